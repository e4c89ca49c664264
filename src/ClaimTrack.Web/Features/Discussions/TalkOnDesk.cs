using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>A thread without its words: enough to count it and to say where it hangs.</summary>
public sealed record ThreadLine(int Id, ThreadPlace Place, DateTimeOffset? ResolvedAt, int Comments, DateTimeOffset LastAt)
{
    /// <summary>Whether it is still open.</summary>
    public bool IsOpen => ResolvedAt is null;
}

/// <summary>Where a thread hangs, in words.</summary>
/// <param name="Lead">"On the conclusion", "On evidence 2".</param>
/// <param name="Quoted">The words that were marked, or the name of the thing.</param>
/// <param name="Tail">"in draft 3".</param>
/// <param name="Href">Where the place is to be seen.</param>
/// <param name="IsGone">Whether it is no longer there.</param>
public sealed record PlaceInWords(string Lead, string? Quoted, string? Tail, string? Href, bool IsGone);

/// <summary>A thread as it is shown.</summary>
public sealed record ThreadOnDesk(DiscussionThread Of, PlaceInWords Place);

/// <summary>The discussion of a claim as one member sees it.</summary>
public sealed record TalkOnDesk
{
    /// <summary>The threads that are shown before somebody asks for more.</summary>
    public const int Size = 20;

    /// <summary>Who looks.</summary>
    public required Member By { get; init; }

    /// <summary>The address of the claim's desk.</summary>
    public required string Home { get; init; }

    /// <summary>The threads shown, the one with the newest words last.</summary>
    public IReadOnlyList<ThreadOnDesk> Threads { get; init; } = [];

    /// <summary>How many are open.</summary>
    public int Open { get; init; }

    /// <summary>How many are resolved.</summary>
    public int Resolved { get; init; }

    /// <summary>How many open ones, or resolved ones where those are shown, have older words than those shown.</summary>
    public int Earlier { get; init; }

    /// <summary>How many are shown at most.</summary>
    public int Shows { get; init; } = Size;

    /// <summary>Whether the resolved ones are shown as well.</summary>
    public bool ShowsResolved { get; init; }

    /// <summary>The people who can be mentioned.</summary>
    public IReadOnlyCollection<Member> Team { get; init; } = [];

    /// <summary>Whether this member may speak.</summary>
    public bool MaySpeak => By.May(Permission.Discuss);

    /// <summary>What the address says to bring the same threads again.</summary>
    public string Query => string.Join('&', new[] { ShowsResolved ? "resolved=true" : null, Shows > Size ? $"threads={Shows}" : null }.OfType<string>());
}

/// <summary>Reads discussions.</summary>
static class TalkQuery
{
    // Nobody reads more at once; the address may ask for any number.
    const int Most = 500;

    /// <summary>Every thread of a claim, as far as it is kept from nobody: filter with <see cref="ThreadPlace.IsShownTo"/>.</summary>
    public static async Task<List<ThreadLine>> ThreadLines(this AppDbContext db, Member by, int claimId, CancellationToken ct) =>
        await db.ThreadsOf(by).Where(t => t.ClaimId == claimId).OrderBy(t => t.Id)
            .Select(t => new ThreadLine(t.Id, t.Place, t.ResolvedAt, t.Comments.Count(c => c.RemovedAt == null), t.Comments.Max(c => c.At))).ToListAsync(ct);

    /// <summary>The discussion, in a number of queries that does not grow with it.</summary>
    public static async Task<TalkOnDesk> TalkOn(this AppDbContext db, ClaimOnDesk desk, CancellationToken ct)
    {
        var (view, lines) = (desk.View, desk.Threads);
        var shows = Math.Clamp(view.Threads, TalkOnDesk.Size, Most);
        var offered = lines.Where(t => t.IsOpen || view.Resolved).OrderByDescending(t => t.LastAt).ThenByDescending(t => t.Id).ToList();
        var ids = offered.Take(shows).Concat(lines.Where(t => t.Id == view.Thread)).Select(t => t.Id).Distinct().ToList();
        var threads = ids.Count == 0 ? [] : await db.ThreadsOf(desk.By).Where(t => ids.Contains(t.Id))
            .Include(t => t.Comments).ThenInclude(c => c.Author).Include(t => t.ResolvedBy).Include(t => t.StartedBy).AsNoTracking().AsSplitQuery().ToListAsync(ct);
        var last = lines.ToDictionary(t => t.Id, t => t.LastAt);
        var articles = await db.ArticlesIn(desk.By, threads, ct);
        return new()
        {
            By = desk.By,
            Home = desk.Home,
            Threads = [.. threads.OrderBy(t => last[t.Id]).ThenBy(t => t.Id).Select(t => new ThreadOnDesk(t, Say(t.Place, desk.Claim, desk.Home, articles)))],
            Open = lines.Count(t => t.IsOpen),
            Resolved = lines.Count(t => !t.IsOpen),
            Earlier = Math.Max(0, offered.Count - shows),
            Shows = shows,
            ShowsResolved = view.Resolved,
            Team = await db.MembersOf(desk.By).Where(m => m.RemovedAt == null).AsNoTracking().ToListAsync(ct),
        };
    }

