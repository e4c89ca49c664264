using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>What changed about a claim: since one's last look, since a round of review, or since one's vote.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowChanges(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/changes")]
    public async Task<IActionResult> Show(int id, int? round, string? since)
    {
        if (await db.ClaimOnDesk(By, id, "state", new(), null, clock.GetUtcNow(), Gone) is not { } desk) return NotFound();
        ModelState.Clear(); // an address that was mistyped means one's last look
        var from = round is { } n ? ChangesFrom.Round(desk, n) : since == "vote" ? ChangesFrom.Vote(desk)
            : (await db.Looks.FindAsync([id, By.Id], Gone))?.Before is { } before ? ChangesFrom.Look(desk, before) : null;
        desk.News = from is null ? null : await db.ChangesOf(desk, from, Gone);
        return Page(desk);
    }
}
