using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Removes a task from one claim. What the team's checklist makes a condition only an editor waives.</summary>
[Requires(Permission.KeepTasks)]
public sealed class RemoveTask(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/tasks/{task:int}/remove")]
    public async Task<IActionResult> Save(int id, int task)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        claim.RemoveTask(of, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#tasks");
    }
}
