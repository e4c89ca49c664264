using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Removes a member, at once and with every open page.</summary>
[Requires(Permission.ManageMembers)]
public sealed class RemoveMember(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("members/{id:int}/remove")]
    public async Task<IActionResult> Save(int id)
    {
        var team = await db.TeamForChange(By, Gone);
        if (team.Members.FirstOrDefault(m => m.Id == id) is not { } member) return NotFound();
        team.Remove(member, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(member.Id == By.Id ? "/desk" : $"/desk/{By.Team.Slug}/members");
    }
}
