namespace ClaimTrack.Domain;

/// <summary>What a source does to a claim.</summary>
public enum Stance
{
    /// <summary>Speaks for the claim.</summary>
    Supports,
    /// <summary>Speaks against it.</summary>
    Contradicts,
    /// <summary>Helps to understand it.</summary>
    Context,
}

/// <summary>What is said about the use of a source on a claim.</summary>
public sealed record EvidenceFacts
{
    /// <summary>Longest quote.</summary>
    public const int QuoteMax = 4000;

    /// <summary>Longest locator.</summary>
    public const int LocatorMax = 200;

    /// <summary>Longest note.</summary>
    public const int NoteMax = 2000;

    /// <summary>Longest address.</summary>
    public const int UrlMax = 2000;

    /// <summary>What it does to the claim.</summary>
    public required Stance Stance { get; init; }

    /// <summary>Whether it is first-hand.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The passage that matters, word for word.</summary>
    public string? Quote { get; init; }

    /// <summary>Where in the source the passage stands: page, paragraph, minute.</summary>
    public string? Locator { get; init; }

    /// <summary>What it shows.</summary>
    public string? Note { get; init; }

    /// <summary>The day it was looked at.</summary>
    public DateOnly? AccessedOn { get; init; }

    /// <summary>Where an archived copy stands.</summary>
    public string? ArchivedUrl { get; init; }
}

/// <summary>The use of a source on a claim: one row of the evidence ledger.</summary>
public sealed class Evidence
{
    Evidence() { Facts = new() { Stance = Stance.Context }; AddedBy = null!; Source = null!; }

    internal Evidence(int number, Source source, EvidenceFacts facts, Member by, DateTimeOffset now)
    {
        Number = number;
        Source = source;
        Facts = facts;
        AddedBy = by;
        AddedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>Its number in the claim's ledger, from 1; numbers are not given twice.</summary>
    public int Number { get; private set; }

    /// <summary>The source's identity.</summary>
    public int SourceId { get; private set; }

    /// <summary>The source.</summary>
    public Source Source { get; internal set; }

    /// <summary>What is said about its use.</summary>
    public EvidenceFacts Facts { get; internal set; }

    /// <summary>The member's identity.</summary>
    public int AddedById { get; private set; }

    /// <summary>Who added it.</summary>
    public Member AddedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The version that the claim had after the last edit of this row.</summary>
    public int ClaimVersion { get; internal set; }

    /// <summary>When it was withdrawn; it stays in the ledger, struck out.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }

    /// <summary>Whether it counts.</summary>
    public bool Counts => WithdrawnAt is null;

    /// <summary>Whether it has a link without an archived copy.</summary>
    public bool LacksArchive => Source.Url is not null && Facts.ArchivedUrl is null;
}
