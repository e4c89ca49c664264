using static ClaimTrack.Domain.ClaimAction;
using static ClaimTrack.Domain.ClaimStatus;

namespace ClaimTrack.Domain;

/// <summary>One row of the workflow.</summary>
/// <param name="From">The status in which the action may be done; null before the claim exists.</param>
/// <param name="Action">The action.</param>
/// <param name="To">The status it leads to; null where that depends: on the status before parking, declining or merging, or on the votes.</param>
/// <param name="Who">The permission that it needs.</param>
public sealed record WorkflowRule(ClaimStatus? From, ClaimAction Action, ClaimStatus? To, Permission Who);

/// <summary>The workflow as one table. What is not in it is refused.</summary>
public static class ClaimWorkflow
{
    /// <summary>The rows. What else an action needs (a reason, a complete draft, another pair of eyes) stands in the
    /// method of <see cref="Claim"/> that carries it out.</summary>
    public static IReadOnlyList<WorkflowRule> Rules { get; } =
    [
        //  from           action              to             who
        new(null,          Submit,             Open,          Permission.KeepClaims),

        new(Open,          Accept,             Researching,   Permission.TriageClaims),
        new(Open,          Decline,            Declined,      Permission.TriageClaims),
        new(Researching,   Decline,            Declined,      Permission.DecideTriage),
        new(Declined,      Reopen,             Open,          Permission.DecideTriage),
        new(Approved,      Reopen,             Researching,   Permission.DecideTriage),
        new(Researching,   TakeBack,           Open,          Permission.TriageClaims), // one's own acceptance or refusal,
        new(Declined,      TakeBack,           null,          Permission.TriageClaims), // while it is the last that happened
        new(Open,          Park,               Parked,        Permission.TriageClaims),
        new(Researching,   Park,               Parked,        Permission.TriageClaims),
        new(Parked,        Resume,             null,          Permission.TriageClaims),
        new(Open,          Merge,              Merged,        Permission.TriageClaims),
        new(Researching,   Merge,              Merged,        Permission.TriageClaims),
        new(Parked,        Merge,              Merged,        Permission.TriageClaims),
        new(Declined,      Merge,              Merged,        Permission.TriageClaims),
        new(Merged,        UndoMerge,          null,          Permission.TriageClaims),

        new(Open,          EditClaim,          Open,          Permission.KeepClaims),
        new(Researching,   EditClaim,          Researching,   Permission.KeepClaims),
        new(Open,          Assign,             Open,          Permission.KeepClaims),
        new(Researching,   Assign,             Researching,   Permission.KeepClaims),
        new(InReview,      Assign,             InReview,      Permission.KeepClaims),
        new(Approved,      Assign,             Approved,      Permission.KeepClaims),
        new(Parked,        Assign,             Parked,        Permission.KeepClaims),
        new(Open,          KeepAppearances,    Open,          Permission.KeepClaims),
        new(Researching,   KeepAppearances,    Researching,   Permission.KeepClaims),
        new(InReview,      KeepAppearances,    InReview,      Permission.KeepClaims),
        new(Open,          LinkTranslation,    Open,          Permission.KeepClaims),
        new(Researching,   LinkTranslation,    Researching,   Permission.KeepClaims),
        new(InReview,      LinkTranslation,    InReview,      Permission.KeepClaims),
        new(Approved,      LinkTranslation,    Approved,      Permission.KeepClaims),
        new(Published,     LinkTranslation,    Published,     Permission.KeepClaims),
        new(Declined,      LinkTranslation,    Declined,      Permission.KeepClaims),
        new(Parked,        LinkTranslation,    Parked,        Permission.KeepClaims),
        new(Retracted,     LinkTranslation,    Retracted,     Permission.KeepClaims),
        new(Open,          KeepEvidence,       Open,          Permission.KeepEvidence),
        new(Researching,   KeepEvidence,       Researching,   Permission.KeepEvidence),
        new(InReview,      KeepEvidence,       InReview,      Permission.KeepEvidence),

        new(Open,          KeepTasks,          Open,          Permission.KeepTasks),
        new(Researching,   KeepTasks,          Researching,   Permission.KeepTasks),
        new(InReview,      KeepTasks,          InReview,      Permission.KeepTasks),
        new(Approved,      KeepTasks,          Approved,      Permission.KeepTasks),

        new(Researching,   DraftVerdict,       Researching,   Permission.DraftVerdict),
        new(InReview,      DraftVerdict,       InReview,      Permission.DraftVerdict), // makes the votes cast so far stale
        new(Researching,   RequestReview,      InReview,      Permission.DraftVerdict),
        new(InReview,      Approve,            null,          Permission.Vote),         // Approved with the last one needed
        new(InReview,      RequestChanges,     Researching,   Permission.Vote),
        new(InReview,      Withdraw,           Researching,   Permission.DraftVerdict),

        new(Approved,      Publish,            Published,     Permission.Publish),
        new(Approved,      Schedule,           Approved,      Permission.Publish),
        new(Approved,      CancelSchedule,     Approved,      Permission.Publish),
        new(InReview,      PublishUrgently,    Published,     Permission.PublishUrgently), // the round goes on afterwards
        new(Published,     Approve,            Published,     Permission.Vote),         // in such a round only
        new(Published,     RequestChanges,     Published,     Permission.Vote),
        new(Published,     StartCorrection,    Researching,   Permission.Correct),
        new(Researching,   AbandonCorrection,  Published,     Permission.Correct),
        new(Published,     Retract,            Retracted,     Permission.Correct),
    ];

