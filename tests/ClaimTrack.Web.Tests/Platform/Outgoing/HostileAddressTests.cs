using System.Net;
using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>Ways to write, name or hide an inner address. Every one ends in a refusal, and nobody inside is disturbed.</summary>
public sealed class HostileAddressTests : IAsyncDisposable
{
    static readonly string[] Inner =
    [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "0.0.0.0",
    ];

    static readonly string[] InnerNames =
    [
        "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "127.0.0.1.nip.example", "metadata.google.internal", "intranet", "db",
    ];

    // Listens where every loopback address in this test points, so that a connection would be seen.
    readonly RawServer _inside = new((_, _) => Task.CompletedTask);

    public static TheoryData<string> Addresses => [.. Inner.SelectMany(InDisguise).Concat(InnerNames.Select(name => $"http://{name}:PORT/")).Distinct()];

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_inner_address_is_refused_however_it_is_written(string address)
    {
        using var door = new Door([_inside.Port], names: AsTheSystemResolves);
        var page = await door.Get(address.Replace("PORT", $"{_inside.Port}"));
        Assert.True(page.Failure?.Kind is FetchFailureKind.BadAddress or FetchFailureKind.CannotFetch, $"{page.Failure?.Kind}: {page.Text}");
        Assert.Equal(0, _inside.Connections);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_site_cannot_send_us_to_an_inner_address(string address)
    {
        await using var site = await Site.Start(context =>
        {
            context.Response.StatusCode = 302;
            // Kestrel would refuse to send some of these; a hostile server would not, and they are refused before this on the way in.
            context.Response.Headers.Location = Uri.EscapeDataString(address).Replace("%3A", ":").Replace("%2F", "/").Replace("%40", "@").Replace("%5B", "[")
                .Replace("%5D", "]").Replace("%23", "#").Replace("%3F", "?").Replace("%5C", "\\").Replace("%25", "%").Replace("PORT", $"{_inside.Port}");
            return Task.CompletedTask;
        });
        using var door = new Door([_inside.Port, site.Port], ["site.test"], host => host == "site.test" ? [IPAddress.Loopback] : AsTheSystemResolves(host));
        var page = await door.Get($"http://site.test:{site.Port}/");
        Assert.Equal(FetchFailureKind.CannotFetch, page.Failure?.Kind);
        Assert.Equal((1, 0), (site.Requests, _inside.Connections));
    }

    [Fact]
    public void There_are_hundreds_of_them() => Assert.InRange(Addresses.Count, 300, 1000);

    static IEnumerable<string> InDisguise(string address)
    {
        var ip = IPAddress.Parse(address);
        var (a, b, c, d) = ip.GetAddressBytes() is [var w, var x, var y, var z] ? (w, x, y, z) : default;
        var number = ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;
        var hex = $"{(a << 8) | b:x}:{(c << 8) | d:x}";
        string Octal(long n) => $"0{Convert.ToString(n, 8)}";
        string[] hosts =
        [
            address, $"{address}.", $"{number}", $"0x{number:x}", $"0X{number:X8}", Octal(number), $"{number}.", $"00000{Octal(number)}",
            $"0x{a:x}.0x{b:x}.0x{c:x}.0x{d:x}", $"0x{a:x2}.0x{b:x2}.0x{c:x2}.0x{d:x2}", $"{Octal(a)}.{Octal(b)}.{Octal(c)}.{Octal(d)}",
            $"000{Octal(a)}.{b}.{c}.{d}", $"0x{a:x}.{Octal(b)}.{c}.{d}", $"{a}.0x{b:x}.{c}.{Octal(d)}",
            $"{a}.{(b << 16) | (c << 8) | d}", $"{a}.{b}.{(c << 8) | d}", $"0x{a:x}.{(b << 16) | (c << 8) | d}", $"{Octal(a)}.{b}.0x{(c << 8) | d:x}",
            $"{a + 256L}.{b}.{c}.{d}", $"{number + 4294967296L}",
            $"[::ffff:{address}]", $"[::ffff:{hex}]", $"[0:0:0:0:0:ffff:{address}]", $"[::{address}]", $"[::{hex}]",
            $"[::ffff:0:{address}]", $"[64:ff9b::{address}]", $"[64:ff9b::{hex}]", $"[64:ff9b:1::{address}]",
            $"[2002:{hex}::1]", $"[2002:{hex}:0:0:0:0:0]", $"[2001:0:{hex}::1]", $"[fe80::5efe:{address}]", $"[::ffff:{address}%25lo]",
            FullWidth(address), Circled(address), address.Replace(".", "。"), address.Replace(".", "．"), address.Replace(".", "%2e"), Percent(address),
            $"user@{address}", $"example.org@{address}", $"example.org:80@{address}", $"{address}#@example.org", $"{address}?@example.org",
            $"example.org\\@{address}", $"example.org@{address}#.example.org", $"{address}\t", $"{address}%00.example.org", $"{address}%20",
        ];
        foreach (var host in hosts) yield return WithPort(host);
    }

    static string WithPort(string host) =>
        host.IndexOfAny(['#', '?']) is > 0 and var end ? $"http://{host[..end]}:PORT/{host[end..]}" : $"http://{host}:PORT/";

    static string FullWidth(string text) => string.Concat(text.Select(c => (char)(c - '!' + '！')));

    static string Circled(string text) => string.Concat(text.Select(c => c switch { '.' => '.', '0' => '⓪', _ => (char)('①' + (c - '1')) }));

    static string Percent(string text) => string.Concat(text.Select(c => $"%{(int)c:x2}"));

    // What the operating system makes of numbers, and what a hostile name server answers.
    static IPAddress[]? AsTheSystemResolves(string host) =>
        IPAddress.TryParse(host.TrimEnd('.'), out var number) ? [number]
        : host.TrimEnd('.').ToLowerInvariant() switch
        {
            "localhost" or "localhost.localdomain" or "127.0.0.1.nip.example" => [IPAddress.Loopback],
            "ip6-localhost" => [IPAddress.IPv6Loopback],
            "metadata.google.internal" => [IPAddress.Parse("169.254.169.254")],
            "intranet" or "db" => [IPAddress.Parse("10.0.0.5")],
            _ => null,
        };

    [Fact]
    public async Task A_name_with_an_inner_address_among_public_ones_is_refused()
    {
        using var door = new Door([_inside.Port], names: _ => [IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]);
        Assert.Equal(FetchFailureKind.CannotFetch, (await door.Get($"http://mixed.test:{_inside.Port}/")).Failure?.Kind);
        Assert.Equal(0, _inside.Connections);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_gains_nothing()
    {
        // First answer: a place we may go. Every later answer: a place we may not, on the same port.
        await using var site = await Site.With("text/plain", "hello");
        var answers = 0;
        using var door = new Door([site.Port], ["127.0.0.1/32"], _ => [Interlocked.Increment(ref answers) == 1 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")]);
        var address = $"http://rebind.test:{site.Port}/";

        Assert.Equal("hello", (await door.Get(address)).Text);
        Assert.Equal(["rebind.test"], door.Asked);
        Assert.Equal(FetchFailureKind.CannotFetch, (await door.Get(address)).Failure?.Kind);
        Assert.Equal(1, site.Requests);
    }

    [Fact]
    public async Task A_name_that_changes_its_mind_between_redirects_gains_nothing()
    {
        var answers = 0;
        await using var site = await Site.Start(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        using var door = new Door([site.Port], ["127.0.0.1/32"], _ => [Interlocked.Increment(ref answers) == 1 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2")]);
        Assert.Equal(FetchFailureKind.CannotFetch, (await door.Get($"http://rebind.test:{site.Port}/")).Failure?.Kind);
        Assert.Equal((1, 2), (site.Requests, door.Asked.Count));
    }

    [Fact]
    public async Task A_proxy_from_the_environment_is_not_used()
    {
        await using var proxy = new RawServer((_, _) => Task.CompletedTask);
        await using var site = await Site.With("text/plain", "hello");
        var before = Environment.GetEnvironmentVariable("http_proxy");
        Environment.SetEnvironmentVariable("http_proxy", $"http://127.0.0.1:{proxy.Port}");
        try
        {
            using var door = Door.To(site.Port);
            Assert.Equal("hello", (await door.Get($"http://site.test:{site.Port}/")).Text);
            Assert.Equal(0, proxy.Connections);
        }
        finally
        {
            Environment.SetEnvironmentVariable("http_proxy", before);
        }
    }

    public ValueTask DisposeAsync() => _inside.DisposeAsync();
}
