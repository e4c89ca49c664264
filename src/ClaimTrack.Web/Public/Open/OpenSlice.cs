using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Public;

/// <summary>What programs read: kept like a page for readers, and open to the pages of any site.</summary>
[OpenToAll, InReadersTongue(false)]
public abstract class OpenSlice : ReaderSlice
{
    /// <summary>The name over the site.</summary>
    protected string SiteName => HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Name;

    /// <summary>The newest publication, once <see cref="KnownSince"/> has looked.</summary>
    protected NewestPublication Newest { get; private set; } = new(0, 0, DateTimeOffset.UnixEpoch);

    /// <summary>As <see cref="ReaderSlice.Known(AppDbContext, string)"/>, for programs that may ask by the date of their copy alone.</summary>
    protected async Task<StatusCodeResult?> KnownSince(AppDbContext db, string state = "")
    {
        Newest = await db.NewestPublication(Gone);
        return Known($"{state}.{Newest.Id}.{Newest.Near}", Newest.At);
    }
}
