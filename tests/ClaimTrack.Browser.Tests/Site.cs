using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ClaimTrack.Web.Tests;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>The application behind a real web server, and a headless Chromium to visit it with. One for a class of tests.</summary>
public class Site : App, IAsyncLifetime
{
    readonly Chromium _chromium = new();

    /// <summary>Where it is served.</summary>
    public string Url { get; private set; } = "";

    /// <inheritdoc/>
    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Url = $"http://localhost:{ClientOptions.BaseAddress.Port}";
        await base.InitializeAsync();
    }

    /// <summary>A visitor with a browser of their own.</summary>
    public Task<Visitor> Visitor(Person? who = null, ViewportSize? size = null, ColorScheme theme = ColorScheme.Light, bool script = true) =>
        ClaimTrack.Browser.Tests.Visitor.Come(_chromium, Url, who?.Email, Password, size, theme, script);

    /// <inheritdoc/>
    public override HttpClient Visit() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(Url) };

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await base.DisposeAsync();
    }
}

/// <summary>The browser of a class of tests: windows of its own in a Chromium that all classes share.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // Ended with the tests' process, which its driver watches.
    static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    readonly ConcurrentBag<IBrowserContext> _windows = [];

    /// <summary>Opens a window that nobody else looks into.</summary>
    public async Task<IBrowserContext> Open(BrowserNewContextOptions options)
    {
        var window = await (await Shared.Value).NewContextAsync(options);
        _windows.Add(window);
        return window;
    }

    static async Task<IBrowser> Launch() => await (await Playwright.CreateAsync()).Chromium.LaunchAsync(new()
    {
        // The one without a window is the lighter by far.
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.CloseAsync();
    }
}

/// <summary>One person at one browser. Whatever the browser complains of is kept.</summary>
public sealed class Visitor
{
    readonly List<string> _complaints = [];

    Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>The open tab.</summary>
    public IPage Page { get; }

    /// <summary>Errors and refused content so far.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<Visitor> Come(Chromium chromium, string url, string? email, string password, ViewportSize? size = null, ColorScheme theme = ColorScheme.Light, bool script = true)
    {
        var context = await chromium.Open(new()
        {
            BaseURL = url,
            ViewportSize = size ?? new() { Width = 1280, Height = 900 },
            ColorScheme = theme,
            JavaScriptEnabled = script,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(await context.NewPageAsync());
        if (email is null) return visitor;
        await visitor.Page.GotoAsync("/account/sign-in");
        await visitor.Page.GetByLabel("E-mail").FillAsync(email);
        await visitor.Page.GetByLabel("Password").FillAsync(password);
        await visitor.Click("Sign in");
        await visitor.Page.WaitForURLAsync("**/desk/**");
        return visitor;
    }

    /// <summary>Opens an address.</summary>
    public async Task<int> Open(string address) => (await Page.GotoAsync(address))!.Status;

    /// <summary>Opens an address of the workspace and waits until it follows live.</summary>
    public async Task OpenLive(string address)
    {
        await Open(address);
        await IsLive();
    }

    /// <summary>Waits until the page follows live.</summary>
    public Task IsLive() => Assertions.Expect(Page.Locator("html[data-live=live]")).ToHaveCountAsync(1, new() { Timeout = 30_000 });

    /// <summary>Presses a button.</summary>
    public Task Click(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>Follows a link.</summary>
    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>Fills in a field by its label, wherever it stands.</summary>
    public Task Fill(string label, string text) =>
        Page.GetByLabel(new Regex($"^{Regex.Escape(label)}( \\(optional\\))?$")).First.FillAsync(text);

    /// <summary>Waits until a text can be seen.</summary>
    public Task Sees(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 10_000 });

    /// <summary>Waits until a part of the page holds a text.</summary>
    public Task Sees(string text, string within) => Assertions.Expect(Page.Locator(within).First).ToContainTextAsync(text, new() { Timeout = 10_000 });
}
