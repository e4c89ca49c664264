using System.Net;
using System.Net.Sockets;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>A server that speaks as a test says, byte by byte.</summary>
sealed class RawServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Func<NetworkStream, CancellationToken, Task> _speak;
    readonly Task _serving;
    int _connections;

    public RawServer(Func<NetworkStream, CancellationToken, Task> speak)
    {
        _speak = speak;
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => _connections;

    /// <summary>Ends when somebody has connected.</summary>
    public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads a request to the end of its headers.</summary>
    public static async Task ReadRequest(NetworkStream stream, CancellationToken ct)
    {
        var end = 0;
        var one = new byte[1];
        while (end < 4 && await stream.ReadAsync(one, ct) == 1) end = one[0] == "\r\n\r\n"[end] ? end + 1 : one[0] == '\r' ? 1 : 0;
    }

    async Task Serve()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(Talk(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task Talk(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                Reached.TrySetResult();
                await _speak(client.GetStream(), _stop.Token);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException)
            {
                // The other side has heard enough, or the test is over.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }
}
