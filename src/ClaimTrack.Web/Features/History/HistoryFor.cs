using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.History;

/// <summary>What of the team's history a member may know. Page, files and the desk of a claim begin here, and nowhere else.</summary>
public static class HistoryLookup
{
    /// <summary>The events, without what a blind round keeps from the member: others' votes, and threads about them.</summary>
    public static async Task<IQueryable<HistoryEvent>> HistoryFor(this AppDbContext db, Member by, CancellationToken ct)
    {
        // Whether a vote is stale is a matter of the rating too.
        var rounds = await db.ClaimsOf(by).Where(c => c.Reviews.Any(r => r.EndedAt == null && r.IsBlind))
            .Include(c => c.Drafts).ThenInclude(d => d.Rating).Include(c => c.Reviews).ThenInclude(r => r.Votes).AsNoTrackingWithIdentityResolution().AsSplitQuery().ToListAsync(ct);
        if (rounds.Count == 0) return db.Shown(by, [], []);
        // What a thread hangs on is kept as one text, which no query can look into; only those of blind rounds are read.
        var numbers = rounds.ConvertAll(c => c.Id);
        var threads = (await db.ThreadsOf(by).Where(t => numbers.Contains(t.ClaimId)).Select(t => new { t.Id, t.ClaimId, t.Place }).ToListAsync(ct))
            .Where(t => !t.Place.IsShownTo(by, rounds.Single(c => c.Id == t.ClaimId).Reviews)).Select(t => t.Id).ToList();
        return db.Shown(by, rounds, threads);
    }

    /// <summary>The events of one claim that is at hand, with the same left out.</summary>
    /// <param name="db">The database.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="claim">The claim with its drafts and votes.</param>
    /// <param name="hidden">The threads on it that are kept from the member.</param>
    public static IQueryable<HistoryEvent> HistoryFor(this AppDbContext db, Member by, Claim claim, IReadOnlyCollection<int> hidden)
    {
        var id = claim.Id;
        return db.Shown(by, [claim], hidden).Where(e => e.ClaimId == id);
    }

    // Without a line for every pause in somebody's writing; what came of it stands in the draft.
    static IQueryable<HistoryEvent> Shown(this AppDbContext db, Member by, IReadOnlyCollection<Claim> rounds, IReadOnlyCollection<int> hidden) =>
        db.HistoryOf(by).Where(e => e.Kind != EventKind.DraftGrew).Without(db, [.. rounds.Where(c => c.HidesVotesFrom(by)).Select(c => c.Id)], hidden, by.Id);
}
