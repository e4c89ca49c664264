namespace ClaimTrack.Domain;

/// <summary>What is known about an article: read from the page where possible, mended by people where not.</summary>
public sealed record ArticleFacts
{
    /// <summary>Longest title.</summary>
    public const int TitleMax = 300;

    /// <summary>Longest name of an author or publisher.</summary>
    public const int NameMax = 200;

    /// <summary>Longest address.</summary>
    public const int UrlMax = 2000;

    /// <summary>Longest language tag.</summary>
    public const int LanguageMax = 35;

    /// <summary>The title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string? Byline { get; init; }

    /// <summary>Who published it; for a syndicated copy the original publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public string? Language { get; init; }

    /// <summary>Where it stands, http or https.</summary>
    public string? Url { get; init; }
}

/// <summary>How a revision's text came in.</summary>
public enum RevisionOrigin
{
    /// <summary>Fetched from its address.</summary>
    Fetched,
    /// <summary>Pasted by a person.</summary>
    Pasted,
    /// <summary>Read from an uploaded file.</summary>
    Uploaded,
}

/// <summary>The text of an article as it was at one time. It never changes: claims are anchored to it.</summary>
public sealed class ArticleRevision
{
    /// <summary>Longest text, in UTF-16 units.</summary>
    public const int TextMax = 400_000;

    ArticleRevision() { Text = Blocks = TextHash = ""; By = null!; }

    internal ArticleRevision(int number, string text, string blocks, string textHash, RevisionOrigin origin, Member by, DateTimeOffset now)
    {
        Number = number;
        Text = text;
        Blocks = blocks;
        TextHash = textHash;
        Origin = origin;
        By = by;
        TakenAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The article's identity.</summary>
    public int ArticleId { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The normalised text: one line a block. Anchors count its UTF-16 units.</summary>
    public string Text { get; private set; }

    /// <summary>One letter per line of <see cref="Text"/>: what kind of block it is.</summary>
    public string Blocks { get; private set; }

    /// <summary>SHA-256 of <see cref="Text"/> in UTF-8, in hexadecimal.</summary>
    public string TextHash { get; private set; }

    /// <summary>How it came in.</summary>
    public RevisionOrigin Origin { get; private set; }

    /// <summary>The member's identity.</summary>
    public int ById { get; private set; }

    /// <summary>Who brought it in.</summary>
    public Member By { get; private set; }

    /// <summary>When it was taken.</summary>
    public DateTimeOffset TakenAt { get; private set; }
}

/// <summary>A page, post, broadcast or document in which claims occur.</summary>
public sealed class Article : IVersioned
{
    readonly List<ArticleRevision> _revisions = [];
    readonly List<HistoryEvent> _events = [];

    Article() { Facts = new(); AddedBy = null!; }

    /// <summary>Adds an article with its first revision.</summary>
    /// <param name="facts">What is known about it.</param>
    /// <param name="text">Its normalised text.</param>
    /// <param name="blocks">One letter per line of the text.</param>
    /// <param name="textHash">SHA-256 of the text.</param>
    /// <param name="origin">How it came in.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not.</exception>
    public Article(ArticleFacts facts, string text, string blocks, string textHash, RevisionOrigin origin, Member by, DateTimeOffset now)
    {
        TeamId = by.TeamId;
        Demand(by);
        Facts = facts;
        AddedBy = by;
        AddedAt = now;
        _revisions.Add(new ArticleRevision(1, text, blocks, textHash, origin, by, now));
        Record(EventKind.ArticleAdded, by, now, facts.Title);
    }

    /// <summary>Identity in the database; the number in its address.</summary>
    public int Id { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>What is known about it.</summary>
    public ArticleFacts Facts { get; private set; }

    /// <summary>The member's identity.</summary>
    public int AddedById { get; private set; }

    /// <summary>Who added it.</summary>
    public Member AddedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Its revisions, oldest first.</summary>
    public IReadOnlyList<ArticleRevision> Revisions => _revisions;

    /// <inheritdoc/>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>The newest revision.</summary>
    public ArticleRevision Latest => _revisions.MaxBy(r => r.Number)!;

    /// <summary>Adds the text as it is now. Earlier revisions stay.</summary>
    /// <exception cref="RefusedException">The member may not, or the text is that of the newest revision.</exception>
    public ArticleRevision Revise(string text, string blocks, string textHash, RevisionOrigin origin, Member by, DateTimeOffset now)
    {
        Demand(by);
        if (Latest.TextHash == textHash)
            throw new RefusedException(Rule.NothingChanged, $"The text is the same as in revision {Latest.Number}. No new revision was made.");
        var revision = new ArticleRevision(Latest.Number + 1, text, blocks, textHash, origin, by, now);
        _revisions.Add(revision);
        Record(EventKind.ArticleRevised, by, now, $"{revision.Number}");
        return revision;
    }

    /// <summary>Mends what was read from the page.</summary>
    /// <exception cref="RefusedException">The member may not.</exception>
    public void Edit(ArticleFacts facts, Member by, DateTimeOffset now)
    {
        Demand(by);
        var changes = FieldChange.Between(Facts, facts);
        if (changes.Count == 0) return;
        Facts = facts;
        Record(EventKind.ArticleEdited, by, now, null, [.. changes]);
    }

    void Demand(Member by)
    {
        if (by.TeamId != TeamId) throw new RefusedException(Rule.NotOfThisTeam, "This article belongs to another team.");
        if (!by.May(Permission.KeepArticles))
            throw new RefusedException(Rule.RoleTooLow, $"This needs the role {Permissions.LeastRole(Permission.KeepArticles).Say()}; you are {by.Role.Say()}.");
    }

    void Record(EventKind kind, Member by, DateTimeOffset now, string? note, params FieldChange[] changes) =>
        _events.Add(new HistoryEvent(TeamId, kind, by, now, note, changes) { EntityVersion = Version + 1 });
}
