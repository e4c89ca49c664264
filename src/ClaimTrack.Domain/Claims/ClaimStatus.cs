namespace ClaimTrack.Domain;

/// <summary>Where a claim stands in the work. It says nothing about truth: that is the rating's part.</summary>
public enum ClaimStatus
{
    /// <summary>Submitted; nobody has taken it up.</summary>
    Open,
    /// <summary>Being researched, for the first time or for a correction.</summary>
    Researching,
    /// <summary>Editors vote on its verdict.</summary>
    InReview,
    /// <summary>Ready to go out.</summary>
    Approved,
    /// <summary>Readers see it.</summary>
    Published,
    /// <summary>Not taken up, with a reason.</summary>
    Declined,
    /// <summary>Asleep until a day.</summary>
    Parked,
    /// <summary>Part of another claim now.</summary>
    Merged,
    /// <summary>Published once and taken back, with a public reason.</summary>
    Retracted,
}

/// <summary>What statuses have in common.</summary>
public static class ClaimStatuses
{
    /// <summary>Those in which a claim is still being worked on: only then it can be late, and its owner is reminded of it.</summary>
    public static IReadOnlyList<ClaimStatus> InHand { get; } = [ClaimStatus.Open, ClaimStatus.Researching, ClaimStatus.InReview, ClaimStatus.Approved];

    /// <summary>Whether a claim that is to be checked until a day is late.</summary>
    public static bool IsLate(ClaimStatus status, DateOnly? dueOn, DateOnly today) => dueOn < today && InHand.Contains(status);
}

/// <summary>Everything that can be done to a claim.</summary>
public enum ClaimAction
{
#pragma warning disable CS1591 // the words are the explanation; the table says the rest
    Submit,
    Accept,
    Decline,
    Reopen,
    TakeBack,
    Park,
    Resume,
    Merge,
    UndoMerge,
    EditClaim,
    Assign,
    KeepAppearances,
    LinkTranslation,
    KeepEvidence,
    KeepTasks,
    DraftVerdict,
    RequestReview,
    Approve,
    RequestChanges,
    Withdraw,
    Publish,
    PublishUrgently,
    Schedule,
    CancelSchedule,
    StartCorrection,
    AbandonCorrection,
    Retract,
#pragma warning restore CS1591
}

/// <summary>Why a claim is not checked.</summary>
public enum DeclineReason
{
    /// <summary>A matter of opinion.</summary>
    Opinion,
    /// <summary>About the future.</summary>
    Prediction,
    /// <summary>There is no way to find out.</summary>
    NotCheckable,
    /// <summary>Another claim says the same.</summary>
    Duplicate,
    /// <summary>Hardly anybody has seen it.</summary>
    LowReach,
    /// <summary>Not what this team checks.</summary>
    OutOfScope,
    /// <summary>Something else, named in the note.</summary>
    Other,
}
