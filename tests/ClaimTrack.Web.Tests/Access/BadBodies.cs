using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ClaimTrack.Web.Tests.Features.Articles;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>The application behind the web server that people meet; its limits of size are not those of the test server.</summary>
public sealed class Served : App, IAsyncLifetime
{
    /// <summary>Its port on this machine.</summary>
    public int Port { get; private set; }

    /// <inheritdoc/>
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Port = ClientOptions.BaseAddress.Port;
        await base.InitializeAsync();
    }

    /// <inheritdoc/>
    public override HttpClient Visit() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{Port}") };
}

/// <summary>Bodies and request lines that no form of ours makes: refused in words, never a fault, and the next request is served.</summary>
public sealed class BadBodies(Served app) : IClassFixture<Served>
{
    const string Boundary = "----harbour";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_file_of_thirty_megabytes_is_told_beside_its_field_and_the_rest_stays(bool chunked)
    {
        var (room, browser) = await Someone();
        var article = await browser.Paste(room);
        foreach (var url in new[] { $"{room.Desk}/articles/new", $"{room.Desk}/articles/{article}/revisions/new" })
        {
            var form = Parts(await Token(browser, url), ("How", "File"), ("Text", "What was typed beside it."));
            form.Add(new ByteArrayContent(new byte[30 * 1024 * 1024]), "File", "large.txt");
            var answer = await browser.Send(Post(url, form, chunked));
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity, $"answered {(int)answer.Status}: {answer.Words}");
            Assert.Equal(["The file is larger than 5 MB. Paste the part that matters."], answer.Errors["File"]);
            Assert.Contains("What was typed beside it.", answer.Document.QuerySelector("textarea[name=Text]")!.TextContent);
        }
        Assert.Empty(app.Faults);
    }

    [Theory]
    [InlineData("articles/new", 60), InlineData("claims/new", 30)]
    public async Task A_body_beyond_all_measure_is_too_large(string path, int megabytes)
    {
        var (room, browser) = await Someone();
        var url = $"{room.Desk}/{path}";
        var form = Parts(await Token(browser, url), ("Statement", "The boats run half empty."));
        form.Add(new ByteArrayContent(new byte[megabytes * 1024 * 1024]), "File", "huge.bin");
        var answer = await browser.Send(Post(url, form, chunked: false));
        Assert.True(answer.Status == HttpStatusCode.RequestEntityTooLarge, $"answered {(int)answer.Status}: {answer.Words}");
        Assert.Equal("That is too large", answer.Heading);
        Assert.Empty(app.Faults);
    }

    [Fact]
    public async Task A_body_of_untold_length_that_grows_too_large_is_told_so()
    {
        var (room, browser) = await Someone();
        var url = $"{room.Desk}/claims/new";
        var form = new FormUrlEncodedContent([new("Statement", new string('a', 8 * 1024 * 1024))]);
        var answer = await browser.Send(Post(url, form, chunked: true));
        Assert.True(answer.Status == HttpStatusCode.RequestEntityTooLarge, $"answered {(int)answer.Status}: {answer.Words}");
        Assert.Equal("That is too large", answer.Heading);
        Assert.Empty(app.Faults);
    }

    // A browser sends all of its form before it listens. An answer that cuts it off is shown as a broken connection.
    [Fact]
    public async Task Whoever_sends_everything_before_listening_hears_the_answer_too()
    {
        var (room, browser) = await Someone();
        const int size = 30 * 1024 * 1024;
        var answer = await Say($"POST {room.Desk}/claims/new HTTP/1.1\r\nHost: localhost\r\nCookie: {Cookie(browser)}\r\nAccept: text/html\r\nContent-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n", size);
        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
        Assert.Contains("That is too large", answer);
    }

    public static TheoryData<string, string, string> Bodies
    {
        get
        {
            const string multipart = "multipart/form-data; boundary=" + Boundary, plain = "application/x-www-form-urlencoded";
            string Part(string head, string text = "x") => $"--{Boundary}\r\n{head}\r\n\r\n{text}\r\n";
            var named = Part("Content-Disposition: form-data; name=\"Statement\"", "The boats run half empty.");
            const string end = "--" + Boundary + "--\r\n";
            return new()
            {
                { "no boundary", "multipart/form-data", named + end },
                { "an empty boundary", "multipart/form-data; boundary=", named + end },
                { "a boundary of a thousand letters", "multipart/form-data; boundary=" + new string('b', 1000), named + end },
                { "the wrong boundary", "multipart/form-data; boundary=other", named + end },
                { "cut off", multipart, named },
                { "cut off in a head", multipart, $"--{Boundary}\r\nContent-Disposition: form-da" },
                { "nothing at all", multipart, "" },
                { "a part without a name", multipart, Part("Content-Disposition: form-data") + end },
                { "a part without a head", multipart, Part("X-Nothing: 1") + end },
                { "a part with a broken head", multipart, Part("Content-Disposition; ;;=\"") + end },
                { "a head of a hundred thousand letters", multipart, Part($"Content-Disposition: form-data; name=\"{new string('n', 100_000)}\"") + end },
                { "two hundred heads", multipart, Part(string.Join("\r\n", Enumerable.Range(0, 200).Select(i => $"X-H{i}: 1"))) + end },
                { "five thousand parts", multipart, string.Concat(Enumerable.Range(0, 5000).Select(i => Part($"Content-Disposition: form-data; name=\"f{i}\""))) + end },
                { "five thousand files", multipart, string.Concat(Enumerable.Range(0, 5000).Select(i => Part($"Content-Disposition: form-data; name=\"f{i}\"; filename=\"f{i}\""))) + end },
                { "a file where a text is asked for", multipart, Part("Content-Disposition: form-data; name=\"Statement\"; filename=\"a.txt\"") + end },
                { "a name of nothing but a path", multipart, Part("Content-Disposition: form-data; name=\"File\"; filename=\"../../../etc/passwd\"") + end },
                { "a name with a zero byte", multipart, Part("Content-Disposition: form-data; name=\"a\0b\"") + end },
                { "a part in another alphabet", multipart, Part("Content-Disposition: form-data; name=\"Statement\"\r\nContent-Type: text/plain; charset=no-such", "The boats.") + end },
                { "a part in seven bits", multipart, Part("Content-Disposition: form-data; name=\"Statement\"\r\nContent-Type: text/plain; charset=utf-7", "+ADw-script+AD4-") + end },
                { "parts in parts", multipart, Part("Content-Disposition: form-data; name=\"Statement\"\r\nContent-Type: multipart/mixed; boundary=inner", "--inner\r\n\r\nx\r\n--inner--") + end },
                { "ten thousand keys", plain, string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"k{i}=v")) },
                { "ten thousand times one key", plain, string.Join('&', Enumerable.Repeat("Statement=v", 10_000)) },
                { "a key of a hundred thousand letters", plain, new string('k', 100_000) + "=v" },
                { "deep keys", plain, string.Concat(Enumerable.Repeat("a[0].", 400)) + "b=v" },
                { "many choices", plain, string.Join('&', Enumerable.Range(0, 250).Select(i => $"Choices[{i}].Key=a&Choices[{i}].Value=b").Take(120)) },
                { "nonsense choices", plain, "Choices[=1&Choices[]=2&Choices[Title=3&Choices.index=x&Choices[x]=4" },
                { "half a sign", plain, "Statement=%" },
                { "a sign that is none", plain, "Statement=%zz%u0041" },
                { "a zero byte", plain, "Statement=a%00b" },
                { "broken UTF-8", plain, "Statement=%FF%FE%C0%AF%ED%A0%80" },
                { "bytes that are no text", plain, "Statement=\u00FF\u00FE\u0000" },
                { "another alphabet", plain + "; charset=utf-16", "S\0t\0" },
                { "an alphabet that is none", plain + "; charset=no-such", "Statement=v" },
                { "JSON", "application/json", "{\"Statement\":\"The boats run half empty.\"}" },
                { "deep JSON", "application/json", new string('[', 100_000) },
                { "XML", "application/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>" },
                { "text", "text/plain", "Statement=v" },
                { "a type that is none", "nothing;;=", "Statement=v" },
                { "no type", "", "Statement=v" },
            };
        }
    }

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_no_form_makes_is_refused_in_words(string what, string type, string body)
    {
        var faults = app.Faults.Count;
        var (room, browser) = await Someone();
        foreach (var url in new[] { $"{room.Desk}/articles/new", $"{room.Desk}/claims/new", "/account/sign-in", "/account/teams/new" })
        {
            var token = await Token(browser, url);
            var answer = await browser.Send(Raw(url, type, body, token));
            Assert.True((int)answer.Status is 302 or (>= 400 and < 500), $"{what} to {url}: {(int)answer.Status}: {answer.Words}");
            if (answer.Location is null) Assert.True(answer.Heading.Length > 0, $"{what} to {url}: {(int)answer.Status} without a word");
            Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        }
        Assert.Empty(app.Faults.Skip(faults));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{room.Desk}/board")).Status);
    }

    [Theory]
    [InlineData("GET /%", 404), InlineData("GET /%zz", 404), InlineData("GET /%00", 400), InlineData("GET /%FF%FE", 404), InlineData("GET /checks/%C0%AF", 404), InlineData("GET /checks?q=%FF%zz%", 200)]
    [InlineData("GET /\u00FF", 400), InlineData("GET checks", 405), InlineData("GET //evil.example/", 404), InlineData("GET /desk/%2e%2e/%2e%2e", 200), InlineData("GET /account/sign-in?back=%FF", 200)]
    [InlineData("GET /checks?q=@long7000", 200), InlineData("GET /checks?q=@long20000", 414), InlineData("GET /@long7000", 404), InlineData("BREW /checks", 405), InlineData("TRACE /", 405), InlineData("OPTIONS *", 405)]
    public async Task A_request_line_of_nonsense_is_refused(string line, int status)
    {
        foreach (var length in new[] { 7000, 20_000 }) line = line.Replace($"@long{length}", new string('x', length), StringComparison.Ordinal);
        var answer = await Say($"{line} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n", 0);
        Assert.StartsWith($"HTTP/1.1 {status.ToString(CultureInfo.InvariantCulture)} ", answer, StringComparison.Ordinal);
        Assert.Empty(app.Faults);
    }

    async Task<(Newsroom, Browser)> Someone()
    {
        var room = await app.Seed();
        return (room, await app.SignedIn(room.Admin));
    }

    static async Task<string> Token(Browser browser, string url) =>
        (await browser.Get(url)).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    static MultipartFormDataContent Parts(string token, params (string Name, string Text)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, text) in fields.Prepend(("__RequestVerificationToken", token))) form.Add(new StringContent(text), name);
        return form;
    }

    static HttpRequestMessage Post(string url, HttpContent form, bool chunked)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        if (chunked) request.Headers.TransferEncodingChunked = true;
        return request;
    }

    static HttpRequestMessage Raw(string url, string type, string body, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(body)) };
        if (type.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-Form-Token", token);
        return request;
    }

    static string Cookie(Browser browser) => string.Join("; ", browser.Cookies.Select(c => $"{c.Key}={c.Value}"));

    // Sends a head and so many bytes, and only then listens.
    async Task<string> Say(string head, int bytes)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Port, Ct);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), Ct);
        var block = new byte[64 * 1024];
        for (var sent = 0; sent < bytes; sent += block.Length) await stream.WriteAsync(block.AsMemory(0, Math.Min(block.Length, bytes - sent)), Ct);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Ct);
    }
}
