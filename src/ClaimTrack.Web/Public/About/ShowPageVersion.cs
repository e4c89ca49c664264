using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.About;

/// <summary>One version of a newsroom's page, what changed in it, and the others.</summary>
[AllowAnonymous]
public sealed class ShowPageVersion(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("method/versions/{v:int}"), Route("team/versions/{v:int}"), Route("ratings/versions/{v:int}"), Route("funding/versions/{v:int}"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show(int v)
    {
        var kind = PageAddress.Read(Request.Path);
        var desk = Request.Query["desk"].FirstOrDefault();
        var all = await db.Versions(kind).Where(w => desk == null || w.Desk == desk).ToListAsync(Gone);
        // Nobody named: the first newsroom.
        var versions = all.Where(w => w.TeamId == all[0].TeamId).ToList();
        if (versions.Find(w => w.Number == v) is not { } version) return NotFound();
        if (await Known(db) is { } known) return known;
        return Page(new Shown(kind, version, versions, desk, versions.Find(w => w.Number == v - 1) is { } before ? BlockDiff.Between(Lines(before.Text), Lines(version.Text)) : null));
    }

    // One line is one block; the blank lines between paragraphs say nothing.
    static string Lines(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>What the page shows.</summary>
    /// <param name="Kind">Which page.</param>
    /// <param name="Version">The version.</param>
    /// <param name="All">Every version of it, the newest first.</param>
    /// <param name="Desk">Whose page was asked for; null if nobody's in particular.</param>
    /// <param name="Changes">The difference from the version before; null where there is none.</param>
    public sealed record Shown(PageKind Kind, PublishedPages.Written Version, IReadOnlyList<PublishedPages.Written> All, string? Desk, IReadOnlyList<BlockChange>? Changes);
}
