using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.History;

/// <summary>What of the team's history a member may know. Page and files begin here, and nowhere else.</summary>
public static class HistoryLookup
{
    /// <summary>The events, without what a blind round keeps from the member: others' votes, and threads about them.</summary>
    public static async Task<IQueryable<HistoryEvent>> HistoryFor(this AppDbContext db, Member by, CancellationToken ct)
    {
        var events = db.HistoryOf(by);
        var rounds = await db.ClaimsOf(by).Where(c => c.Reviews.Any(r => r.EndedAt == null && r.IsBlind))
            .Include(c => c.Drafts).Include(c => c.Reviews).ThenInclude(r => r.Votes).AsNoTrackingWithIdentityResolution().AsSplitQuery().ToListAsync(ct);
        if (rounds.Count == 0) return events;
        var hidden = rounds.Where(c => c.HidesVotesFrom(by)).Select(c => c.Id).ToList();
        var me = by.Id;
        if (hidden.Count > 0)
            events = events.Where(e => e.Kind != EventKind.DraftApproved || e.ById == me || !hidden.Contains(e.ClaimId!.Value)
                || !db.Set<Review>().Any(r => r.ClaimId == e.ClaimId && r.EndedAt == null && e.At >= r.RequestedAt));
        // What a thread hangs on is kept as one text, which no query can look into; only those of blind rounds are read.
        var numbers = rounds.ConvertAll(c => c.Id);
        var threads = (await db.ThreadsOf(by).AsNoTracking().Where(t => numbers.Contains(t.ClaimId)).ToListAsync(ct))
            .Where(t => !t.IsShownTo(by, rounds.Single(c => c.Id == t.ClaimId).Reviews)).Select(t => (int?)t.Id).ToList();
        return threads.Count == 0 ? events : events.Where(e => e.ThreadId == null || !threads.Contains(e.ThreadId));
    }
}
