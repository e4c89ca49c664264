namespace ClaimTrack.Domain;

/// <summary>What kind of thing a source is.</summary>
public enum SourceKind
{
    /// <summary>A law, ruling, register, minutes, filing.</summary>
    OfficialRecord,
    /// <summary>Figures that can be recomputed.</summary>
    Dataset,
    /// <summary>Published research.</summary>
    Study,
    /// <summary>Another newsroom's report.</summary>
    NewsReport,
    /// <summary>What somebody told us.</summary>
    Interview,
    /// <summary>Any other written thing.</summary>
    Document,
    /// <summary>What the claimant answered.</summary>
    ClaimantReply,
    /// <summary>None of these.</summary>
    Other,
}

/// <summary>A citable thing. Several pieces of evidence may rest on one source.</summary>
public sealed class Source
{
    /// <summary>Longest title.</summary>
    public const int TitleMax = 300;

    /// <summary>Longest name of who made it.</summary>
    public const int PublisherMax = 200;

    /// <summary>Longest address.</summary>
    public const int UrlMax = 2000;

    Source() { Title = ""; }

    /// <summary>Names a source.</summary>
    /// <param name="teamId">The team that cites it.</param>
    /// <param name="title">Its title or description.</param>
    /// <param name="kind">What kind of thing it is.</param>
    /// <param name="publisher">Who made it, or null.</param>
    /// <param name="publishedOn">When it was made, or null.</param>
    /// <param name="url">Where it stands, http or https, or null.</param>
    public Source(int teamId, string title, SourceKind kind, string? publisher, DateOnly? publishedOn, string? url)
    {
        TeamId = teamId;
        Title = title;
        Kind = kind;
        Publisher = publisher;
        PublishedOn = publishedOn;
        Url = url;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>Its title or description.</summary>
    public string Title { get; private set; }

    /// <summary>What kind of thing it is.</summary>
    public SourceKind Kind { get; private set; }

    /// <summary>Who made it.</summary>
    public string? Publisher { get; private set; }

    /// <summary>When it was made.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public string? Url { get; private set; }
}
