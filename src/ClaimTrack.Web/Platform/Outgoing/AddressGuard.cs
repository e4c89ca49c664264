using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Decides which addresses requests to the outside may reach: public ones, and those that the operator allows.</summary>
public sealed class AddressGuard
{
    // The IANA IPv4 special-purpose registry, whole, with multicast and the one public address that is inside a cloud.
    static readonly IPNetwork[] InnerV4 = Networks(
        "0.0.0.0/8",          // this network
        "10.0.0.0/8",         // private
        "100.64.0.0/10",      // carrier-grade NAT; one cloud's metadata lives here
        "127.0.0.0/8",        // loopback
        "168.63.129.16/32",   // Azure's host, public in form only
        "169.254.0.0/16",     // link-local; most clouds' metadata lives here
        "172.16.0.0/12",      // private
        "192.0.0.0/24",       // protocol assignments
        "192.0.2.0/24",       // documentation
        "192.31.196.0/24",    // AS112
        "192.52.193.0/24",    // AMT
        "192.88.99.0/24",     // 6to4 relays
        "192.168.0.0/16",     // private
        "192.175.48.0/24",    // AS112
        "198.18.0.0/15",      // benchmarks
        "198.51.100.0/24",    // documentation
        "203.0.113.0/24",     // documentation
        "224.0.0.0/4",        // multicast
        "240.0.0.0/4");       // reserved, broadcast

    // All public hosts live in 2000::/3. What lies outside is loopback, unspecified, unique-local, link-local, site-local,
    // multicast, discard-only, segment routing, or an IPv4 address in disguise: compatible ::/96, mapped ::ffff:0:0/96, SIIT
    // ::ffff:0:0:0/96, translated 64:ff9b:1::/48. Only 64:ff9b::/96 is a fixed, public translation and is read below.
    static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    static readonly IPNetwork[] InnerV6 = Networks(
        "2001::/23",          // protocol assignments: Teredo, benchmarks, ORCHID, AMT
        "2001:db8::/32",      // documentation
        "2002::/16",          // 6to4
        "2620:4f:8000::/48",  // AS112
        "3fff::/20");         // documentation

    readonly IPNetwork[] _allowedNetworks;
    readonly HashSet<string> _allowedHosts;

    /// <summary>A guard that lets through what is public and what the options allow.</summary>
    public AddressGuard(IOptions<OutgoingOptions> options)
    {
        var allow = options.Value.Allow;
        _allowedNetworks = [.. allow.Select(Network).OfType<IPNetwork>()];
        _allowedHosts = allow.Where(entry => Network(entry) is null).Select(WithoutDot).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether a host that resolved to these addresses may be reached. One inner address among public ones refuses the host: a
    /// name that answers with both is either broken or an attack.
    /// </summary>
    public bool MayReach(string host, IReadOnlyCollection<IPAddress> addresses) => addresses.Count > 0
        && (_allowedHosts.Contains(WithoutDot(host)) || addresses.All(address => IsPublic(address) || IsAllowed(address)));

    // A network is opened as it is written, not in its disguises.
    bool IsAllowed(IPAddress address) => !address.IsIPv4MappedToIPv6 && _allowedNetworks.Any(network => network.Contains(address));

    /// <summary>Whether an address belongs to a host on the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        // Asked first, because IPNetwork compares the four bytes of a mapped address with the beginning of any network:
        // to it, 2000::/3 contains ::ffff:8.8.8.8.
        if (address.IsIPv4MappedToIPv6) return false;
        if (address.AddressFamily == AddressFamily.InterNetwork) return !InnerV4.Any(network => network.Contains(address));
        if (Translated.Contains(address)) return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GlobalV6.Contains(address) && !InnerV6.Any(network => network.Contains(address));
    }

    static IPNetwork? Network(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;

    static string WithoutDot(string host) => host.TrimEnd('.');

    static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
