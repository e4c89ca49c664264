namespace ClaimTrack.Domain;

/// <summary>What can happen. Kept as text: names are stable. Each has its sentence in <see cref="EventSentence"/>.</summary>
public enum EventKind
{
#pragma warning disable CS1591 // each kind is explained by its sentence
    TeamCreated,
    MemberInvited,
    InvitationRevoked,
    MemberJoined,
    RoleChanged,
    MemberRemoved,
    MemberLeft,
    PolicyChanged,

    TopicEdited,
    TopicMerged,
    ClaimantEdited,
    ClaimantMerged,
    ClaimRegrouped,

    ArticleAdded,
    ArticleRevised,
    ArticleEdited,

    ClaimSubmitted,
    ClaimAccepted,
    ClaimDeclined,
    ClaimReopened,
    ClaimParked,
    ClaimResumed,
    ClaimWoke,
    ClaimMerged,
    MergeReceived,
    MergeUndone,
    MergeGivenBack,
    ClaimEdited,
    OwnerChanged,
    OwnerReminded,
    DueChanged,
    AppearanceAdded,
    AppearanceRemoved,

    EvidenceAdded,
    EvidenceEdited,
    EvidenceWithdrawn,

    ThreadStarted,
    CommentAdded,
    CommentEdited,
    CommentRemoved,
    ThreadResolved,
    ThreadReopened,

    ChecklistChanged,
    TaskAdded,
    TaskAssigned,
    TaskDone,
    TaskReopened,
    TaskRemoved,

    DraftBegun,
    DraftGrew,
    VerdictDrafted,
    ReviewRequested,
    DraftApproved,
    ClaimApproved,
    ChangesRequested,
    ReviewWithdrawn,

    PublishScheduled,
    ScheduleCancelled,
    UrgencyClaimed,
    PublicationConfirmed,
    CheckPublished,
    CorrectionStarted,
    CorrectionAbandoned,
    CheckCorrected,
    CheckRetracted,

    TipReceived,
    TipAccepted,
    TipJoined,
    TipDeclined,
    ErrorReported,
    ErrorTakenUp,
    ErrorDismissed,
#pragma warning restore CS1591
}
