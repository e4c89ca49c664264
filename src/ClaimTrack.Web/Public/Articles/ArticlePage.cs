using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Articles;

/// <summary>An article as far as published checks show it: its facts as they name them, their quotes, and of its text no more than
/// what stands right around each quote. The text is its author's.</summary>
public sealed record ArticlePage
{
    /// <summary>The most UTF-16 units shown on each side of a quote; it is cut at the edge of a sentence where one is near.</summary>
    public const int Around = 200;

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>What the newest check says of it.</summary>
    public required CheckAppearance Facts { get; init; }

    /// <summary>The language of that check, in which most articles are that it is about.</summary>
    public required string Language { get; init; }

    /// <summary>The address of a copy that a check names.</summary>
    public required string? Archived { get; init; }

    /// <summary>The quotes of the checks that stand.</summary>
    public required IReadOnlyList<(CheckCard Card, string Quote)> Quotes { get; init; }

    /// <summary>When its first check came out.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>When its text was taken again since, changed each time.</summary>
    public required IReadOnlyList<DateTimeOffset> Changed { get; init; }

    /// <summary>The readable part of its address.</summary>
    public string Slug => Domain.Slug.From(Facts.Title);

    /// <summary>Its path.</summary>
    public string Path => PathOf(Number, Facts.Title);

    /// <summary>The path of an article.</summary>
    public static string PathOf(int number, string title) => Domain.Slug.From(title) is { Length: > 0 } slug ? $"/articles/{number}-{Uri.EscapeDataString(slug)}" : $"/articles/{number}";

    /// <summary>An article with what is published of it; null if nothing is.</summary>
    public static async Task<ArticlePage?> Find(AppDbContext db, int number, CancellationToken ct)
    {
        // A claim may have been found in it after its check came out, or the other way round: what was published decides.
        var checks = (await ChecksWith(db, number).ToListAsync(ct)).Where(c => c.Content.Appearances.Any(a => a.ArticleId == number)).ToList();
        if (checks.Count == 0) return null;
        var facts = checks[0].Content.Appearances.First(a => a.ArticleId == number);
        var first = checks.Min(c => c.PublishedAt);
        return new()
        {
            Number = number,
            Facts = facts,
            Language = checks[0].Content.Language,
            Archived = checks.SelectMany(c => c.Content.Sources).Where(s => s.Url is not null && s.Url == facts.Url).Select(s => CheckView.WebLink(s.Use.ArchivedUrl)).FirstOrDefault(a => a is not null),
            Quotes = [.. from check in checks
                         where check.RetractedAt is null
                         from place in check.Content.Appearances
                         where place.ArticleId == number
                         select (new CheckCard(check.Number, check.Slug, check.UpdatedAt, check.Content, null, null), place.Quote)],
            CheckedAt = first,
            Changed = await db.Set<ArticleRevision>().Where(r => r.ArticleId == number && r.Number > 1 && r.TakenAt > first).OrderByDescending(r => r.Number).Select(r => r.TakenAt).ToListAsync(ct),
        };
    }

    /// <summary>The checks that readers see on claims of an article, the last changed first.</summary>
    public static IQueryable<Checked> ChecksWith(AppDbContext db, int article) => db.ShownChecks()
        .Where(c => db.Claims.Any(claim => claim.Id == c.ClaimId && claim.Appearances.Any(a => a.ArticleId == article)))
        .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId)
        .Select(c => new Checked(c.ClaimId, c.Slug, c.FirstPublishedAt, c.UpdatedAt, c.RetractedAt, c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First()));

    /// <summary>The quotes in the order of the text, each with what stands around it; without, where the place is not known any more.</summary>
    public async Task<IReadOnlyList<Excerpt>> Excerpts(AppDbContext db, CancellationToken ct)
    {
        var numbers = Quotes.Select(q => q.Card.Number).Distinct().ToList();
        var places = await Places(db, Number, numbers).ToListAsync(ct);
        var revisions = places.Select(p => p.RevisionId).Distinct().ToList();
        var texts = await db.Set<ArticleRevision>().Where(r => revisions.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Text, ct);
        return [.. Quotes.Select(q => Excerpt.Of(q.Card, q.Quote, places.Find(p => p.ClaimId == q.Card.Number && p.Exact == q.Quote), texts)).OrderBy(e => e.Start)];
    }

    /// <summary>Where the claims of checks stand in an article.</summary>
    public static IQueryable<Place> Places(AppDbContext db, int article, IReadOnlyList<int> claims) =>
        from claim in db.Claims
        where claims.Contains(claim.Id)
        from appearance in claim.Appearances
        where appearance.ArticleId == article
        select new Place(claim.Id, appearance.RevisionId, appearance.Quote.Exact, appearance.Quote.Start, appearance.Quote.End);

    /// <summary>A check on a claim of the article.</summary>
    public sealed record Checked(int Number, string Slug, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, DateTimeOffset? RetractedAt, CheckContent Content);

    /// <summary>Where a quote stands.</summary>
    public sealed record Place(int ClaimId, int RevisionId, string Exact, int Start, int End);
}

/// <summary>A quote with the words around it and the check of its claim.</summary>
/// <param name="Card">The check.</param>
/// <param name="Words">The quote and what stands around it.</param>
/// <param name="Start">Where it stands in the text.</param>
public sealed record Excerpt(CheckCard Card, Passage Words, int Start)
{
    internal static Excerpt Of(CheckCard card, string quote, ArticlePage.Place? place, Dictionary<int, string> texts) =>
        place is not null && texts.TryGetValue(place.RevisionId, out var text) && place.End <= text.Length && text.AsSpan(place.Start, place.End - place.Start).SequenceEqual(quote)
            ? new(card, QuoteAnchoring.Context(text, place.Start, place.End, ArticlePage.Around), place.Start)
            : new(card, new("", quote, ""), int.MaxValue);
}
