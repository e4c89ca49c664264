using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Withdraws an invitation that nobody has used.</summary>
[Requires(Permission.ManageMembers)]
public sealed class RevokeInvitation(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("invitations/{id:int}/revoke")]
    public async Task<IActionResult> Save(int id)
    {
        var team = await db.TeamForChange(By, Gone);
        if (team.Invitations.FirstOrDefault(i => i.Id == id) is not { } invitation) return NotFound();
        team.Revoke(invitation, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/members");
    }
}
