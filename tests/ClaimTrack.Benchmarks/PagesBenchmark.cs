using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ClaimTrack.Benchmarks;

/// <summary>A published page beside Kestrel with the same bytes at hand, beside the best brotli, and when it is made anew
/// beside plain MVC. Everything runs on this machine, in turns, and the median of the rounds counts.</summary>
static partial class PagesBenchmark
{
    const int Rounds = 7;
    const int Connections = 32;
    static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);

    /// <summary>Measures and prints the table.</summary>
    public static async Task Run()
    {
        using var servers = new Servers();
        var product = await servers.Product();
        using var visitor = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = product.Url };
        var path = CheckLink().Match(await visitor.GetStringAsync(new Uri("/checks", UriKind.Relative))).Groups["path"].Value;
        var page = new Uri(product.Url, path);
        var plain = await visitor.GetByteArrayAsync(page);
        var (brotli, tag) = await Kept(visitor, page);
        var best = Best(plain);

        var files = Directory.CreateDirectory(Path.Combine(servers.Folder, "files")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(files, "page"), brotli);
        var bare = await servers.Peer("serve-bytes", files, "/page");
        var mvc = await servers.Peer("serve-mvc", Path.Combine(servers.Folder, "plain.db"), "/page");

        const string Accepts = "Accept-Encoding: gzip, deflate, br\r\n";
        (string Name, Process Server, Uri Url, string Headers)[] contenders =
        [
            ("bare Kestrel, the same brotli bytes", bare.Process, new(bare.Url, "/page"), Accepts),
            ("published page, brotli", product.Process, page, Accepts),
            ("bare Kestrel, 304", bare.Process, new(bare.Url, "/page"), $"If-None-Match: {tag}\r\n"),
            ("published page, 304", product.Process, page, $"{Accepts}If-None-Match: {tag}\r\n"),
            ("plain MVC, one query, one view", mvc.Process, new(mvc.Url, "/page"), ""),
            // A cookie makes the page somebody's own, so that it is made for every request.
            ("the same page made anew", product.Process, page, "Cookie: theme=dark\r\n"),
        ];
        foreach (var c in contenders) await Load.Run(c.Server, c.Url, c.Headers, Connections, Duration); // warm
        var rounds = contenders.Select(_ => new List<Round>()).ToArray();
        for (var round = 0; round < Rounds; round++)
            foreach (var (c, results) in contenders.Zip(rounds)) results.Add(await Load.Run(c.Server, c.Url, c.Headers, Connections, Duration));

        Console.WriteLine($"{path}: {plain.Length:N0} bytes, brotli {brotli.Length:N0}; {Connections} connections, {Rounds} rounds of {Duration.TotalSeconds} s, medians");
        Console.WriteLine($"{"",-38}{"req/s",10}{"CPU µs",10}{"bytes",10}{"p99 ms",10}");
        foreach (var (c, results) in contenders.Zip(rounds))
            Line(c.Name, Median(results, r => r.PerSecond), Median(results, r => r.Cpu), Median(results, r => r.Bytes), Median(results, r => r.P99));
        // Each round is its own comparison: what slows the machine slows both.
        double Ratio(int a, int b, Func<Round, double> of) => rounds[a].Zip(rounds[b], (x, y) => of(x) / of(y)).Order().ElementAt(Rounds / 2);
        Console.WriteLine();
        Goal("P1", "req/s of the page ÷ bare Kestrel", Ratio(1, 0, r => r.PerSecond), "≥ 0.85");
        Goal("P1", "CPU of the page ÷ bare Kestrel", Ratio(1, 0, r => r.Cpu), "≤ 1.25");
        Goal("P2", "body bytes ÷ best brotli", (double)brotli.Length / best, "≤ 1.05");
        Goal("P2", "req/s of a 304 ÷ of the page", Ratio(3, 1, r => r.PerSecond), "≥ 1.5");
        Goal("P2", "the same for bare Kestrel", Ratio(2, 0, r => r.PerSecond), "");
        Goal("P4", "CPU of the page made anew ÷ plain MVC", Ratio(5, 4, r => r.Cpu), "≤ 0.6");
    }

    // Compressing goes on beside the first answers.
    static async Task<(byte[] Body, string Tag)> Kept(HttpClient visitor, Uri page)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30);)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            request.Headers.AcceptEncoding.ParseAdd("br");
            using var answer = await visitor.SendAsync(request);
            if (answer.Content.Headers.ContentEncoding.Contains("br")) return (await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString());
        }
        throw new InvalidOperationException("The page is not kept.");
    }

    static int Best(byte[] plain)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        return Enumerable.Range(10, 15).Min(window => BrotliEncoder.TryCompress(plain, buffer, out var length, quality: 11, window) ? length : int.MaxValue);
    }

    static double Median(List<Round> rounds, Func<Round, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    static void Line(string name, double perSecond, double cpu, double bytes, double p99) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38}{perSecond,10:N0}{cpu,10:N1}{bytes,10:N0}{p99,10:N2}"));

    static void Goal(string name, string what, double value, string goal) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}  {what,-42}{value,8:0.00}   {goal}"));

    [GeneratedRegex("<h[34] class=\"rows__title\"[^>]*><a href=\"(?<path>/checks/[^\"]+)\"")]
    private static partial Regex CheckLink();
}