    /// <summary>One thread with what is said in it, and the rounds that say who may speak there; null if the member may not see it.</summary>
    public static async Task<(DiscussionThread Thread, IReadOnlyCollection<Review> Rounds)?> ThreadForChange(this AppDbContext db, Member by, int claimId, int id, CancellationToken ct)
    {
        var thread = await db.ThreadsOf(by).Include(t => t.Comments).ThenInclude(c => c.Author).Include(t => t.ResolvedBy)
            .FirstOrDefaultAsync(t => t.Id == id && t.ClaimId == claimId, ct);
        if (thread is null) return null;
        if (thread.Place.Subject != ThreadSubject.Vote) return (thread, []);
        var reviews = await db.ClaimsOf(by).Where(c => c.Id == claimId).SelectMany(c => c.Reviews)
            .Include(r => r.Votes).ThenInclude(v => v.Draft).ThenInclude(d => d.Rating).ToListAsync(ct);
        return thread.IsShownTo(by, reviews) ? (thread, reviews) : null;
    }

    /// <summary>The people who can be mentioned: whoever is in the team sees its claims.</summary>
    public static Task<List<Member>> Mentionable(this AppDbContext db, Member by, CancellationToken ct) =>
        db.MembersOf(by).Where(m => m.RemovedAt == null).OrderBy(m => m.Name).ToListAsync(ct);

    /// <summary>A place in words.</summary>
    public static PlaceInWords Say(ThreadPlace place, Claim claim, string home, IReadOnlyDictionary<int, (string Title, string Text)> articles)
    {
        switch (place.Subject)
        {
            case ThreadSubject.Evidence:
                var row = claim.Evidence.FirstOrDefault(e => e.Number == place.EvidenceNumber);
                return new($"On evidence {place.EvidenceNumber}", row is { Counts: true } ? row.Source.Title : place.Words, null, $"#evidence-{place.EvidenceNumber}", row is not { Counts: true });
            case ThreadSubject.Verdict:
                var field = DraftWords.Named(place.Field);
                var now = field is null ? "" : DraftWords.Of(claim.CurrentDraft, field);
                return place.Quote is { } quote
                    ? new("On", quote.Exact, $"in draft {place.DraftNumber}", "#verdict", !quote.StandIn(now))
                    : new($"On the {field?.Called ?? "verdict"}", now.Length == 0 ? place.Words : null, null, "#verdict", now.Length == 0 && place.Words is { Length: > 0 });
            case ThreadSubject.Article:
                var (title, text) = articles.GetValueOrDefault(place.ArticleId ?? 0, ("an article", ""));
                var stands = place.Quote is { } words && words.StandIn(text);
                return new("On", place.Quote?.Exact ?? place.Words, $"in “{title}”", $"{home[..home.LastIndexOf("/claims/", StringComparison.Ordinal)]}/articles/{place.ArticleId}"
                    + (place.Quote is { } at ? $"?revision={place.RevisionNumber}#at={at.Start}-{at.End}" : ""), !stands);
            case ThreadSubject.Vote:
                var vote = claim.Reviews.SelectMany(r => r.Votes).FirstOrDefault(v => v.Id == place.VoteId);
                return new($"On {vote?.Member.Name ?? "somebody"}’s vote", null, vote is null ? null : $"on draft {vote.DraftNumber}", "#review", false);
            default:
                return new("On the claim", null, null, null, false);
        }
    }

    static async Task<IReadOnlyDictionary<int, (string Title, string Text)>> ArticlesIn(this AppDbContext db, Member by, List<DiscussionThread> threads, CancellationToken ct)
    {
        var ids = threads.Select(t => t.Place.ArticleId).OfType<int>().Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<int, (string, string)>();
        var newest = await db.ArticlesOf(by).Where(a => ids.Contains(a.Id)).SelectMany(a => a.Revisions, (a, r) => new { Of = a, r.Number, r.Text })
            .Where(r => !r.Of.Revisions.Any(x => x.Number > r.Number)).Select(r => new { r.Of.Id, r.Of.Facts.Title, r.Text }).ToListAsync(ct);
        return newest.ToDictionary(a => a.Id, a => (a.Title, a.Text));
    }
}
