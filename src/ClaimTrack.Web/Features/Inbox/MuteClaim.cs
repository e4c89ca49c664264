using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>Ends that a member hears of a claim, from the inbox: only what is said to them still comes.</summary>
[Requires(Permission.ReadTeam)]
public sealed class MuteClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("inbox/claims/{id:int}/mute")]
    public async Task<IActionResult> Mute(int id)
    {
        if (!await db.ClaimsOf(By).AnyAsync(c => c.Id == id, Gone)) return NotFound();
        if (await db.Watches.FindAsync([id, By.Id], Gone) is { } watch) watch.Set(isMuted: true);
        else db.Watches.Add(new Watch(id, By.Id, isMuted: true));
        var now = clock.GetUtcNow();
        foreach (var line in await db.Waiting(By, now).Where(n => n.ClaimId == id && n.Reason == NotificationReason.Watched).ToListAsync(Gone)) line.Done(now);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/inbox");
    }

    [HttpPost("inbox/claims/{id:int}/unmute")]
    public async Task<IActionResult> Unmute(int id)
    {
        if (!await db.ClaimsOf(By).AnyAsync(c => c.Id == id, Gone)) return NotFound();
        await db.Watches.Where(w => w.ClaimId == id && w.MemberId == By.Id && w.IsMuted).ExecuteDeleteAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/inbox");
    }
}
