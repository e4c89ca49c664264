#:package Microsoft.Playwright@1.64.1
#:property PlaywrightPlatform=linux
#:property PublishAot=false

// Takes the pictures of the README, of the application as it was last built:
//
//     dotnet run scripts/Screenshots.cs                  into docs/images
//     dotnet run scripts/Screenshots.cs -- --all DIR     every page at both sizes in both themes, into DIR
//
// The first starts the application with the demonstration in a folder of its own and ends it again. The second lets the
// browser test that walks every page keep a picture of each; its findings are printed too.

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

const string Images = "docs/images";
const string Tests = "tests/ClaimTrack.Browser.Tests";

var calledFrom = Environment.CurrentDirectory;
Directory.SetCurrentDirectory(Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!);
return args switch
{
    [] => await Readme(),
    ["--all", var folder] => EveryPage(Path.GetFullPath(folder, calledFrom)),
    _ => Refuse("Usage: dotnet run scripts/Screenshots.cs [-- --all DIR]"),
};

async Task<int> Readme()
{
    var built = new[] { "Release", "Debug" }.Select(c => new FileInfo($"src/ClaimTrack.Web/bin/{c}/net10.0/ClaimTrack.Web.dll"))
        .Where(f => f.Exists).MaxBy(f => f.LastWriteTimeUtc);
    if (built is null) return Refuse("Build the application first: dotnet build src/ClaimTrack.Web");

    var folder = Directory.CreateTempSubdirectory("claimtrack-pictures-").FullName;
    var url = $"http://localhost:{FreePort()}";
    using var app = Process.Start(new ProcessStartInfo("dotnet", [built.FullName, "--urls", url, "--environment", "Development", "--contentRoot", folder,
        "--ConnectionStrings:Sqlite", $"Data Source={folder}/pictures.db", "--Site:Name", "Meridian Fact Desk"]) { RedirectStandardOutput = true })!;
    app.OutputDataReceived += (_, _) => { };
    app.BeginOutputReadLine();
    try
    {
        await Answers(url, app);
        var told = await File.ReadAllTextAsync($"{folder}/App_Data/demo-accounts.txt");
        await TakePictures(url, password: told.TrimEnd().Split(' ')[^1]);
    }
    finally
    {
        app.Kill();
        await app.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);
    }
    foreach (var image in Directory.GetFiles(Images, "*.png").Order(StringComparer.Ordinal))
        Console.WriteLine($"{image}  {new FileInfo(image).Length / 1024} KB");
    return 0;
}

async Task TakePictures(string url, string password)
{
    Directory.CreateDirectory(Images);
    using var playwright = await Playwright.CreateAsync();
    await using var chromium = await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    foreach (var (look, theme) in new[] { ("", ColorScheme.Light), ("-dark", ColorScheme.Dark) })
    {
        await using var context = await chromium.NewContextAsync(new() { BaseURL = url, ViewportSize = new() { Width = 1280, Height = 960 }, ColorScheme = theme, Locale = "en-GB" });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/checks?q=ferry+subsidy");
        await page.GetByRole(AriaRole.Link, new() { Name = "The ferry subsidy did double" }).First.ClickAsync();
        await page.WaitForURLAsync("**/checks/*-*");
        await Take(page, $"check{look}");

        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail").FillAsync("helena@example.org");
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/board");
        await page.GotoAsync("/desk/meridian/queue");
        await page.GetByRole(AriaRole.Link, new() { Name = "Huawei won the Lahore contract" }).First.ClickAsync();
        await page.WaitForURLAsync("**/claims/*");
        await page.Locator("html[data-live=live]").WaitForAsync();
        await Take(page, $"desk{look}");
    }
}

async Task Take(IPage page, string name)
{
    await page.WaitForLoadStateAsync(LoadState.Load);
    await page.EvaluateAsync("document.fonts.ready");
    await page.ScreenshotAsync(new() { Path = $"{Images}/{name}.png", Animations = ScreenshotAnimations.Disabled });
}

// The name of the variable is the test's.
int EveryPage(string into)
{
    Directory.CreateDirectory(into);
    using var test = Process.Start(new ProcessStartInfo("dotnet", ["test", "--project", Tests, "--no-progress", "--filter-class", "*EveryPage*"])
    {
        Environment = { ["SCREENSHOTS"] = into },
    })!;
    test.WaitForExit();
    Console.WriteLine($"{Directory.GetFiles(into, "*.png").Length} pictures in {into}");
    return test.ExitCode;
}

static async Task Answers(string url, Process app)
{
    using var client = new HttpClient();
    for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(200))
    {
        if (app.HasExited) throw new InvalidOperationException("The application did not start; its words are above.");
        try
        {
            if ((await client.GetAsync(url)).IsSuccessStatusCode) return;
        }
        catch (HttpRequestException)
        {
            // not yet
        }
    }
    throw new TimeoutException($"Nothing answers at {url}.");
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static int Refuse(string why)
{
    Console.Error.WriteLine(why);
    return 2;
}
