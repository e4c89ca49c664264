using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ClaimTrack.Benchmarks;

/// <summary>Servers in processes of their own, so that each one's processor time can be told; all end with this one.</summary>
sealed class Servers : IDisposable
{
    readonly List<Process> _started = [];

    /// <summary>A folder that is gone afterwards.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("claimtrack-bench-").FullName;

    /// <summary>Starts one of this program's own peers.</summary>
    public Task<(Process Process, Uri Url)> Peer(string command, string argument, string path)
    {
        var url = FreeUrl();
        return Start(url, path, [Path.Combine(AppContext.BaseDirectory, "ClaimTrack.Benchmarks.dll"), command, url, argument], []);
    }

    /// <summary>Starts the product, with the demonstration's newsrooms in it.</summary>
    public async Task<(Process Process, Uri Url)> Product()
    {
        var first = await Product("Development");
        first.Process.Kill(entireProcessTree: true);
        await first.Process.WaitForExitAsync();
        return await Product("Production");
    }

    Task<(Process Process, Uri Url)> Product(string environment)
    {
        var url = FreeUrl();
        return Start(url, "/checks", [Path.Combine(AppContext.BaseDirectory, "ClaimTrack.Web.dll")], new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["Urls"] = url,
            ["Site__Url"] = "http://127.0.0.1",
            ["Cookies__Secure"] = "false",
            ["ConnectionStrings__Sqlite"] = $"Data Source={Path.Combine(Folder, "claimtrack.db")}",
            ["Limits__ReadsPerMinute"] = "100000000",
            ["Logging__LogLevel__Default"] = "Warning",
        });
    }

    async Task<(Process, Uri)> Start(string url, string path, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { }; // read, or it stops at a full pipe
        process.BeginOutputReadLine();
        _started.Add(process);
        using var visitor = new HttpClient { BaseAddress = new(url) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2) && !process.HasExited;)
        {
            try
            {
                if ((await visitor.GetAsync(new Uri(path, UriKind.Relative))).IsSuccessStatusCode) return (process, new Uri(url));
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100); // it does not listen yet
            }
        }
        throw new InvalidOperationException($"{string.Join(' ', arguments)} did not answer.");
    }

    static string FreeUrl()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
    }
}
