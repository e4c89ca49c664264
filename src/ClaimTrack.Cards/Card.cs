using ClaimTrack.Domain;

namespace ClaimTrack.Cards;

/// <summary>What the picture of a check says, in the check's own language. A quote never comes without its verdict.</summary>
public sealed record Card
{
    /// <summary>How wide every card is, in pixels.</summary>
    public const int Width = 1200;

    /// <summary>How high every card is, in pixels.</summary>
    public const int Height = 630;

    /// <summary>The most of a quote that stands on a card, in UTF-16 units.</summary>
    public const int QuoteMax = 140;

    /// <summary>What stands over the quote.</summary>
    public required string ClaimLabel { get; init; }

    /// <summary>The words that were checked.</summary>
    public required string Quote { get; init; }

    /// <summary>Whether the quote is somebody's own words, which stand in quotation marks.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Who said it.</summary>
    public string? Claimant { get; init; }

    /// <summary>What stands over the verdict.</summary>
    public required string VerdictLabel { get; init; }

    /// <summary>The verdict in its word.</summary>
    public required string Word { get; init; }

    /// <summary>The family that gives the verdict its hue.</summary>
    public required RatingFamily Family { get; init; }

    /// <summary>The name of the verdict's mark in the file of symbols.</summary>
    public required string Symbol { get; init; }

    /// <summary>The newsroom.</summary>
    public required string Team { get; init; }

    /// <summary>Where it publishes.</summary>
    public required string Site { get; init; }

    /// <summary>BCP 47 tag of the check's language.</summary>
    public required string Language { get; init; }

    /// <summary>Whether that language is written from right to left.</summary>
    public bool IsRightToLeft { get; init; }
}
