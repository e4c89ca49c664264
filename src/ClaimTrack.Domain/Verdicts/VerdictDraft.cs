namespace ClaimTrack.Domain;

/// <summary>What a verdict says: the part that people write.</summary>
public sealed record VerdictText
{
    /// <summary>Longest headline.</summary>
    public const int HeadlineMax = 110;

    /// <summary>Longest standfirst.</summary>
    public const int StandfirstMax = 300;

    /// <summary>Longest conclusion.</summary>
    public const int ConclusionMax = 240;

    /// <summary>Longest "in short", all its lines together.</summary>
    public const int InShortMax = 900;

    /// <summary>The most lines "in short" has.</summary>
    public const int InShortLines = 5;

    /// <summary>Longest explanation.</summary>
    public const int ExplanationMax = 60_000;

    /// <summary>What is true, as a headline; may stay empty until publication, when the conclusion takes its place.</summary>
    public string Headline { get; init; } = "";

    /// <summary>One or two sentences under the headline; may stay empty.</summary>
    public string Standfirst { get; init; } = "";

    /// <summary>The verdict in one or two sentences that can stand alone.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>The main points, one a line; may stay empty.</summary>
    public string InShort { get; init; } = "";

    /// <summary>How the conclusion was reached, in Markdown.</summary>
    public string Explanation { get; init; } = "";
}

/// <summary>One numbered draft of a claim's verdict. Once its author has saved it by hand, or somebody else has written the next,
/// or review was asked for, it never changes; a change is the next draft.</summary>
public sealed class VerdictDraft
{
    VerdictDraft() { Text = new(); Author = null!; }

    internal VerdictDraft(int number, int cycle, Rating? rating, VerdictText text, Member author, DateTimeOffset now, int claimVersion)
    {
        Number = number;
        Cycle = cycle;
        Rating = rating;
        RatingId = rating?.Id;
        Text = text;
        Author = author;
        SavedAt = now;
        ClaimVersion = claimVersion;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Counted from 1 over the whole life of the claim.</summary>
    public int Number { get; private set; }

    /// <summary>Which publication it works towards: 1 is the first, 2 the first correction, and so on.</summary>
    public int Cycle { get; private set; }

    /// <summary>The rating's identity.</summary>
    public int? RatingId { get; private set; }

    /// <summary>The rating chosen, or null while there is none.</summary>
    public Rating? Rating { get; private set; }

    /// <summary>The words.</summary>
    public VerdictText Text { get; private set; }

    /// <summary>The author's identity.</summary>
    public int AuthorId { get; private set; }

    /// <summary>Who saved it.</summary>
    public Member Author { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The version that the claim got by it: whoever looked at an earlier version has not seen this draft.</summary>
    public int ClaimVersion { get; private set; }

    /// <summary>Whether its author is still writing it: it is kept as they type.</summary>
    public bool IsBeingWritten { get; internal set; }

    internal void Become(Rating? rating, VerdictText text, DateTimeOffset now, int claimVersion)
    {
        Rating = rating;
        RatingId = rating?.Id;
        Text = text;
        SavedAt = now;
        ClaimVersion = claimVersion;
    }

    /// <summary>When the correction it belonged to was abandoned; such a draft counts no more.</summary>
    public DateTimeOffset? AbandonedAt { get; internal set; }

    /// <summary>Whether it has all that a review needs: a rating, a conclusion and an explanation.</summary>
    public bool IsComplete => Rating is not null && !string.IsNullOrWhiteSpace(Text.Conclusion) && !string.IsNullOrWhiteSpace(Text.Explanation);

    /// <summary>Whether votes on <paramref name="other"/> count for this draft too: the rating and every word that readers
    /// will see are the same.</summary>
    public bool SaysTheSameAs(VerdictDraft other) => Rating?.Key == other.Rating?.Key && Text == other.Text;
}
