using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Publications;
using ClaimTrack.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Background;

/// <summary>Publishes approved verdicts at the time that was set for them, in the name of whoever set it. Any number of
/// instances may run: the claim's version lets one of them win, the others find the work done.</summary>
public sealed class ScheduledPublisher(IServiceScopeFactory scopes, IOptions<SiteOptions> site, TimeProvider clock, ILogger<ScheduledPublisher> log) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    const int Batch = 50;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await PublishDueAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Looking for scheduled publications failed; trying again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Publishes what is due now.</summary>
    public async Task PublishDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<int> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Claims
                .Where(c => c.Status == ClaimStatus.Approved && c.ScheduledFor <= now).OrderBy(c => c.ScheduledFor).Take(Batch).Select(c => c.Id).ToListAsync(ct);
        foreach (var id in due)
        {
            // One that fails does not keep the others from going out.
            try
            {
                await PublishOne(id, now, ct);
            }
            catch (DbUpdateException e)
            {
                log.LogInformation(e, "Claim {Claim} changed while it was going out; looking again later", id);
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                log.LogError(e, "Claim {Claim} could not go out at its time; trying again later", id);
            }
        }
    }

    async Task PublishOne(int id, DateTimeOffset now, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == id, ct);
        if (claim is not { Status: ClaimStatus.Approved, ScheduledFor: { } at, ScheduledBy: { } by } || at > now) return;
        try
        {
            if (!by.May(Permission.Publish)) throw new RefusedException(Rule.RoleTooLow, $"{by.Name} may no longer publish in this team.");
            claim.Publish(await db.GateContextOf(claim, site.Value.HostName(null), now, ct), by);
        }
        catch (RefusedException refused)
        {
            log.LogWarning("Claim {Claim} did not go out at its time: {Reason}", id, refused.Message);
            claim.LoseSchedule(refused.Refusal, now);
        }
        await db.SaveChangesAsync(ct);
    }
}
