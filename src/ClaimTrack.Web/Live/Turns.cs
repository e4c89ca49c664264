using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>Carries out who writes when. It stands in the database, so that it holds on every instance.</summary>
sealed class Turns(AppDbContext db, TimeProvider clock)
{
    const int Tries = 3;

    /// <summary>Every turn that somebody has on a claim now.</summary>
    public async Task<IReadOnlyList<TurnNews>> On(LiveTopic topic, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - EditLease.Life;
        var leases = await db.EditLeases.AsNoTracking().Include(l => l.Holder).Include(l => l.AskedBy).Where(l => l.ClaimId == topic.Number && l.RenewedAt > since).ToListAsync(ct);
        return [.. leases.Select(l => TurnNews.Of(topic, l, now))];
    }

    /// <summary>Takes the turn or keeps it, if nobody else has it.</summary>
    public Task<TurnNews?> Take(LiveTopic topic, string part, string account, bool hasTyped, CancellationToken ct) =>
        Do(topic, part, account, (lease, by, now) => lease.Take(by, hasTyped, now), ct, begins: true);

    /// <summary>Asks for the turn.</summary>
    /// <returns>Whose turn it is now; null when nobody had one, and nothing has happened.</returns>
    public Task<TurnNews?> Ask(LiveTopic topic, string part, string account, CancellationToken ct) =>
        Do(topic, part, account, (lease, by, now) => lease.Ask(by, now), ct);

    /// <summary>Gives the turn away.</summary>
    /// <returns>Whose turn it is now; null when nobody had one, and nothing has happened.</returns>
    public Task<TurnNews?> Release(LiveTopic topic, string part, string account, CancellationToken ct) =>
        Do(topic, part, account, (lease, by, now) => lease.Release(by, now), ct);

    /// <summary>Takes the turn from somebody who has stopped typing.</summary>
    /// <returns>Whose turn it is now; null when nobody had one, and nothing has happened.</returns>
    public Task<TurnNews?> TakeOver(LiveTopic topic, string part, string account, CancellationToken ct) =>
        Do(topic, part, account, (lease, by, now) => lease.TakeOver(by, now), ct);

    async Task<TurnNews?> Do(LiveTopic topic, string part, string account, Action<EditLease, Member, DateTimeOffset> act, CancellationToken ct, bool begins = false)
    {
        if (part is not EditLease.Verdict) throw new RefusedException(Rule.NotOfThisTeam, "There is no such part.");
        for (var left = Tries; ; left--)
        {
            db.ChangeTracker.Clear();
            var by = await db.MemberOf(account, topic.Team, ct);
            var claim = by is null ? null : await db.ClaimsOf(by).FirstOrDefaultAsync(c => c.Id == topic.Number, ct);
            if (by is null || claim is null) throw new RefusedException(Rule.NotOfThisTeam, "There is no such claim.");
            ClaimWorkflow.Refuse(claim.Status, ClaimAction.DraftVerdict, by).ThrowIfAny();
            var now = clock.GetUtcNow();
            var lease = await db.EditLeases.Include(l => l.Holder).Include(l => l.AskedBy).FirstOrDefaultAsync(l => l.ClaimId == claim.Id && l.Part == part, ct);
            if (lease is not null) act(lease, by, now);
            else if (begins) db.EditLeases.Add(lease = new EditLease(claim, part, by, now));
            else return null; // there is no turn to ask for, to give or to take over
            try
            {
                await db.SaveChangesAsync(ct);
                return TurnNews.Of(topic, lease, now);
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Somebody reached for it at the same moment and was quicker; look again whose it is.
            }
        }
    }
}
