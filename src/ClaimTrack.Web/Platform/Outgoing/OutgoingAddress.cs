namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Reads addresses that people and sites give us, once, and lets through only those of web pages.</summary>
public static class OutgoingAddress
{
    /// <summary>The longest address.</summary>
    public const int MaxLength = 4096;

    const int MaxHostLength = 253;

    /// <summary>The address, or null when it is not one that we fetch.</summary>
    /// <param name="address">What a person typed, or what a site sent as the next place to go.</param>
    /// <param name="ports">The ports that it may name.</param>
    /// <param name="from">Where a relative address starts; null when there is no such place.</param>
    public static Uri? Parse(string address, IReadOnlyCollection<int> ports, Uri? from = null)
    {
        // What programs read differently is not an address: backslashes, spaces and control characters.
        if (address.Length is 0 or > MaxLength || address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')) return null;
        try
        {
            if (from is not null)
                return Uri.TryCreate(from, address, out var next) && IsOurs(next, ports) ? next : null;
            return Uri.TryCreate(address, UriKind.Absolute, out var uri) && WritesItsHost(address) && IsOurs(uri, ports) ? uri : null;
        }
        catch (UriFormatException)
        {
            // Uri puts off the look at an international host name until it is asked for.
            return null;
        }
    }

    // http:example.org and http:///example.org are addresses to some programs and not to others.
    static bool WritesItsHost(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        return host > 3 && host < address.Length && address[host] is not ('/' or '?' or '#' or ':');
    }

    static bool IsOurs(Uri uri, IReadOnlyCollection<int> ports) =>
        (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        // The authority as written: https://@host/ has a user whom Uri reports as empty.
        && uri.OriginalString.Split('/', '?', '#').ElementAtOrDefault(2)?.Contains('@') != true && uri.UserInfo.Length == 0
        && uri.IdnHost.Length is > 0 and <= MaxHostLength
        && ports.Contains(uri.Port);
}
