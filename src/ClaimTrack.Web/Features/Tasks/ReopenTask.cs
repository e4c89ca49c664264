using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Takes a task's answer back. The history keeps it.</summary>
[Requires(Permission.KeepTasks)]
public sealed class ReopenTask(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/tasks/{task:int}/reopen")]
    public async Task<IActionResult> Save(int id, int task)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        claim.ReopenTask(of, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#task-{task}");
    }
}
