using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ClaimTrack.Web.Tests;

namespace ClaimTrack.Browser.Tests;

/// <summary>The application in a process of its own, as it is deployed, so that a test can kill it and start it again at the
/// same address with the same files. Seeded by its own command line.</summary>
/// <remarks>One as it stands alone, or several on one database that talk through Redis.</remarks>
public sealed class Server : IAsyncLifetime
{
    readonly Server? _first;
    readonly string? _redis;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    readonly string _folder;
    readonly int _port = FreePort();
    Process? _process;
    readonly Chromium _chromium = new();

    /// <summary>A fact-checker of the team <c>saltmere</c>, which has the claims 1 and 2 under research.</summary>
    public const string Ines = "ines@saltmere.test";

    /// <summary>Another.</summary>
    public const string Tomas = "tomas@saltmere.test";

    static readonly object Seed = new
    {
        teams = new[]
        {
            new
            {
                name = "Saltmere Desk",
                slug = "saltmere",
                members = new[]
                {
                    new { email = "hanne@saltmere.test", name = "Hanne Vik", password = App.Password, role = "Admin" },
                    new { email = Ines, name = "Ines Okafor", password = App.Password, role = "FactChecker" },
                    new { email = Tomas, name = "Tomas Brandt", password = App.Password, role = "FactChecker" },
                },
                claims = new[]
                {
                    new { statement = "The ferry doubled its support in one year.", status = "Researching" },
                    new { statement = "The pier was shut for the whole of 2025.", status = "Researching" },
                },
            },
        },
    };

    /// <summary>One that stands alone.</summary>
    public Server() => _folder = Directory.CreateTempSubdirectory("claimtrack-").FullName;

    /// <summary>One of several: the first has the database, the others share it.</summary>
    internal Server(string redis, Server? first)
    {
        _redis = redis;
        _first = first;
        _folder = first?._folder ?? Directory.CreateTempSubdirectory("claimtrack-").FullName;
    }

    /// <summary>Where it is served.</summary>
    public string Url => $"http://localhost:{_port}";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (_first is null) await Sow();
        await StartAgain();
    }

    async Task Sow()
    {
        var file = Path.Combine(_folder, "seed.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(Seed), Ct);
        using var seeding = Run("seed", "--file", file);
        var said = seeding.StandardOutput.ReadToEndAsync(Ct);
        var wrong = await seeding.StandardError.ReadToEndAsync(Ct);
        await seeding.WaitForExitAsync(Ct);
        if (seeding.ExitCode != 0) throw new InvalidOperationException($"Seeding failed.\n{await said}{wrong}");
    }

    /// <summary>Where it listens.</summary>
    internal int Port => _port;

    /// <summary>Starts it with what it kept, and waits until it answers.</summary>
    public async Task StartAgain()
    {
        _process = Run();
        _process.OutputDataReceived += (_, _) => { }; // read, or it stops at a full pipe
        _process.BeginOutputReadLine();
        var errors = _process.StandardError.ReadToEndAsync(Ct);
        using var visitor = new HttpClient { BaseAddress = new(Url) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended by itself.\n{await errors}");
            try
            {
                if ((await visitor.GetAsync("/account/sign-in", Ct)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, Ct); // it does not listen yet
            }
        }
        throw new TimeoutException("The server did not answer.");
    }

    /// <summary>Kills it in the middle of whatever it does.</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(Ct);
        _process.Dispose();
        _process = null;
    }

    /// <summary>A visitor with a browser of their own.</summary>
    public Task<Visitor> Visitor(string? email = null, string? url = null) => ClaimTrack.Browser.Tests.Visitor.Come(_chromium, url ?? Url, email, App.Password);

    Process Run(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ClaimTrack.Web.dll"), .. arguments])
    {
        WorkingDirectory = _folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Urls"] = Url,
            ["ConnectionStrings__Sqlite"] = $"Data Source={Path.Combine(_folder, "claimtrack.db")}",
            ["Cookies__Secure"] = "false",
            ["Site__Url"] = _first?.Url ?? Url,
            ["Redis__ConnectionString"] = _redis,
            ["Mail__Folder"] = MailFolder,
        },
    })!;

    /// <summary>Where its letters lie.</summary>
    internal string MailFolder => Path.Combine(_folder, "mail");

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
        await _chromium.DisposeAsync();
        if (_first is null) Directory.Delete(_folder, recursive: true);
    }
}
