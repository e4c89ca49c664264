using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Forgets the addresses that nobody has confirmed in time. Any number of instances may run.</summary>
public sealed class ForgottenFollows(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgottenFollows> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, clock, stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Forgetting unconfirmed addresses failed; trying again");
            }
        }
    }

    /// <summary>Forgets those whose time is over.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var last = clock.GetUtcNow().AddDays(-Follow.DaysToConfirm);
        // The letters first, which point to them.
        await db.Letters.Where(l => l.Follow!.ConfirmedAt == null && l.Follow.AskedAt <= last).ExecuteDeleteAsync(ct);
        await db.Follows.Where(f => f.ConfirmedAt == null && f.AskedAt <= last).ExecuteDeleteAsync(ct);
    }
}
