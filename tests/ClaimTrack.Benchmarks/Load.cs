using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ClaimTrack.Benchmarks;

/// <summary>What a round of requests cost.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Cpu">Processor time of the server for one answer, in microseconds.</param>
/// <param name="Bytes">Bytes on the wire for one answer, head and body.</param>
/// <param name="P99">The time that 99 of 100 answers stay below, in milliseconds.</param>
readonly record struct Round(double PerSecond, double Cpu, double Bytes, double P99);

/// <summary>Asks a server on this machine for one page again and again, over connections that stay open, with as little work
/// as can be, so that what is measured is the server.</summary>
static class Load
{
    /// <summary>Asks for a while.</summary>
    /// <param name="server">Whose processor time is counted.</param>
    /// <param name="url">The page.</param>
    /// <param name="headers">Headers beside the usual ones, each ending in CR LF.</param>
    /// <param name="connections">How many ask at the same time.</param>
    /// <param name="duration">How long.</param>
    public static async Task<Round> Run(Process server, Uri url, string headers, int connections, TimeSpan duration)
    {
        var request = Encoding.ASCII.GetBytes($"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\n{headers}\r\n");
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var results = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => Ask(url, request, clock, duration))));
        var took = clock.Elapsed.TotalSeconds;
        server.Refresh();
        var count = results.Sum(r => r.Times.Count);
        var times = results.SelectMany(r => r.Times).Order().ToList();
        return new(count / took, (server.TotalProcessorTime - cpu).TotalMicroseconds / count, (double)results.Sum(r => r.Bytes) / count, times[(int)(times.Count * 0.99)]);
    }

    static async Task<(List<double> Times, long Bytes)> Ask(Uri url, byte[] request, Stopwatch clock, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, url.Port);
        var buffer = new byte[256 * 1024];
        List<double> times = [];
        var bytes = 0L;
        while (clock.Elapsed < duration)
        {
            var start = clock.Elapsed;
            await socket.SendAsync(request);
            bytes += await Answer(socket, buffer);
            times.Add((clock.Elapsed - start).TotalMilliseconds);
        }
        return (times, bytes);
    }

    // Reads to the end of one answer: by its length, or to the last chunk.
    static async Task<int> Answer(Socket socket, byte[] buffer)
    {
        for (int read = 0, end = -1; ;)
        {
            var more = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The server closed the connection.");
            read += more;
            var all = buffer.AsSpan(0, read);
            if (end < 0 && all.IndexOf("\r\n\r\n"u8) is var head and >= 0)
            {
                var status = all[9..12];
                if (!status.SequenceEqual("200"u8) && !status.SequenceEqual("304"u8)) throw new InvalidOperationException(Encoding.ASCII.GetString(all[..head]));
                end = status.SequenceEqual("304"u8) ? head + 4 : LengthOf(all[..head]) is { } length ? head + 4 + length : 0;
            }
            if (end > 0 && read >= end || end == 0 && all.EndsWith("\r\n0\r\n\r\n"u8)) return read;
        }
    }

    static int? LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return null;
        var rest = head[(at + 16)..];
        var end = rest.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? rest : rest[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
