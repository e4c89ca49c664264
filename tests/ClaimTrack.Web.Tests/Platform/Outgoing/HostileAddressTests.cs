using System.Net;
using System.Text;
using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>Ways to write, name or hide an inner address. Every one ends in a refusal, and nobody inside is disturbed.</summary>
public sealed class HostileAddressTests(HostileAddressTests.World world) : IClassFixture<HostileAddressTests.World>
{
    static readonly string[] Inner =
    [
        "127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "0.0.0.0",
    ];

    static readonly string[] InnerNames =
    [
        "localhost", "LOCALHOST", "localhost.", "localhost.localdomain", "ip6-localhost", "127.0.0.1.nip.example", "metadata.google.internal", "intranet", "db",
    ];

    public static TheoryData<string> Addresses => [.. Inner.SelectMany(InDisguise).Concat(InnerNames.Select(name => $"http://{name}:PORT/")).Distinct()];

    [Theory, MemberData(nameof(Addresses))]
    public async Task An_inner_address_is_refused_however_it_is_written(string address)
    {
        var before = world.Inside.Connections;
        var page = await world.Door.Get(address.Replace("PORT", $"{world.Inside.Port}"));
        Assert.True(page.Failure?.Kind is FetchFailureKind.BadAddress or FetchFailureKind.CannotFetch, $"{page.Failure?.Kind}: {page.Text}");
        Assert.Equal(before, world.Inside.Connections);
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_site_cannot_send_us_to_an_inner_address(string address)
    {
        var before = (Sent: world.Sender.Connections, Inside: world.Inside.Connections);
        world.Location = address.Replace("PORT", $"{world.Inside.Port}");
        var page = await world.Door.Get($"http://site.test:{world.Sender.Port}/");
        Assert.Equal(FetchFailureKind.CannotFetch, page.Failure?.Kind);
        Assert.Equal((before.Sent + 1, before.Inside), (world.Sender.Connections, world.Inside.Connections));
    }

    [Fact]
    public void There_are_hundreds_of_them() => Assert.InRange(Addresses.Count, 300, 1000);

    // Were nothing refused, the trap would tell: the same world, opened by the operator.
    [Fact]
    public async Task The_trap_works()
    {
        await using var inside = new RawServer((_, _) => Task.CompletedTask);
        using var door = new Door([inside.Port], ["127.0.0.1"]);
        await door.Get($"http://2130706433:{inside.Port}/");
        Assert.NotEqual(0, inside.Connections);
    }

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
        await using var inside = new RawServer((_, _) => Task.CompletedTask);
        using var door = new Door([inside.Port], names: _ => [IPAddress.Loopback, IPAddress.Parse("8.8.8.8")]);
        Assert.Equal(FetchFailureKind.CannotFetch, (await door.Get($"http://mixed.test:{inside.Port}/")).Failure?.Kind);
        Assert.Equal(0, inside.Connections);
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
    public async Task The_machines_own_proxy_is_not_used()
    {
        await using var proxy = new RawServer((_, _) => Task.CompletedTask);
        await using var site = await Site.With("text/plain", "hello");
        var usual = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyFor("proxied.test", proxy.Port);
        try
        {
            using var door = new Door([site.Port], ["127.0.0.1"], _ => [IPAddress.Loopback]);
            Assert.Equal("hello", (await door.Get($"http://proxied.test:{site.Port}/")).Text);
            Assert.Equal(0, proxy.Connections);
        }
        finally
        {
            HttpClient.DefaultProxy = usual;
        }
    }

    // For one name only, so that tests beside this one notice nothing.
    sealed class ProxyFor(string host, int port) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => new($"http://127.0.0.1:{port}");

        public bool IsBypassed(Uri destination) => destination.Host != host;
    }

    /// <summary>A machine with something inside, and a site outside that sends us there.</summary>
    public sealed class World : IAsyncLifetime
    {
        internal RawServer Inside { get; } = new((_, _) => Task.CompletedTask);

        internal RawServer Sender { get; private set; } = null!;

        internal Door Door { get; private set; } = null!;

        /// <summary>Where the site sends us, in raw bytes: a hostile server keeps to no rule about headers.</summary>
        internal string Location { get; set; } = "";

        public ValueTask InitializeAsync()
        {
            Sender = new(async (stream, ct) =>
            {
                await RawServer.ReadRequest(stream, ct);
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {Location}\r\nContent-Length: 0\r\n\r\n"), ct);
            });
            Door = new([Inside.Port, Sender.Port], ["site.test"], host => host == "site.test" ? [IPAddress.Loopback] : AsTheSystemResolves(host));
            return ValueTask.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            Door.Dispose();
            await Sender.DisposeAsync();
            await Inside.DisposeAsync();
        }
    }
}
