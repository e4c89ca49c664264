namespace ClaimTrack.Domain;

/// <summary>What kind of public change a correction is.</summary>
public enum CorrectionKind
{
    /// <summary>Said more clearly; nothing was wrong.</summary>
    Clarification,
    /// <summary>Something new was added.</summary>
    Update,
    /// <summary>Something was wrong and is put right.</summary>
    Correction,
    /// <summary>The rating is another one now.</summary>
    RatingChange,
    /// <summary>The whole check is taken back.</summary>
    Retraction,
}

/// <summary>A dated, typed public change to a check.</summary>
public sealed class Correction
{
    /// <summary>Longest public reason.</summary>
    public const int ReasonMax = 1000;

    Correction() { Reason = ""; StartedBy = null!; }

    internal Correction(CorrectionKind kind, string reason, Member by, DateTimeOffset now)
    {
        Kind = kind;
        Reason = reason;
        StartedBy = by;
        StartedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>What kind of change it is.</summary>
    public CorrectionKind Kind { get; private set; }

    /// <summary>What readers are told.</summary>
    public string Reason { get; private set; }

    /// <summary>The member's identity.</summary>
    public int StartedById { get; private set; }

    /// <summary>Who started it.</summary>
    public Member StartedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it came out.</summary>
    public DateTimeOffset? PublishedAt { get; internal set; }

    /// <summary>The version of the check that it brought; null for a retraction and while it is not out.</summary>
    public int? VersionNumber { get; internal set; }

    /// <summary>When it was abandoned.</summary>
    public DateTimeOffset? AbandonedAt { get; internal set; }

    /// <summary>Whether it is under way.</summary>
    public bool IsOpen => PublishedAt is null && AbandonedAt is null;
}

/// <summary>What kinds of correction have in common.</summary>
public static class CorrectionKinds
{
    /// <summary>Whether it brings a new text, which is drafted and reviewed. A retraction brings none.</summary>
    public static bool IsDrafted(this CorrectionKind kind) => kind != CorrectionKind.Retraction;
}
