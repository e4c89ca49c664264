using System.Net;
using System.Net.Sockets;

namespace ClaimTrack.Browser.Tests;

/// <summary>What stands before several instances: it passes every connection on to one that answers, the last one first.</summary>
sealed class Front : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _over = new();
    readonly int[] _ports;
    readonly Task _accepting;

    public Front(params Server[] servers)
    {
        _ports = [.. servers.Reverse().Select(s => s.Port)];
        _listener.Start();
        _accepting = Accept();
    }

    /// <summary>Its address.</summary>
    public string Url => $"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The instance that the newest connection was led to.</summary>
    public int LedTo { get; private set; }

    async Task Accept()
    {
        List<Task> open = [];
        try
        {
            while (true) open.Add(Serve(await _listener.AcceptTcpClientAsync(_over.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task Serve(TcpClient visitor)
    {
        using var _ = visitor;
        foreach (var port in _ports)
        {
            using var server = new TcpClient();
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, port, _over.Token);
            }
            catch (SocketException)
            {
                continue; // this one is dead
            }
            LedTo = port;
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_over.Token);
            var (there, back) = (Copy(visitor, server, ended.Token), Copy(server, visitor, ended.Token));
            await Task.WhenAny(there, back);
            await ended.CancelAsync();
            await Task.WhenAll(there, back);
            return;
        }
    }

    static async Task Copy(TcpClient from, TcpClient to, CancellationToken ct)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), ct);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side hung up, and so does the other.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _over.Dispose();
    }
}
