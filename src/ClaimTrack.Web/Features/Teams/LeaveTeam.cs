using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Leaves the team. Its last Admin stays until there is another.</summary>
[Requires(Permission.ReadTeam)]
public sealed class LeaveTeam(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("members/leave")]
    public async Task<IActionResult> Save()
    {
        var team = await db.TeamForChange(By, Gone);
        team.Remove(By, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect("/desk");
    }
}
