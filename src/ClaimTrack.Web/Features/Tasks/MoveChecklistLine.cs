using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Moves a line of the checklist by one place.</summary>
[Requires(Permission.SetPolicy)]
public sealed class MoveChecklistLine(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("checklist/{line:int}/move")]
    public async Task<IActionResult> Save(int line, bool up)
    {
        var team = await db.TeamWithChecklist(By, Gone);
        if (team.StandingChecklist.FirstOrDefault(i => i.Id == line) is not { } item) return NotFound();
        team.MoveInChecklist(item, up, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/checklist#line-{line}");
    }
}
