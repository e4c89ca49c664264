namespace ClaimTrack.Domain;

/// <summary>What a reader wrote to a newsroom.</summary>
public sealed record TipFacts
{
    /// <summary>Longest words, in UTF-16 units.</summary>
    public const int TextMax = 2000;

    /// <summary>Longest address.</summary>
    public const int UrlMax = 2000;

    /// <summary>Longest place where it was seen.</summary>
    public const int SeenMax = 300;

    /// <summary>Longest reason why it matters.</summary>
    public const int WhyMax = 1000;

    /// <summary>The words of the claim; in a report, what is wrong.</summary>
    public string? Text { get; init; }

    /// <summary>Where it is said; in a report, what shows the error.</summary>
    public string? Url { get; init; }

    /// <summary>Where the reader saw it.</summary>
    public string? Seen { get; init; }

    /// <summary>Why it matters.</summary>
    public string? Why { get; init; }

    /// <summary>BCP 47 tag of the language that it is in.</summary>
    public string? Language { get; init; }
}
