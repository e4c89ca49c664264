using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>Leads from a line to the place that it tells of, and notes that it was read.</summary>
[Requires(Permission.ReadTeam)]
public sealed class OpenLine(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("inbox/{line:long}")]
    public async Task<IActionResult> Open(long line)
    {
        var notification = await db.InboxOf(By).Include(n => n.Event).FirstOrDefaultAsync(n => n.Id == line, Gone);
        if (notification is null) return NotFound();
        notification.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        var place = notification.Event switch
        {
            { ThreadId: { } thread } => $"#thread-{thread}",
            { Kind: EventKind.ReviewRequested or EventKind.ChangesRequested or EventKind.ClaimApproved or EventKind.DraftApproved or EventKind.UrgencyClaimed } => "#review",
            { Kind: EventKind.VerdictDrafted } => "#verdict",
            { Kind: EventKind.EvidenceAdded or EventKind.EvidenceEdited or EventKind.EvidenceWithdrawn } => "#evidence",
            { Kind: EventKind.TaskAssigned or EventKind.TaskDone } => "#tasks",
            _ => "",
        };
        return Redirect(notification.ClaimId is { } claim ? ClaimDesk(claim) + place : $"/desk/{By.Team.Slug}/inbox");
    }
}
