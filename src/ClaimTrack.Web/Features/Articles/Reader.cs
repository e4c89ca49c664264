using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>A revision, without its text.</summary>
public sealed record RevisionLine(int Number, DateTimeOffset TakenAt, RevisionOrigin Origin, string By);

/// <summary>A quote that a claim was drawn from, and how it fares in the revision that is shown.</summary>
public sealed record DrawnQuote
{
    /// <summary>The claim's number.</summary>
    public required int ClaimId { get; init; }

    /// <summary>The claim's wording.</summary>
    public required string Statement { get; init; }

    /// <summary>The language of the wording.</summary>
    public required string? Language { get; init; }

    /// <summary>Who claims it; null if nobody is named.</summary>
    public required string? Claimant { get; init; }

    /// <summary>Where the claim stands in the work.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>The rating that its verdict gives, if there is one.</summary>
    public required Rating? Rating { get; init; }

    /// <summary>Who looks after it.</summary>
    public required string? Owner { get; init; }

    /// <summary>How many different sources it has.</summary>
    public required int Sources { get; init; }

    /// <summary>Who drew it.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The words as they were drawn.</summary>
    public required string Exact { get; init; }

    /// <summary>The number of the revision that they were drawn from.</summary>
    public required int DrawnFrom { get; init; }

    /// <summary>When that revision was taken.</summary>
    public required DateTimeOffset DrawnFromTakenAt { get; init; }

    /// <summary>The id of its place in the text.</summary>
    public required string Place { get; init; }

    /// <summary>What became of the words in the shown revision.</summary>
    public required AnchorState State { get; init; }

    /// <summary>Where they stand there, or the passage most like them.</summary>
    public required (int Start, int End)? At { get; init; }

    /// <summary>Whether they are marked in the text: a passage that is only perhaps the quote is not.</summary>
    public bool IsMarked => State is AnchorState.Anchored or AnchorState.Changed;
}

/// <summary>An article as it is read: one revision, with the quotes of its claims found in it.</summary>
public sealed record ReaderPage
{
    /// <summary>The article's number.</summary>
    public required int Id { get; init; }

    /// <summary>The article's version.</summary>
    public required int Version { get; init; }

    /// <summary>What is known about it.</summary>
    public required ArticleFacts Facts { get; init; }

    /// <summary>Who added it.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Its revisions, oldest first.</summary>
    public required IReadOnlyList<RevisionLine> Revisions { get; init; }

    /// <summary>The revision that is shown.</summary>
    public required RevisionLine Shown { get; init; }

    /// <summary>Its text.</summary>
    public required ArticleText Text { get; init; }

    /// <summary>The quotes, in the order in which they stand in the text; those that are not found come last.</summary>
    public required IReadOnlyList<DrawnQuote> Quotes { get; init; }

    /// <summary>Whether the newest revision is shown.</summary>
    public bool ShowsLatest => Shown.Number == Revisions[^1].Number;

    /// <summary>How many claims were drawn from it.</summary>
    public int Claims => Quotes.Select(q => q.ClaimId).Distinct().Count();

    /// <summary>The marks in the text.</summary>
    /// <param name="desk">The address of the team's workspace.</param>
    public IReadOnlyList<TextMark> Marks(string desk) =>
        [.. Quotes.Where(q => q.IsMarked).Select(q => new TextMark(q.At!.Value.Start, q.At.Value.End, q.Place, $"{desk}/claims/{q.ClaimId}", $"note-{q.Place}", q.State == AnchorState.Changed))];

    /// <summary>The quotes that begin in a block, for the margin beside it.</summary>
    public IEnumerable<DrawnQuote> BeginningIn(TextBlock block) =>
        Quotes.Where(q => q.IsMarked && q.At!.Value.Start >= block.Start && q.At.Value.Start < block.Start + block.Length);

    /// <summary>The words of the shown revision at a quote's place.</summary>
    public string NowReads(DrawnQuote quote) => quote.At is { } at ? Text.Plain[at.Start..at.End] : "";
}

