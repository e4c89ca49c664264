using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>Which page a request asks for: all that a kept page depends on.</summary>
/// <param name="Site">Scheme and host, which stand in links to the page itself.</param>
/// <param name="Path">The path as asked for, with the language if it names one.</param>
/// <param name="Tongue">The language in which it speaks.</param>
readonly record struct KeptKey(string Site, string Path, string Tongue)
{
    /// <summary>The key of a request that anybody could have sent; null where the answer may depend on who asks or on anything
    /// else than the address.</summary>
    public static KeptKey? Of(HttpRequest request, SiteOptions site)
    {
        var headers = request.Headers;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || request.QueryString.HasValue
            || headers.Cookie.Count > 0 || headers.Authorization.Count > 0 || headers.Origin.Count > 0) return null;
        return new(site.Base(request), request.Path.Value!, SiteTongues.Of(request.Path) ?? SiteTongues.Liked(request));
    }
}