    static readonly Dictionary<(ClaimStatus?, ClaimAction), WorkflowRule> Table = Rules.ToDictionary(r => (r.From, r.Action));

    /// <summary>The row for an action in a status, or null if there is none.</summary>
    public static WorkflowRule? Find(ClaimStatus? from, ClaimAction action) => Table.GetValueOrDefault((from, action));

    /// <summary>Why <paramref name="by"/> may not do <paramref name="action"/> to a claim in status <paramref name="from"/>;
    /// null if the table allows it.</summary>
    public static Refusal? Refuse(ClaimStatus? from, ClaimAction action, Member by)
    {
        if (Find(from, action) is not { } rule)
            return new(Rule.WrongStatus, $"{Say(action)} is not possible while the claim is {Say(from)}.");
        if (!by.May(rule.Who))
            return new(Rule.RoleTooLow, $"{Say(action)} needs the role {Permissions.LeastRole(rule.Who).Say()}; you are {by.Role.Say()}.");
        return null;
    }

    /// <summary>Whether an action is refused while a published check is being corrected. Such a claim leaves Researching only by
    /// review or by abandoning: declined, parked or merged, its public page would stand without anybody who could mend it.</summary>
    public static bool WaitsForCorrection(ClaimAction action) => action is ClaimAction.Decline or ClaimAction.Park or ClaimAction.Merge;

    /// <summary>A status in words, as it stands inside a sentence.</summary>
    public static string Say(ClaimStatus? status) => status switch
    {
        null => "not yet submitted",
        InReview => "in review",
        { } other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>An action in words, as the start of a sentence.</summary>
    public static string Say(ClaimAction action) => action switch
    {
        Submit => "Submitting",
        Accept => "Accepting",
        Decline => "Declining",
        Reopen => "Opening again",
        TakeBack => "Taking back",
        Park => "Parking",
        Resume => "Resuming",
        Merge => "Merging",
        UndoMerge => "Undoing a merge",
        EditClaim => "Editing the claim",
        Assign => "Assigning",
        KeepAppearances => "Changing where the claim appears",
        LinkTranslation => "Linking translations",
        KeepEvidence => "Changing the evidence",
        KeepTasks => "Changing the tasks",
        DraftVerdict => "Drafting the verdict",
        RequestReview => "Asking for review",
        Approve => "Approving",
        RequestChanges => "Asking for changes",
        Withdraw => "Withdrawing from review",
        Publish => "Publishing",
        PublishUrgently => "Publishing urgently",
        Schedule => "Scheduling publication",
        CancelSchedule => "Cancelling the scheduled publication",
        StartCorrection => "Starting a correction",
        AbandonCorrection => "Abandoning a correction",
        Retract => "Retracting",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };
}
