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
    public async Task<IActionResult> Show(int id, DeskView view) =>
        await db.ClaimOnDesk(By, id, null, view, site.Value.HostName(Request), clock.GetUtcNow(), Gone) is { } desk ? Page(desk) : NotFound();
}
