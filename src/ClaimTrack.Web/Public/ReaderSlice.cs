using System.Security.Cryptography;
using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Public;

/// <summary>A page for readers. It sets no cookie and needs none, may be kept for a minute by anybody, and after that is
/// sent again only if it has changed.</summary>
[InReadersTongue]
public abstract class ReaderSlice : Slice
{
    static readonly string Code = typeof(ReaderSlice).Module.ModuleVersionId.ToString("N");

    /// <summary>The site's address without a slash at its end.</summary>
    protected string Site => HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Base(Request);

    /// <summary>As <see cref="Known(string, DateTimeOffset?)"/>, for a page that also depends on what else is published. The page then knows
    /// the number of the newest publication it shows, so that its script tells only of later ones.</summary>
    protected async Task<StatusCodeResult?> Known(AppDbContext db, string state = "")
    {
        var newest = await db.NewestPublication(Gone);
        ViewData["Newest"] = newest.Id;
        return Known($"{state}.{newest.Id}.{newest.Near}");
    }

    /// <summary>Says how long the answer may be kept, and answers 304 if whoever asks has it already; else null.</summary>
    /// <param name="state">Everything but the address that the page depends on.</param>
    /// <param name="modified">When it last changed, for those that ask by the date; a tag tells more, and goes before it.</param>
    protected StatusCodeResult? Known(string state, DateTimeOffset? modified = null)
    {
        var theme = HttpContext.Theme();
        var key = string.Join('\n', Code, Site, Request.Path.Value, Request.QueryString.Value, theme, HttpContext.TongueOfAddress(), SiteTongues.Current, state);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..24]}\"", isWeak: true);
        var headers = Response.GetTypedHeaders();
        headers.ETag = tag;
        // A member's session may be renewed with any answer, so that what they get is nobody else's.
        headers.CacheControl = User.IsSignedIn() || theme is not null
            ? new() { Private = true, NoCache = true }
            : new() { Public = true, MaxAge = TimeSpan.FromMinutes(1) };
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        headers.LastModified = modified;
        var asked = Request.GetTypedHeaders();
        var has = Request.Headers.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && modified is { } at && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
        return has ? StatusCode(StatusCodes.Status304NotModified) : null;
    }
}
