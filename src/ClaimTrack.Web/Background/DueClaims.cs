using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Does to claims what their time has come for. Any number of instances may run: the claim's version lets one of them
/// win, the others find the work done.</summary>
public abstract class DueClaims(IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>The most claims of one look.</summary>
    protected const int Batch = 50;

    /// <summary>How often this one looks.</summary>
    protected virtual TimeSpan Every => Pause;

    /// <summary>The claims that are due at an instant, the most urgent first.</summary>
    protected abstract IQueryable<Claim> Due(AppDbContext db, DateTimeOffset now);

    /// <summary>Their numbers, at most <see cref="Batch"/>, where the database alone can tell.</summary>
    protected virtual Task<List<int>> DueNow(AppDbContext db, DateTimeOffset now, CancellationToken ct) => Due(db, now).Take(Batch).Select(c => c.Id).ToListAsync(ct);

    /// <summary>Does it to one of them, unless somebody was quicker. Saving is the caller's.</summary>
    protected abstract Task Do(AppDbContext db, Claim claim, DateTimeOffset now, CancellationToken ct);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Every, clock, stoppingToken))
        {
            try
            {
                await DoDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for claims whose time has come failed; trying again");
            }
        }
    }

    /// <summary>Does what is due now.</summary>
    public async Task DoDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<int> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await DueNow(scope.ServiceProvider.GetRequiredService<AppDbContext>(), now, ct);
        foreach (var id in due)
        {
            // One that fails does not keep the others waiting.
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                await Do(db, await db.Claims.WithAllParts().SingleAsync(c => c.Id == id, ct), now, ct);
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e)
            {
                log.LogInformation(e, "Claim {Claim} changed while its time came; looking again later", id);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                log.LogError(e, "Claim {Claim} failed at its time; trying again later", id);
            }
        }
    }
}
