using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data;

/// <summary>What a blind round keeps back of the history. Pages, files and hints all leave it out by the same condition.</summary>
public static class BlindRounds
{
    /// <summary>The events without votes in the running rounds of some claims, and without what is said in some threads.</summary>
    /// <param name="events">The events.</param>
    /// <param name="db">Where they are kept.</param>
    /// <param name="claims">The claims whose votes are kept back.</param>
    /// <param name="threads">The threads that are kept back.</param>
    /// <param name="but">The member whose own votes are no secret to them; 0 where nobody in particular looks.</param>
    public static IQueryable<HistoryEvent> Without(this IQueryable<HistoryEvent> events, AppDbContext db, IReadOnlyCollection<int> claims, IReadOnlyCollection<int> threads, int but = 0)
    {
        if (claims.Count > 0)
            events = events.Where(e => e.Kind != EventKind.DraftApproved || e.ById == but || !claims.Contains(e.ClaimId!.Value)
                || !db.Set<Review>().Any(r => r.ClaimId == e.ClaimId && r.EndedAt == null && e.At >= r.RequestedAt));
        return threads.Count == 0 ? events : events.Where(e => e.ThreadId == null || !threads.Contains(e.ThreadId.Value));
    }

    /// <summary>The events of which everybody who follows may be told at once: not those of a blind round that runs, by which votes
    /// could be counted.</summary>
    public static async Task<IQueryable<HistoryEvent>> Tellable(this AppDbContext db, IQueryable<HistoryEvent> events, CancellationToken ct)
    {
        var claims = await db.Claims.Where(c => c.Reviews.Any(r => r.EndedAt == null && r.IsBlind)
            && events.Any(e => e.ClaimId == c.Id && (e.Kind == EventKind.DraftApproved || e.ThreadId != null))).Select(c => c.Id).ToListAsync(ct);
        if (claims.Count == 0) return events;
        // What a thread hangs on is kept as one text, which no query can look into; only those of blind rounds are read.
        var threads = (await db.Threads.Where(t => claims.Contains(t.ClaimId)).Select(t => new { t.Id, t.Place }).ToListAsync(ct))
            .Where(t => t.Place.Subject == ThreadSubject.Vote).Select(t => t.Id).ToList();
        return events.Without(db, claims, threads);
    }
}
