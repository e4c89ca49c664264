using ClaimTrack.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>Every public change to a check, newest first.</summary>
[AllowAnonymous]
public sealed class Corrections(AppDbContext db) : ReaderSlice
{
    const int PageSize = 20;

    [HttpGet, HttpHead, Route("corrections")]
    public async Task<IActionResult> Show()
    {
        if (await Known(db) is { } known) return known;
        var pages = Pages.At(Request.Query["page"].FirstOrDefault(), PageSize, await db.PublicCorrections().CountAsync(Gone), "/corrections") with { Next = "Older" };
        return Page(new Log(await db.PublicCorrections().Skip(pages.Before).Take(PageSize).ToListAsync(Gone), pages));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Log(IReadOnlyList<PublicCorrection> Entries, Pages Pages);
}
