using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>One sheet of the claim desk by itself: what a browser fetches when something changed.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowClaimPart(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/parts/{part}")]
    public async Task<IActionResult> Show(int id, string part, DeskView view)
    {
        if (!ClaimOnDesk.Parts.ContainsKey(part)) return NotFound();
        var desk = await db.ClaimOnDesk(By, id, part, view, site.Value.HostName(Request), clock.GetUtcNow(), Gone);
        if (desk is null) return NotFound();
        ViewData["Part"] = part;
        ViewData["IsFresh"] = true;
        return Page(desk);
    }
}
