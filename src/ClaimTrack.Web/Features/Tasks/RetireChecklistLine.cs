using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Takes a line off the checklist. Claims keep the tasks they have.</summary>
[Requires(Permission.SetPolicy)]
public sealed class RetireChecklistLine(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("checklist/{line:int}/retire")]
    public async Task<IActionResult> Save(int line)
    {
        var team = await db.TeamWithChecklist(By, Gone);
        if (team.Checklist.FirstOrDefault(i => i.Id == line) is not { } item) return NotFound();
        team.RetireFromChecklist(item, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/checklist");
    }
}
