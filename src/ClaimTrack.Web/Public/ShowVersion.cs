using ClaimTrack.Data;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Orders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public;

/// <summary>A check as it was in one of its versions.</summary>
[AllowAnonymous]
public sealed class ShowVersion(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("checks/{number:int}/versions/{v:int}")]
    public async Task<IActionResult> Show(int number, int v)
    {
        if (await db.CheckParts(number, Gone) is not { } check || check.Check.Versions.FirstOrDefault(x => x.Number == v) is not { } version) return NotFound();
        if (check.Check.Order is { } order) return Withheld.Page(this, order);
        // The newest has one address only; of a retracted check every version is an old one.
        if (v == check.Check.LiveVersion && check.Check.RetractedAt is null) return Redirect(HttpContext.InTongue(CheckAddress.Of(number, check.Check.Slug)));
        if (Known($"{check.Check.LiveVersion}.{check.Check.RetractedAt?.UtcTicks}") is { } known) return known;
        return Page(check.View(version, Showing.Old, Site));
    }
}
