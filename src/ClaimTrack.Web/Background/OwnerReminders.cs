using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Reminds the owners of claims whose day is past, or in which nothing has changed for as long as their team's policy says.</summary>
public sealed class OwnerReminders(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OwnerReminders> log) : DueClaims(scopes, clock, log)
{
    /// <inheritdoc/>
    protected override TimeSpan Every => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override IQueryable<Claim> Due(AppDbContext db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var quiet = now.AddDays(-1); // the shortest spell that a policy can name
        return db.Claims.Where(c => c.OwnerId != null && c.Owner!.RemovedAt == null
            && ClaimStatuses.InHand.Contains(c.Status)
            && (c.DueOn < today || (c.ChangedAt <= quiet && (c.RemindedAt == null || c.RemindedAt < c.ChangedAt))))
            .OrderBy(c => c.RemindedAt).ThenBy(c => c.Id);
    }

    // How long a team waits, and whether the last reminder was about the day, neither database can compare: the few candidates
    // are sifted here by what they say of themselves, and the claim has the last word.
    /// <inheritdoc/>
    protected override async Task<List<int>> DueNow(AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var candidates = await Due(db, now).Select(c => new { c.Id, c.Status, c.DueOn, c.ChangedAt, c.RemindedAt, c.Team.Policy }).ToListAsync(ct);
        return [.. candidates.Where(c => Claim.Reminder(c.Status, c.DueOn, c.ChangedAt, c.RemindedAt, c.Policy, now) is not null).Take(Batch).Select(c => c.Id)];
    }

    /// <inheritdoc/>
    protected override Task Do(AppDbContext db, Claim claim, DateTimeOffset now, CancellationToken ct)
    {
        claim.RemindOwner(now);
        return Task.CompletedTask;
    }
}
