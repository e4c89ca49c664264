using System.Diagnostics;
using System.Net.Sockets;

namespace ClaimTrack.Browser.Tests;

/// <summary>A real Redis of its own, which keeps nothing.</summary>
public sealed class Redis : IAsyncDisposable
{
    readonly Process _process;

    Redis(int port)
    {
        Port = port;
        _process = Process.Start(new ProcessStartInfo("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += (_, _) => { }; // read, or it stops at a full pipe
        _process.BeginOutputReadLine();
    }

    int Port { get; }

    /// <summary>How it is reached.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <summary>Starts one and waits until it answers.</summary>
    public static async Task<Redis> Start()
    {
        var redis = new Redis(Server.FreePort());
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20);)
        {
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync("127.0.0.1", redis.Port, TestContext.Current.CancellationToken);
                return redis;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken); // it does not listen yet
            }
        }
        throw new TimeoutException("Redis did not answer.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
