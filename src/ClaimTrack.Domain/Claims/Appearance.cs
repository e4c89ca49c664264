namespace ClaimTrack.Domain;

/// <summary>A passage of a revision's text, in the manner of the W3C text quote and text position selectors.</summary>
/// <param name="Exact">The words themselves.</param>
/// <param name="Prefix">What stands before them.</param>
/// <param name="Suffix">What stands after them.</param>
/// <param name="Start">Where they start, in UTF-16 units of the revision's text.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record Quote(string Exact, string Prefix, string Suffix, int Start, int End)
{
    /// <summary>Longest quote.</summary>
    public const int ExactMax = 2000;

    /// <summary>Longest prefix or suffix.</summary>
    public const int ContextMax = 500;
}

/// <summary>One occurrence of a claim in one article.</summary>
public sealed class Appearance
{
    Appearance() { Quote = null!; AddedBy = null!; Article = null!; Revision = null!; }

    internal Appearance(int teamId, Article article, ArticleRevision revision, Quote quote, Member by, DateTimeOffset now)
    {
        TeamId = teamId;
        Article = article;
        Revision = revision;
        Quote = quote;
        AddedBy = by;
        AddedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity; claim and article are of this one team.</summary>
    public int TeamId { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>The article's identity.</summary>
    public int ArticleId { get; private set; }

    /// <summary>The article it stands in.</summary>
    public Article Article { get; private set; }

    /// <summary>The revision's identity.</summary>
    public int RevisionId { get; private set; }

    /// <summary>The revision that the quote was taken from.</summary>
    public ArticleRevision Revision { get; private set; }

    /// <summary>The words, and where they stand.</summary>
    public Quote Quote { get; private set; }

    /// <summary>The member's identity.</summary>
    public int AddedById { get; private set; }

    /// <summary>Who drew it.</summary>
    public Member AddedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Its order among a claim's appearances: by the day the article came out, unknown days last, then by when it
    /// was found. The earliest known one is the first appearance.</summary>
    internal (DateOnly, DateTimeOffset) Order => (Article.Facts.PublishedOn ?? DateOnly.MaxValue, AddedAt);
}
