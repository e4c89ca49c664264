using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Background;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Takes back what was done to many claims a moment ago, where nobody has touched them since.</summary>
[Requires(Permission.ReadTeam)]
public sealed class UndoJob(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("jobs/{job:guid}/undo")]
    public async Task<IActionResult> Save(Guid job)
    {
        if (await db.JobsOf(By).FirstOrDefaultAsync(j => j.Id == job && j.ById == By.Id, Gone) is not { } found) return NotFound();
        BulkJob.WhyNotUndo(found, By, clock.GetUtcNow()).ThrowIfAny();
        var (done, failures) = await BulkJob.Undo(db, found, By, clock.GetUtcNow(), Gone);
        var undoing = new Job { Id = Guid.CreateVersion7(clock.GetUtcNow()), TeamId = By.TeamId, ById = By.Id, Kind = found.Kind, Title = Cut.WithEllipsis("Undo: " + found.Title, Job.TitleMax), Work = found.Work, At = clock.GetUtcNow(), Total = done + failures.Count, Done = done + failures.Count };
        foreach (var failure in failures) undoing.Fail(failure);
        undoing.End(JobState.Done, clock.GetUtcNow());
        db.Jobs.Add(undoing);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/jobs/{undoing.Id}");
    }
}
