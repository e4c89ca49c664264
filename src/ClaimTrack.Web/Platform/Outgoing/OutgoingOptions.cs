using System.Net;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>How far and how long requests to the outside may go, from the section <c>Outgoing</c>.</summary>
public sealed class OutgoingOptions
{
    /// <summary>The most bytes that an operator may let one page have.</summary>
    public const int MostBytes = 10_000_000;

    /// <summary>Redirects followed from one address before giving up.</summary>
    public const int MostRedirects = 5;

    /// <summary>
    /// What may be reached although it is not public: networks (<c>10.1.0.0/16</c>), addresses and host names that the operator
    /// vouches for. Nothing unless configured.
    /// </summary>
    public string[] Allow { get; init; } = [];

    /// <summary>Ports that addresses may name. Configured ones come on top of 80 and 443.</summary>
    public int[] Ports { get; init; } = [80, 443];

    /// <summary>The most bytes of one page, after decompression.</summary>
    public int MaxBytes { get; init; } = 2_000_000;

    /// <summary>The time for one page, from the first name look-up to the last byte, redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The time for finding and reaching one host.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The least time after which we say that an address cannot be fetched. Refusing at once what we block, and late what does not
    /// answer, would tell the two apart.
    /// </summary>
    public TimeSpan RefusalTakes { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Pages fetched at the same time by this instance.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Pages fetched at the same time for one team.</summary>
    public int AtOncePerTeam { get; init; } = 2;

    /// <summary>What is wrong with these settings, in sentences for the operator; empty when nothing is.</summary>
    public IEnumerable<string> Mistakes()
    {
        foreach (var entry in Allow.Where(entry => !IsNetwork(entry) && Uri.CheckHostName(entry) == UriHostNameType.Unknown))
            yield return $"Outgoing:Allow has '{entry}'. Use a network such as 10.1.0.0/16, an address or a host name.";
        foreach (var port in Ports.Where(port => port is < 1 or > 65535))
            yield return $"Outgoing:Ports has {port}. Ports go from 1 to 65535.";
        if (MaxBytes is < 1 or > MostBytes) yield return $"Outgoing:MaxBytes is {MaxBytes}. Use 1 to {MostBytes}.";
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromMinutes(2)) yield return $"Outgoing:Timeout is {Timeout}. Use more than nothing and at most two minutes.";
        if (ConnectTimeout <= TimeSpan.Zero || ConnectTimeout > Timeout) yield return $"Outgoing:ConnectTimeout is {ConnectTimeout}. Use more than nothing and at most Outgoing:Timeout.";
        if (RefusalTakes < TimeSpan.Zero || RefusalTakes > Timeout) yield return $"Outgoing:RefusalTakes is {RefusalTakes}. Use nothing up to Outgoing:Timeout.";
        if (AtOnce < 1) yield return $"Outgoing:AtOnce is {AtOnce}. Use 1 or more.";
        if (AtOncePerTeam < 1) yield return $"Outgoing:AtOncePerTeam is {AtOncePerTeam}. Use 1 or more.";
    }

    // IPNetwork reads 10.1.2.3/8 as 10.0.0.0/8. Whoever wrote it meant less.
    static bool IsNetwork(string entry) => IPNetwork.TryParse(entry, out var network)
        && IPAddress.TryParse(entry.AsSpan(0, entry.IndexOf('/')), out var written) && network.BaseAddress.Equals(written);
}
