using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Background;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Ends a job before its time. What it did stays done.</summary>
[Requires(Permission.ReadTeam)]
public sealed class StopJob(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("jobs/{job:guid}/stop")]
    public async Task<IActionResult> Save(Guid job)
    {
        if (await db.JobsOf(By).FirstOrDefaultAsync(j => j.Id == job && j.ById == By.Id, Gone) is not { } found) return NotFound();
        if (found.State is JobState.Waiting or JobState.Running)
        {
            found.End(JobState.Stopped, clock.GetUtcNow());
            found.Version++;
            await db.SaveChangesAsync(Gone);
        }
        return Redirect($"/desk/{By.Team.Slug}/jobs/{job}");
    }
}
