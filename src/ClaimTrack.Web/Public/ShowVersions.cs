using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Orders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Public;

/// <summary>Every version of a check, and what changed between any two of them.</summary>
[AllowAnonymous]
public sealed class ShowVersions(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("checks/{number:int}/versions")]
    public async Task<IActionResult> All(int number)
    {
        if (await db.CheckParts(number, Gone) is not { } check) return NotFound();
        if (check.Check.Order is { } order) return Withheld.Page(this, order);
        return Known(State(check)) ?? (IActionResult)Page(new Versions(check.View(check.Live, Showing.Old, Site), Newest(check), null, check.Check.RetractedAt));
    }

    [HttpGet, HttpHead, Route("checks/{number:int}/compare"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Compare(int number, int? from, int? to)
    {
        if (!ModelState.IsValid || await db.CheckParts(number, Gone) is not { } check) return NotFound();
        if (check.Check.Order is { } order) return Withheld.Page(this, order);
        if (Known(State(check)) is { } known) return known;
        var live = check.Check.LiveVersion;
        if (from is null && to is null && live == 1) return Redirect(HttpContext.InTongue($"/checks/{number}/versions"));
        var before = check.Check.Versions.FirstOrDefault(v => v.Number == (from ?? (to ?? live) - 1));
        var after = check.Check.Versions.FirstOrDefault(v => v.Number == (to ?? live));
        return before is null || after is null ? NotFound()
            : Page(new Versions(check.View(check.Live, Showing.Old, Site), Newest(check), Comparison.Of(before, after), check.Check.RetractedAt));
    }

    static string State(CheckParts check) => $"{check.Check.LiveVersion}.{check.Check.RetractedAt?.UtcTicks}";

    static IReadOnlyList<CheckVersion> Newest(CheckParts check) => [.. check.Check.Versions.OrderByDescending(v => v.Number)];

    /// <summary>What the page shows.</summary>
    public sealed record Versions(CheckView Live, IReadOnlyList<CheckVersion> All, Comparison? Compared, DateTimeOffset? RetractedAt)
    {
        /// <summary>The change that brought a version.</summary>
        public CheckChange? ChangeOf(CheckVersion version) => Live.Changes.FirstOrDefault(c => c.Version == version.Number);
    }
}
