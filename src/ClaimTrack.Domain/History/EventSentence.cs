using System.Globalization;

namespace ClaimTrack.Domain;

/// <summary>What an event says to people, without its subject: "Ana" + "asked for review of draft 6".</summary>
public static class EventSentence
{
    /// <summary>The words for an event.</summary>
    public static string Of(HistoryEvent e) => Of(e.Kind, e.Note);

    /// <summary>The words for a kind of event.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="note">The event's note, woven in where the kind has a place for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind has no sentence.</exception>
    public static string Of(EventKind kind, string? note) => kind switch
    {
        EventKind.TeamCreated => "founded the team",
        EventKind.MemberInvited => $"made an invitation for a new {Role(note)}",
        EventKind.InvitationRevoked => "withdrew an invitation",
        EventKind.MemberJoined => $"joined as {Role(note)}",
        EventKind.RoleChanged => $"changed the role of {note}",
        EventKind.MemberRemoved => $"removed {note} from the team",
        EventKind.MemberLeft => "left the team",
        EventKind.PolicyChanged => "changed the team's policy",
        EventKind.PagePublished => $"published the page {note}",

        EventKind.TopicEdited => $"renamed the topic {note}",
        EventKind.TopicDescribed => $"said what the topic {note} is about",
        EventKind.TopicMerged => $"merged the topic {note}",
        EventKind.ClaimantEdited => $"changed the claimant {note}",
        EventKind.ClaimantMerged => $"merged the claimant {note}",
        EventKind.ClaimRegrouped => $"merged {note}, to which this claim belonged",

        EventKind.ArticleAdded => "added the article",
        EventKind.ArticleRevised => $"added revision {note}",
        EventKind.ArticleEdited => "mended the article's details",

        EventKind.ClaimSubmitted => "submitted the claim",
        EventKind.ClaimAccepted => "accepted the claim for research",
        EventKind.ClaimDeclined => "declined the claim",
        EventKind.ClaimReopened => "opened the claim again",
        EventKind.ClaimParked => $"parked the claim until {Day(note)}",
        EventKind.ClaimResumed => "resumed the claim",
        EventKind.ClaimWoke => "had parked the claim until today; it woke",
        EventKind.ClaimMerged => $"merged this claim into {note}",
        EventKind.MergeReceived => $"merged {note} into this claim",
        EventKind.MergeUndone => $"undid the merge into {note}",
        EventKind.MergeGivenBack => $"gave back what came from {note}",
        EventKind.ClaimEdited => "changed the claim's wording or details",
        EventKind.OwnerChanged => note is null ? "left the claim without an owner" : $"made {note} its owner",
        EventKind.OwnerReminded => $"was reminded: {note}",
        EventKind.DueChanged => string.IsNullOrEmpty(note) ? "took the due day away" : $"made it due on {Day(note)}",
        EventKind.AppearanceAdded => $"added an appearance in “{note}”",
        EventKind.AppearanceRemoved => $"removed the appearance in “{note}”",
        EventKind.TranslationLinked => $"said that this claim and {note} are translations of each other",
        EventKind.TranslationUnlinked => $"said that this claim and {note} are no translations of each other",

        EventKind.EvidenceAdded => $"added evidence: {note}",
        EventKind.EvidenceEdited => $"edited evidence: {note}",
        EventKind.EvidenceWithdrawn => $"withdrew evidence: {note}",

        EventKind.ThreadStarted => "started a thread",
        EventKind.CommentAdded => "commented",
        EventKind.CommentEdited => "reworded a comment",
        EventKind.CommentRemoved => "removed a comment",
        EventKind.ThreadResolved => "resolved a thread",
        EventKind.ThreadReopened => "opened a thread again",

        EventKind.ChecklistChanged => "changed the team's checklist",
        EventKind.TaskAdded => $"added the task “{note}”",
        EventKind.TaskAssigned => $"handed out the task “{note}”",
        EventKind.TaskDone => $"did the task “{note}”",
        EventKind.TaskReopened => $"opened the task “{note}” again",
        EventKind.TaskRemoved => $"removed the task “{note}”",

        EventKind.DraftBegun => $"began draft {note}",
        EventKind.DraftGrew => $"went on with draft {note}",
        EventKind.VerdictDrafted => $"saved draft {note}",
        EventKind.ReviewRequested => $"asked for review, round {note}",
        EventKind.DraftApproved => $"approved draft {note}",
        EventKind.ClaimApproved => $"gave the last approval needed, on draft {note}",
        EventKind.ChangesRequested => "asked for changes",
        EventKind.ReviewWithdrawn => "withdrew the verdict from review",

        EventKind.PublishScheduled => $"scheduled publication for {Day(note)}",
        EventKind.ScheduleCancelled => note is null ? "cancelled the scheduled publication" : $"had set a time at which it could not be published: {note}",
        EventKind.UrgencyClaimed => "published before the approvals were there",
        EventKind.PublicationConfirmed => $"gave the last approval needed after publication, on draft {note}",
        EventKind.CheckPublished => "published the check",
        EventKind.CorrectionStarted => "started a correction",
        EventKind.CorrectionAbandoned => "abandoned the correction",
        EventKind.CheckCorrected => $"published version {note} of the check",
        EventKind.CheckRetracted => "retracted the check",
        EventKind.CheckWithdrawn => $"withdrew the check by order of {note}",
        EventKind.CheckRestored => $"showed the check again, without the order of {note}",

        EventKind.TipReceived => "suggested something to check",
        EventKind.TipAccepted => "made a claim of a reader’s tip",
        EventKind.TipJoined => "joined a reader’s tip to this claim",
        EventKind.TipDeclined => $"declined a reader’s tip: {note}",
        EventKind.ErrorReported => "reported an error in the check",
        EventKind.ErrorTakenUp => "took up a reader’s report of an error",
        EventKind.ErrorDismissed => $"dismissed a reader’s report of an error: {note}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An event without a sentence."),
    };

    // A note begins with its day as machines write it: 2026-03-03, or 2026-03-03 12:00 UTC.
    static string Day(string? note) =>
        note is { Length: >= 10 } && DateOnly.TryParseExact(note.AsSpan(0, 10), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) + (note.Length > 10 ? "," + note[10..] : "")
            : note ?? "";

    static string? Role(string? note) => Enum.TryParse<Role>(note, out var role) ? role.Say() : note;
}
