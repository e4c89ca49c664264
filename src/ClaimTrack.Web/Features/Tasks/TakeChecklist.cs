using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Gives a claim the lines of the team's checklist that it lacks, as one that was accepted before they stood there.</summary>
[Requires(Permission.KeepTasks)]
public sealed class TakeChecklist(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/tasks/checklist")]
    public async Task<IActionResult> Save(int id)
    {
        if (await db.ClaimForChange(By, id, Gone) is not { } claim) return NotFound();
        claim.TakeChecklist(By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#tasks");
    }
}
