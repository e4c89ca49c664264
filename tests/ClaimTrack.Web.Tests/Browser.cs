using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ClaimTrack.Web.Tests;

/// <summary>A person's browser without script: it keeps cookies, fills in forms as they stand on the page and sends them.
/// Redirects are not followed, so that a test sees them; <see cref="Follow"/> does.</summary>
public sealed class Browser
{
    readonly App _app;
    readonly HttpClient _http;
    readonly Dictionary<string, string> _cookies = [];
    string? _token;

    internal Browser(App app)
    {
        _app = app;
        _http = app.Visit();
    }

    /// <summary>Another browser with the same cookies.</summary>
    public Browser Twin()
    {
        var twin = new Browser(_app) { _token = _token };
        foreach (var (name, value) in _cookies) twin._cookies[name] = value;
        return twin;
    }

    /// <summary>The cookies it holds, by name.</summary>
    public IDictionary<string, string> Cookies => _cookies;

    /// <summary>Loads a page.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="frame">The Turbo frame that asks for it.</param>
    public Task<Page> Get(string url, string? frame = null) => Send(new HttpRequestMessage(HttpMethod.Get, url), frame);

    /// <summary>Loads where an answer leads to, or returns the answer if it leads nowhere.</summary>
    public async Task<Page> Follow(Page page)
    {
        for (var hops = 0; page.Location is { } location && hops < 5; hops++) page = await Get(location);
        return page;
    }

    /// <summary>Loads a page, fills in one of its forms and sends it, with everything that the form holds already.</summary>
    /// <param name="url">The page.</param>
    /// <param name="values">What is typed: an anonymous object or a dictionary. <c>true</c> ticks a box, <c>null</c> leaves the
    /// field out, a list gives several values, an <see cref="Upload"/> is a file.</param>
    /// <param name="action">Where the form goes, if that is not the page's own address.</param>
    public async Task<Page> Submit(string url, object values, string? action = null)
    {
        var page = await Get(url);
        return page.Status == HttpStatusCode.OK ? await Submit(page, values, action) : throw new InvalidOperationException($"{url} answered {page.Status}: {page.Words}");
    }

    /// <summary>Fills in a form of a page at hand and sends it.</summary>
    public Task<Page> Submit(Page page, object values, string? action = null)
    {
        var form = page.Form(action);
        List<(string Name, object Value)> fields = [.. FieldsOf(form)];
        var buttons = form.QuerySelectorAll("button[name]").Select(b => b.GetAttribute("name")!);
        foreach (var (name, value) in Pairs(values))
        {
            if (!form.Elements.Any(e => e.GetAttribute("name") == name) && !buttons.Contains(name))
                throw new ArgumentException($"The form to {page.ActionOf(form)} has no field {name}; it has {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).Distinct())}. To forge one use Post.");
            fields.RemoveAll(f => f.Name == name);
            fields.AddRange(Values(value).Select(v => (name, v)));
        }
        return Send(OfOwn(new HttpRequestMessage(HttpMethod.Post, page.ActionOf(form)) { Content = Encode(fields, form.Enctype == "multipart/form-data") }));
    }

    /// <summary>Sends any values to any address, as somebody would by hand, with a form token that holds.</summary>
    public async Task<Page> Post(string url, object values)
    {
        if (_token is null) await Get("/account/sign-in"); // any page with a form gives the token
        return await Send(OfOwn(Bare(url, Pairs(values).Append(new("__RequestVerificationToken", _token)))));
    }

    /// <summary>Sends values without a form token and without saying from where.</summary>
    public Task<Page> PostAsItIs(string url, IEnumerable<KeyValuePair<string, object?>> values) => Send(Bare(url, values));

    static HttpRequestMessage Bare(string url, IEnumerable<KeyValuePair<string, object?>> values) =>
        new(HttpMethod.Post, url) { Content = Encode([.. from pair in values from v in Values(pair.Value) select (pair.Key, v)], files: false) };

    // Browsers say of every form from where it is sent.
    HttpRequestMessage OfOwn(HttpRequestMessage request)
    {
        request.Headers.Add("Origin", new Uri(_http.BaseAddress!, request.RequestUri!).GetLeftPart(UriPartial.Authority));
        return request;
    }

    /// <summary>Sends a request as it is, with this browser's cookies.</summary>
    public async Task<Page> Send(HttpRequestMessage request, string? frame = null)
    {
        if (_cookies.Count > 0) request.Headers.Add("Cookie", CookieHeader);
        if (frame is not null) request.Headers.Add("Turbo-Frame", frame);
        if (request.Headers.Accept.Count == 0) request.Headers.Accept.ParseAdd("text/html");
        var session = Session;
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set) Keep(cookie);
        if (Session != session) _token = null; // a form's token is for the person who loaded it
        var page = new Page(request.RequestUri!.ToString(), answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if (page.Status == HttpStatusCode.InternalServerError)
            throw new InvalidOperationException($"{request.Method} {request.RequestUri} answered 500.\n{string.Join('\n', _app.Faults.TakeLast(3))}");
        if (page.Document.QuerySelector("input[name=__RequestVerificationToken]") is { } token) _token = token.GetAttribute("value");
        return page;
    }

