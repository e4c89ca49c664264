using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>A kind of long work.</summary>
public abstract class JobKind
{
    /// <summary>Its name, as jobs carry it.</summary>
    public abstract string Kind { get; }

    /// <summary>Does the next steps and counts them. Saving is the caller's.</summary>
    /// <param name="db">The database.</param>
    /// <param name="job">The job.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="most">How many steps to take.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends it.</param>
    public abstract Task Step(AppDbContext db, Job job, Member by, int most, DateTimeOffset now, CancellationToken ct);

    /// <summary>Gives the next step up.</summary>
    public abstract void Skip(Job job, string reason);
}

/// <summary>What happens to jobs.</summary>
public static class JobSteps
{
    /// <summary>Counts a failure, and tells it if it is one of the first.</summary>
    public static void Fail(this Job job, string why)
    {
        job.Failed++;
        if (job.Failures.Count < Job.FailuresMax) job.Failures = [.. job.Failures, why];
    }

    /// <summary>Notes that it is over.</summary>
    public static void End(this Job job, JobState state, DateTimeOffset now)
    {
        job.State = state;
        job.EndedAt = now;
        job.HeldUntil = null;
    }
}

/// <summary>Does the jobs that wait, one after the other. Any number of instances may run: the job's version lets one of them
/// have it, and when that one dies, another takes it up where it was saved last.</summary>
public sealed class Jobs(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, Nudges nudges, IConfiguration settings, TimeProvider clock, ILogger<Jobs> log) : BackgroundService
{
    /// <summary>How long an instance has a job to itself without a sign of life.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    /// <summary>How long a job that is over can be looked at, and its file be fetched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    const int Batch = 20;
    const int Tries = 3;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Whoever asked for one looks at its bar.
        var pause = settings.GetValue("Jobs:Pause", TimeSpan.FromSeconds(2));
        var tidied = DateTimeOffset.MinValue;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            try
            {
                await RunWaitingAsync(stoppingToken);
                if (clock.GetUtcNow() - tidied < Tidying) continue;
                await RemoveOldAsync(stoppingToken);
                tidied = clock.GetUtcNow();
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for jobs failed; trying again");
            }
        }
    }

    /// <summary>Does every job that waits or was left by an instance that died.</summary>
    public async Task RunWaitingAsync(CancellationToken ct)
    {
        while (await Take(ct) is { } job)
        {
            var state = JobState.Running;
            for (var (steps, lost) = (Batch, 0); state == JobState.Running;)
            {
                try
                {
                    (state, steps, lost) = (await RunStepAsync(job, steps, lost >= Tries, ct), Batch, 0);
                }
                catch (DbUpdateException e)
                {
                    // Somebody changed one of the claims, or ended the job. Alone, each gets another chance.
                    log.LogInformation(e, "Job {Job} lost a race", job);
                    (steps, lost) = (1, lost + 1);
                }
                catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    log.LogError(e, "Job {Job} broke", job);
                    state = await Break(job, ct);
                }
            }
        }
    }

    /// <summary>Removes the jobs that have been over for longer than they are kept, with the files that they wrote.</summary>
    public async Task RemoveOldAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - KeptFor;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Jobs
            .Where(j => (j.State == JobState.Done || j.State == JobState.Stopped) && (j.EndedAt ?? j.At) < before).ExecuteDeleteAsync(ct);
    }

    async Task<Guid?> Take(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var job = await db.Jobs.Where(j => (j.State == JobState.Waiting || j.State == JobState.Running) && (j.HeldUntil == null || j.HeldUntil < now))
            .OrderBy(j => j.At).FirstOrDefaultAsync(ct);
        if (job is null) return null;
        job.State = JobState.Running;
        job.HeldUntil = now + Hold;
        job.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another instance has it, and the next look finds the next
        }
        return job.Id;
    }

    /// <summary>Takes some steps of a job and saves how far it came.</summary>
    /// <returns>How it stands then.</returns>
    public async Task<JobState> RunStepAsync(Guid id, int steps, bool skip, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var job = await db.Jobs.Include(j => j.By.Team).SingleAsync(j => j.Id == id, ct);
        if (job.State != JobState.Running) return job.State;
        var kind = kinds.Single(k => k.Kind == job.Kind);
        if (skip) kind.Skip(job, "Somebody else changes it again and again.");
        else await kind.Step(db, job, job.By, steps, now, ct);
        job.HeldUntil = now + Hold;
        if (job.Done >= job.Total) job.End(JobState.Done, now);
        job.Version++;
        await db.SaveChangesAsync(ct);
        await nudges.JobsOf(job.By.Team.Slug);
        return job.State;
    }

    async Task<JobState> Break(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var job = await db.Jobs.Include(j => j.By.Team).SingleAsync(j => j.Id == id, ct);
        job.Fail("Something is broken on our side; whoever runs this site finds it in the log.");
        job.End(JobState.Stopped, clock.GetUtcNow());
        job.Version++;
        await db.SaveChangesAsync(ct);
        await nudges.JobsOf(job.By.Team.Slug);
        return job.State;
    }
}
