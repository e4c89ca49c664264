using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Access;

/// <summary>Addresses to go on to that came with the request.</summary>
public static class LocalAddress
{
    /// <summary>The address if it lies on this site, else another one: nobody is sent away by a link to our sign-in page.</summary>
    public static string LocalOr(this IUrlHelper urls, string? back, string otherwise)
    {
        if (!urls.IsLocalUrl(back) || !Uri.TryCreate("http://here" + back, UriKind.Absolute, out var uri)) return otherwise;
        // Escaped, since a header takes no other letters; looked at again, since ".." may have left two slashes in front.
        return urls.IsLocalUrl(uri.PathAndQuery) ? uri.PathAndQuery : otherwise;
    }
}
