using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Finds the addresses of a host.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>A host that the guard does not let us reach. What it resolved to is for the log, never for people.</summary>
public sealed class HostRefusedException(string message) : Exception(message);

/// <summary>Opens connections to the outside: every one resolves, asks the guard and connects to the very address it asked about.</summary>
public sealed class OutgoingConnections(AddressGuard guard, ResolveHost resolve, IOptions<OutgoingOptions> options)
{
    /// <summary>
    /// A handler for one client. It follows no redirect by itself, keeps no cookie, sends no credentials, heeds no proxy from the
    /// environment and tells the site nothing of our traces.
    /// </summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = Connect,
        ConnectTimeout = options.Value.ConnectTimeout,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
        // No connection outlives its request, so none outlives its check.
        PooledConnectionLifetime = TimeSpan.Zero,
    };

    // Resolving here, once, is what defeats rebinding: there is no second look-up between the check and the connection.
    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var written) ? [written] : await resolve(host, ct);
        if (!guard.MayReach(host, addresses))
            throw new HostRefusedException($"{host} is {(addresses is [] ? "nowhere" : string.Join(", ", addresses.AsEnumerable()))}");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