/// <summary>Reads an article for its reader.</summary>
public static class ReaderQuery
{
    /// <summary>An article of the member's team with one of its revisions; null if there is no such article or revision.</summary>
    public static async Task<ReaderPage?> ReadArticle(this AppDbContext db, Member by, int id, int? revision, CancellationToken ct)
    {
        var article = await db.ArticlesOf(by).Where(a => a.Id == id)
            .Select(a => new { a.Version, a.Facts, AddedBy = a.AddedBy.Name, a.AddedAt }).FirstOrDefaultAsync(ct);
        if (article is null) return null;
        var revisions = await db.Set<ArticleRevision>().Where(r => r.ArticleId == id).OrderBy(r => r.Number)
            .Select(r => new RevisionLine(r.Number, r.TakenAt, r.Origin, r.By.Name)).ToListAsync(ct);
        var shown = revision is null ? revisions[^1] : revisions.Find(r => r.Number == revision);
        if (shown is null) return null;
        var text = await db.Set<ArticleRevision>().Where(r => r.ArticleId == id && r.Number == shown.Number)
            .Select(r => new ArticleText(r.Text, r.Blocks)).FirstAsync(ct);
        return new ReaderPage
        {
            Id = id,
            Version = article.Version,
            Facts = article.Facts,
            AddedBy = article.AddedBy,
            AddedAt = article.AddedAt,
            Revisions = revisions,
            Shown = shown,
            Text = text,
            Quotes = await db.QuotesIn(by, id, shown.Number, text.Plain, ct),
        };
    }

    static async Task<IReadOnlyList<DrawnQuote>> QuotesIn(this AppDbContext db, Member by, int article, int shown, string plain, CancellationToken ct)
    {
        var drawn = await db.ClaimsOf(by).SelectMany(c => c.Appearances.Where(a => a.ArticleId == article), (c, a) => new
        {
            ClaimId = c.Id,
            c.Facts.Statement,
            c.Facts.Language,
            Claimant = c.Claimant!.Name,
            c.Status,
            Owner = c.Owner!.Name,
            RatingId = c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.RatingId).FirstOrDefault(),
            Sources = c.Evidence.Where(e => e.WithdrawnAt == null).Select(e => e.SourceId).Distinct().Count(),
            AppearanceId = a.Id,
            a.Quote,
            a.AddedAt,
            AddedBy = a.AddedBy.Name,
            a.Revision.Number,
            a.Revision.TakenAt,
        }).ToListAsync(ct);
        if (drawn.Count == 0) return [];

        var ratings = await db.RatingsOf(by).ToDictionaryAsync(r => r.Id, ct);
        var places = new HashSet<string>();
        List<DrawnQuote> quotes = [];
        foreach (var one in drawn.OrderBy(d => d.AppearanceId))
        {
            var (state, at) = Find(one.Quote, one.Number == shown, plain);
            quotes.Add(new DrawnQuote
            {
                ClaimId = one.ClaimId,
                Statement = one.Statement,
                Language = one.Language,
                Claimant = one.Claimant,
                Status = one.Status,
                Rating = one.RatingId is { } rating ? ratings.GetValueOrDefault(rating) : null,
                Owner = one.Owner,
                Sources = one.Sources,
                AddedBy = one.AddedBy,
                AddedAt = one.AddedAt,
                Exact = one.Quote.Exact,
                DrawnFrom = one.Number,
                DrawnFromTakenAt = one.TakenAt,
                // A claim may stand in an article twice; its address leads to the first.
                Place = places.Add($"claim-{one.ClaimId}") ? $"claim-{one.ClaimId}" : $"claim-{one.ClaimId}-{one.AppearanceId}",
                State = state,
                At = at,
            });
        }
        return [.. quotes.OrderBy(q => !q.IsMarked).ThenBy(q => q.At?.Start).ThenBy(q => q.ClaimId)];
    }

    static (AnchorState, (int, int)?) Find(Quote quote, bool ownRevision, string plain)
    {
        // In the revision it was drawn from a quote stands where it says.
        if (ownRevision && quote.Start >= 0 && quote.End <= plain.Length && quote.Start < quote.End && plain.AsSpan(quote.Start, quote.End - quote.Start).SequenceEqual(quote.Exact))
            return (AnchorState.Anchored, (quote.Start, quote.End));
        var found = QuoteAnchoring.Resolve(new QuoteAnchor(quote.Exact, quote.Prefix, quote.Suffix, quote.Start, quote.End), plain);
        return (found.State, found is { Start: { } start, End: { } end } ? (start, end) : null);
    }
}
