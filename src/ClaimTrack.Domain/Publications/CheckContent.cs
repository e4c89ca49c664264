namespace ClaimTrack.Domain;

/// <summary>Everything that one version of a check shows, frozen: later renames, edits and removals do not reach it.</summary>
public sealed record CheckContent
{
    /// <summary>The claim in one line.</summary>
    public required string Statement { get; init; }

    /// <summary>BCP 47 tag of the check's language.</summary>
    public required string Language { get; init; }

    /// <summary>Who made the claim; null where nobody in particular did.</summary>
    public CheckClaimant? Claimant { get; init; }

    /// <summary>The day it was made.</summary>
    public DateOnly? ClaimedOn { get; init; }

    /// <summary>What it is about.</summary>
    public string? Topic { get; init; }

    /// <summary>Where it was said, first appearance first.</summary>
    public required IReadOnlyList<CheckAppearance> Appearances { get; init; }

    /// <summary>The rating.</summary>
    public required CheckRating Rating { get; init; }

    /// <summary>The whole scale that it was chosen from.</summary>
    public required IReadOnlyList<CheckRating> Scale { get; init; }

    /// <summary>The words of the verdict.</summary>
    public required VerdictText Verdict { get; init; }

    /// <summary>The evidence, in the order of its numbers.</summary>
    public required IReadOnlyList<CheckSource> Sources { get; init; }

    /// <summary>Who wrote the verdict.</summary>
    public required IReadOnlyList<string> CheckedBy { get; init; }

    /// <summary>Who approved it.</summary>
    public required IReadOnlyList<string> ApprovedBy { get; init; }

    /// <summary>Whether the claimant was heard, and what they said.</summary>
    public required RightOfReply Reply { get; init; }

    /// <summary>The headline, or the conclusion where none was written.</summary>
    public string Title => Verdict.Headline.Length > 0 ? Verdict.Headline : Verdict.Conclusion;

    /// <summary>The claim in the words of its first appearance, or the statement where none is known.</summary>
    public string Quote => Appearances.Count > 0 ? Appearances[0].Quote : Statement;
}

/// <summary>A claimant as published.</summary>
public sealed record CheckClaimant(string Name, ClaimantKind Kind, string? Url);

/// <summary>A rating as published.</summary>
public sealed record CheckRating(string Key, string Label, string Definition, RatingFamily Family, RatingMark Mark, int? Value)
{
    internal static CheckRating Of(Rating r) => new(r.Key, r.Label, r.Definition, r.Family, r.Mark, r.Value);
}

/// <summary>An appearance as published.</summary>
/// <param name="Title">The article's title.</param>
/// <param name="Publisher">Who published the article.</param>
/// <param name="PublishedOn">When.</param>
/// <param name="Url">Where it stands.</param>
/// <param name="Quote">The words.</param>
/// <param name="ArticleId">The article's number; null in what was published before its page was public.</param>
/// <param name="Byline">Who wrote the article.</param>
public sealed record CheckAppearance(string Title, string? Publisher, DateOnly? PublishedOn, string? Url, string Quote, int? ArticleId = null, string? Byline = null);

/// <summary>A piece of evidence as published.</summary>
public sealed record CheckSource(int Number, string Title, SourceKind Kind, string? Publisher, DateOnly? PublishedOn, string? Url, EvidenceFacts Use);
