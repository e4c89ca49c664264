using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Gives a member another role.</summary>
[Requires(Permission.ManageMembers)]
public sealed class ChangeRole(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("members/{id:int}/role")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var team = await db.TeamForChange(By, Gone);
        if (team.Members.FirstOrDefault(m => m.Id == id && m.IsActive) is not { } member) return NotFound();
        if (form.Role is not { } role || !Enum.IsDefined(role) || !ModelState.IsValid) return BadRequest();
        team.ChangeRole(member, role, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/members");
    }

    public sealed class Form
    {
        public Role? Role { get; set; }
    }
}
