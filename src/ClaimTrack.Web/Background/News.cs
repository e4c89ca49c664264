using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>What has to be known of claims, threads and teams to tell who hears of some events: read at once for all of them.</summary>
sealed class News
{
    ILookup<int, Member> _teams = null!;
    Dictionary<int, ClaimNews> _claims = null!;
    ILookup<int, Watch> _watches = null!;
    Dictionary<int, ThreadNews> _threads = null!;

    sealed record ClaimNews(int Id, int? OwnerId, IReadOnlyList<int> Authors, Review? Round);

    sealed record ThreadNews(IReadOnlyCollection<int> People, IReadOnlyCollection<int>? Readers);

    /// <summary>Reads it, in at most six queries, however many events there are.</summary>
    public static async Task<News> Read(AppDbContext db, IReadOnlyList<HistoryEvent> events, CancellationToken ct)
    {
        var teamIds = events.Select(e => e.TeamId).Distinct().ToList();
        var claimIds = events.Select(e => e.ClaimId).OfType<int>().Distinct().ToList();
        var threadIds = events.Select(e => e.ThreadId).OfType<int>().Distinct().ToList();
        // Most of what happens concerns nobody in particular.
        var owners = await db.Claims.Where(c => claimIds.Contains(c.Id)).Select(c => new { c.Id, c.OwnerId }).ToListAsync(ct);
        var watches = (await db.Watches.AsNoTracking().Where(w => claimIds.Contains(w.ClaimId)).ToListAsync(ct)).ToLookup(w => w.ClaimId);
        var asksReviews = threadIds.Count > 0 || events.Any(e => Recipients.AsksWhoReviews(e.Kind));
        if (!asksReviews && owners.All(c => c.OwnerId is null) && watches.Count == 0 && events.All(e => e.Mentioned.Count == 0)) teamIds = [];
        var teams = (teamIds.Count == 0 ? [] : await db.Members.AsNoTracking().Where(m => teamIds.Contains(m.TeamId)).ToListAsync(ct)).ToLookup(m => m.TeamId);
        if (!asksReviews) claimIds = [];
        var reviews = (claimIds.Count == 0 ? [] : await db.Set<Review>().AsNoTrackingWithIdentityResolution().Include(r => r.Votes).ThenInclude(v => v.Draft.Rating).Where(r => claimIds.Contains(r.ClaimId)).AsSplitQuery().ToListAsync(ct)).ToLookup(r => r.ClaimId);
        var drafts = (claimIds.Count == 0 ? [] : await db.Claims.Where(c => claimIds.Contains(c.Id)).SelectMany(c => c.Drafts.Where(d => d.AbandonedAt == null), (c, d) => new { c.Id, d.Number, d.Cycle, d.AuthorId }).ToListAsync(ct)).ToLookup(d => d.Id);
        var threads = threadIds.Count == 0 ? [] : await db.Threads.AsNoTracking().Include(t => t.Comments).Where(t => threadIds.Contains(t.Id)).ToListAsync(ct);
        return new News
        {
            _teams = teams,
            _watches = watches,
            _claims = owners.ToDictionary(c => c.Id, c => new ClaimNews(c.Id, c.OwnerId,
                [.. drafts[c.Id].Where(d => d.Cycle == drafts[c.Id].MaxBy(x => x.Number)!.Cycle).Select(d => d.AuthorId).Distinct()], reviews[c.Id].MaxBy(r => r.Round))),
            _threads = threads.ToDictionary(t => t.Id, t => new ThreadNews([.. t.Comments.Select(c => c.AuthorId).Append(t.StartedById).Distinct()],
                t.Place.Subject != ThreadSubject.Vote ? null : [.. teams[t.TeamId].Where(m => t.IsShownTo(m, reviews[t.ClaimId])).Select(m => m.Id)])),
        };
    }

    /// <summary>What concerns one of the events.</summary>
    public NewsContext Of(HistoryEvent e)
    {
        var claim = e.ClaimId is { } id ? _claims.GetValueOrDefault(id) : null;
        var thread = e.ThreadId is { } threadId ? _threads.GetValueOrDefault(threadId) : null;
        var watches = claim is null ? [] : _watches[claim.Id];
        return new()
        {
            Team = [.. _teams[e.TeamId]],
            OwnerId = claim?.OwnerId,
            Authors = claim?.Authors ?? [],
            Voters = [.. claim?.Round?.Votes.Select(v => v.MemberId).Distinct() ?? []],
            IsInReview = claim?.Round is { IsOpen: true },
            IsBlindRound = claim?.Round is { IsOpen: true, IsBlind: true },
            Watchers = [.. watches.Where(w => !w.IsMuted).Select(w => w.MemberId)],
            Muted = [.. watches.Where(w => w.IsMuted).Select(w => w.MemberId)],
            ThreadPeople = thread?.People ?? [],
            ThreadReaders = thread?.Readers,
        };
    }
}
