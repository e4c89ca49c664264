using System.Globalization;
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
        var total = await db.PublicCorrections().CountAsync(Gone);
        var last = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = int.TryParse(Request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, last) : 1;
        var entries = await db.PublicCorrections().Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(Gone);
        return Page(new Log(entries, new Pages(page, last, (page - 1) * PageSize + 1, entries.Count, total, p => p == 1 ? "/corrections" : $"/corrections?page={p}") { Next = "Older" }));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Log(IReadOnlyList<PublicCorrection> Entries, Pages Pages);
}