    /// <summary>Opens the live connection with this browser's cookies.</summary>
    public async Task<HubConnection> Connect()
    {
        var connection = new HubConnectionBuilder().WithUrl("http://localhost/live", options =>
        {
            options.HttpMessageHandlerFactory = _ => _app.Server.CreateHandler();
            options.Transports = HttpTransportType.LongPolling;
            if (_cookies.Count > 0) options.Headers["Cookie"] = CookieHeader;
        }).Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    string? Session => _cookies.GetValueOrDefault("claimtrack");

    string CookieHeader => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    // Ages are measured by the application's clock, not by that of the machine.
    void Keep(string setCookie)
    {
        var parts = setCookie.Split(';', StringSplitOptions.TrimEntries);
        var at = parts[0].IndexOf('=');
        var expires = parts.FirstOrDefault(p => p.StartsWith("expires=", StringComparison.OrdinalIgnoreCase))?[8..];
        if (expires is not null && DateTimeOffset.Parse(expires, CultureInfo.InvariantCulture) <= _app.Now) _cookies.Remove(parts[0][..at]);
        else _cookies[parts[0][..at]] = parts[0][(at + 1)..];
    }

    static IEnumerable<(string, object)> FieldsOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name || element.HasAttribute("disabled")) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked) yield return (name, box.HasAttribute("value") ? box.Value : "on");
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "file" or "image" or "reset" }: break;
                case IHtmlInputElement input: yield return (name, input.Value); break;
                case IHtmlTextAreaElement area: yield return (name, area.Value); break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options.Where(o => o.IsSelected)) yield return (name, option.Value);
                    break;
            }
        }
    }

    static IEnumerable<KeyValuePair<string, object?>> Pairs(object values) => values is IEnumerable<KeyValuePair<string, object?>> pairs
        ? pairs : values.GetType().GetProperties().Select(p => KeyValuePair.Create(p.Name, p.GetValue(values)));

    static IEnumerable<object> Values(object? value) => value switch
    {
        null or false => [],
        true => ["true"],
        string or Upload => [value],
        System.Collections.IEnumerable many => many.Cast<object>(),
        DateOnly day => [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        IFormattable f => [f.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value],
    };

    static HttpContent Encode(List<(string Name, object Value)> fields, bool files)
    {
        if (!files && !fields.Any(f => f.Value is Upload)) return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, $"{f.Value}")));
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (value is Upload upload)
            {
                var file = new ByteArrayContent(upload.Bytes);
                file.Headers.ContentType = MediaTypeHeaderValue.Parse(upload.ContentType);
                parts.Add(file, name, upload.FileName);
            }
            else
            {
                parts.Add(new StringContent($"{value}"), name);
            }
        }
        return parts;
    }
}

/// <summary>A file that is sent with a form.</summary>
public sealed record Upload(string FileName, byte[] Bytes, string ContentType = "text/html");

/// <summary>An answer of the application.</summary>
public sealed partial class Page
{
    readonly string _url;

    internal Page(string url, HttpResponseMessage answer, string text)
    {
        _url = url;
        Status = answer.StatusCode;
        Location = answer.Headers.Location?.ToString();
        Headers = answer.Headers;
        MediaType = answer.Content.Headers.ContentType?.MediaType;
        LastModified = answer.Content.Headers.LastModified;
        Text = text;
        Document = new HtmlParser().ParseDocument(answer.Content.Headers.ContentType?.MediaType == "text/html" ? text : "");
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Where it sends the browser, if anywhere.</summary>
    public string? Location { get; }

    /// <summary>Its headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>What kind of thing it is.</summary>
    public string? MediaType { get; }

    /// <summary>When it says that it changed last.</summary>
    public DateTimeOffset? LastModified { get; }

    /// <summary>The body as it came.</summary>
    public string Text { get; }

    /// <summary>The body as a document.</summary>
    public IHtmlDocument Document { get; }

    /// <summary>The words of the page's main part, with single spaces.</summary>
    public string Words => Spaces().Replace((Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? Text, " ").Trim();

    /// <summary>The first heading.</summary>
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>The messages beside the fields, by the field's name, and those of the form as a whole under "".</summary>
    public ILookup<string, string> Errors =>
        (from message in Document.QuerySelectorAll("p.error")
         let text = message.TextContent.Trim()
         where text.Length > 0
         let control = Document.QuerySelector($"[aria-describedby~='{message.Id}']")
         select (Name: control?.GetAttribute("name") ?? control?.QuerySelector("[name]")?.GetAttribute("name") ?? "", text))
        .Concat(Document.QuerySelectorAll(".error-summary li:not(:has(a))").Select(li => (Name: "", text: li.TextContent.Trim())))
        .ToLookup(e => e.Name, e => e.text);

    /// <summary>The form that goes to an address; without one, the form to the page's own address, else the first in its main part.</summary>
    public IHtmlFormElement Form(string? action = null)
    {
        var posts = Document.QuerySelectorAll<IHtmlFormElement>("form").Where(f => "post".Equals(f.GetAttribute("method"), StringComparison.OrdinalIgnoreCase)).ToList();
        return (action is null
                ? posts.FirstOrDefault(f => Path(ActionOf(f)) == Path(_url)) ?? posts.FirstOrDefault(f => f.Closest("main") is not null)
                : posts.FirstOrDefault(f => ActionOf(f) == action) ?? posts.FirstOrDefault(f => Path(ActionOf(f)) == action))
            ?? throw new InvalidOperationException($"No form to {action ?? _url}; there are {string.Join(", ", posts.Select(ActionOf))}.\n{Words}");
    }

    /// <summary>Where a form goes.</summary>
    internal string ActionOf(IHtmlFormElement form) => form.GetAttribute("action") is { Length: > 0 } action ? action : _url;

    static string Path(string url) => url.Split('?', '#')[0];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
