using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>How far a job has come, and what did not work.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowJob(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("jobs/{job:guid}")]
    public async Task<IActionResult> Show(Guid job) =>
        await db.JobsOf(By).Include(j => j.By).FirstOrDefaultAsync(j => j.Id == job, Gone) is { } found
            ? Page(new Model(found, BulkJob.MayUndo(found, By, clock.GetUtcNow()), found.Kind == ExportJob.Name && found.State == JobState.Done)) : NotFound();

    /// <summary>The jobs of whoever looks that are not over yet.</summary>
    [HttpGet("jobs/strip")]
    public async Task<IActionResult> Strip() => PartialView("_JobStrip", await db.RunningJobs(By, Gone));

    internal sealed record Model(Job Job, bool MayUndo, bool HasFile);
}

static class JobLookups
{
    /// <summary>A job as the strip over the board tells of it.</summary>
    internal sealed record Line(Guid Id, string Title, int Done, int Total);

    /// <summary>The jobs that a member asked for and that are not over.</summary>
    public static Task<List<Line>> RunningJobs(this AppDbContext db, Member by, CancellationToken ct) =>
        db.JobsOf(by).Where(j => j.ById == by.Id && (j.State == JobState.Waiting || j.State == JobState.Running)).OrderBy(j => j.At)
            .Select(j => new Line(j.Id, j.Title, j.Done, j.Total)).Take(5).ToListAsync(ct);

    /// <summary>The job that a page came from.</summary>
    public static async Task<Did?> Did(this AppDbContext db, Member by, string? id, DateTimeOffset now, CancellationToken ct) =>
        Guid.TryParse(id, out var key) && await db.JobsOf(by).FirstOrDefaultAsync(j => j.Id == key && j.ById == by.Id, ct) is { State: JobState.Done } job
            ? new Did(job, BulkJob.MayUndo(job, by, now)) : null;
}

/// <summary>What somebody did to many claims a moment ago.</summary>
internal sealed record Did(Job Job, bool MayUndo);
