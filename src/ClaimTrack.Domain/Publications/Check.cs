namespace ClaimTrack.Domain;

/// <summary>One frozen, numbered version of a check.</summary>
public sealed class CheckVersion
{
    CheckVersion() { Content = null!; PublishedBy = null!; }

    internal CheckVersion(int number, int draftNumber, CheckContent content, Member by, DateTimeOffset now)
    {
        Number = number;
        DraftNumber = draftNumber;
        Content = content;
        PublishedBy = by;
        PublishedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The identity of claim and check.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The draft that it froze.</summary>
    public int DraftNumber { get; private set; }

    /// <summary>What it shows.</summary>
    public CheckContent Content { get; private set; }

    /// <summary>The member's identity.</summary>
    public int PublishedById { get; private set; }

    /// <summary>Who published it.</summary>
    public Member PublishedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset PublishedAt { get; private set; }
}

/// <summary>What the public sees of a claim, at a stable address. Its number is the claim's.</summary>
public sealed class Check
{
    /// <summary>Longest slug.</summary>
    public const int SlugMax = 80;

    /// <summary>Longest search text, in UTF-16 units.</summary>
    public const int SearchTextMax = 4000;

    readonly List<CheckVersion> _versions = [];

    Check() { Team = null!; Slug = Language = RatingKey = SearchText = ""; }

    internal Check(Claim claim, DateTimeOffset now)
    {
        Team = claim.Team;
        TeamId = claim.TeamId;
        FirstPublishedAt = now;
        Slug = Language = RatingKey = SearchText = "";
    }

    /// <summary>The claim's identity, and the number in the check's address.</summary>
    public int ClaimId { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The newsroom that publishes it.</summary>
    public Team Team { get; private set; }

    /// <summary>When it first came out.</summary>
    public DateTimeOffset FirstPublishedAt { get; private set; }

    /// <summary>When it was retracted.</summary>
    public DateTimeOffset? RetractedAt { get; internal set; }

    /// <summary>The order by which readers may not see it; null where there is none.</summary>
    public LegalOrder? Order { get; internal set; }

    /// <summary>Every version, oldest first.</summary>
    public IReadOnlyList<CheckVersion> Versions => _versions;

    /// <summary>The version that readers get.</summary>
    public CheckVersion Live => _versions.MaxBy(v => v.Number)!;

    // What follows is what the live version says, repeated as columns because readers filter, sort and search by it in the
    // database. Show() and Regroup() are the only places that write it.

    /// <summary>The number of the live version.</summary>
    public int LiveVersion { get; private set; }

    /// <summary>When the live version came out.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The readable part of its address.</summary>
    public string Slug { get; private set; }

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; private set; }

    /// <summary>The key of its rating.</summary>
    public string RatingKey { get; private set; }

    /// <summary>The claimant's name.</summary>
    public string? ClaimantName { get; private set; }

    /// <summary>The topic's name.</summary>
    public string? TopicName { get; private set; }

    /// <summary>The part of the address of its claimant's page.</summary>
    public string? ClaimantSlug { get; private set; }

    /// <summary>The part of the address of its topic's page.</summary>
    public string? TopicSlug { get; private set; }

    /// <summary>Title, claim, conclusion and names in the form of <see cref="NameKey"/>, for searching.</summary>
    public string SearchText { get; private set; }

    internal CheckVersion Show(CheckContent content, int draftNumber, Member by, DateTimeOffset now)
    {
        var version = new CheckVersion(_versions.Count + 1, draftNumber, content, by, now);
        _versions.Add(version);
        LiveVersion = version.Number;
        UpdatedAt = now;
        Slug = Domain.Slug.From(content.Title, SlugMax);
        Language = content.Language;
        RatingKey = content.Rating.Key;
        Group(content.Topic, content.Claimant?.Name);
        SearchText = WordsOf(content);
        return version;
    }

    /// <summary>Is found under a new topic or claimant, into which its own was merged. The version says what it said.</summary>
    internal void Regroup(string? topic, string? claimant)
    {
        Group(topic ?? TopicName, claimant ?? ClaimantName);
        SearchText = WordsOf(Live.Content);
    }

    void Group(string? topic, string? claimant)
    {
        (TopicName, TopicSlug) = (topic, SlugOf(topic));
        (ClaimantName, ClaimantSlug) = (claimant, SlugOf(claimant));
    }

    /// <summary>The part of an address of a name; null where it has no letter or digit, and so no page.</summary>
    public static string? SlugOf(string? name) => name is not null && Domain.Slug.From(name) is { Length: > 0 } slug ? slug : null;

    string WordsOf(CheckContent content)
    {
        // Found by the names in its text and by those that they have now.
        string?[] names = [.. new[] { content.Claimant?.Name, content.Topic, ClaimantName, TopicName }.Distinct()];
        var words = NameKey.Of(string.Join(' ', [content.Title, content.Statement, content.Quote, content.Verdict.Conclusion, .. names]));
        return Cut.Of(words, SearchTextMax);
    }
}
