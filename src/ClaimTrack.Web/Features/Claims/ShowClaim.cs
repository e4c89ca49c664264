using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>The claim desk: claim, evidence, verdict, review and history on one page, each sheet a region that follows live.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowClaim(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}")]
    public async Task<IActionResult> Show(int id, DeskView view)
    {
        var now = clock.GetUtcNow();
        if (await db.ClaimOnDesk(By, id, null, view, site.Value.HostName(Request), now, Gone) is not { } desk) return NotFound();
        // A frame that fetches its part of this page is no look at the claim.
        if (!Request.Headers.ContainsKey("Turbo-Frame") && (await db.LookAt(id, By.Id, now, Gone)).Before is { } before)
            desk.News = await db.ChangesOf(desk, ChangesFrom.Look(desk, before), Gone);
        return Page(desk);
    }
}
