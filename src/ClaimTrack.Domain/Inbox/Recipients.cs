namespace ClaimTrack.Domain;

/// <summary>What has to be known of a claim and its team to tell who hears of an event.</summary>
public sealed record NewsContext
{
    /// <summary>The people of the team, former ones included.</summary>
    public required IReadOnlyCollection<Member> Team { get; init; }

    /// <summary>The claim's owner.</summary>
    public int? OwnerId { get; init; }

    /// <summary>Who wrote a part of the verdict.</summary>
    public IReadOnlyCollection<int> Authors { get; init; } = [];

    /// <summary>Who cast a vote in its latest round.</summary>
    public IReadOnlyCollection<int> Voters { get; init; } = [];

    /// <summary>Whether a blind round runs.</summary>
    public bool IsBlindRound { get; init; }

    /// <summary>Whether a round runs.</summary>
    public bool IsInReview { get; init; }

    /// <summary>Who watches the claim.</summary>
    public IReadOnlyCollection<int> Watchers { get; init; } = [];

    /// <summary>Who wants to hear nothing of it but what is said to them.</summary>
    public IReadOnlyCollection<int> Muted { get; init; } = [];

    /// <summary>Who wrote in the event's thread.</summary>
    public IReadOnlyCollection<int> ThreadPeople { get; init; } = [];

    /// <summary>Who may see the event's thread; null if everybody in the team may.</summary>
    public IReadOnlyCollection<int>? ThreadReaders { get; init; }
}

/// <summary>The one place that says who is told of which event, and why.</summary>
public static class Recipients
{
    /// <summary>Who is told of an event. Nobody is told what they did themselves, and nobody of what they may not see: in a
    /// blind round a vote tells nobody anything, and a thread on it only those who may see it.</summary>
    public static IReadOnlyDictionary<int, NotificationReason> Of(HistoryEvent e, NewsContext context)
    {
        Dictionary<int, NotificationReason> told = [];
        var actor = e.By?.Id ?? e.ById;
        if (e.Kind == EventKind.DraftApproved && context.IsBlindRound) return told;
        foreach (var (id, reason) in Wanted(e, context))
        {
            if (id == actor && reason != NotificationReason.Reminded) continue;
            if (context.Team.FirstOrDefault(m => m.Id == id) is not { IsActive: true }) continue;
            if (context.ThreadReaders is { } readers && !readers.Contains(id)) continue;
            if (reason == NotificationReason.Watched && context.Muted.Contains(id)) continue;
            if (!told.TryGetValue(id, out var better) || reason < better) told[id] = reason;
        }
        return told;
    }

    /// <summary>Whether it depends on the verdict's authors or voters who hears of such an event.</summary>
    public static bool AsksWhoReviews(EventKind kind) => kind is EventKind.DraftApproved or EventKind.ReviewRequested or EventKind.UrgencyClaimed || Concerned(kind, Anybody).Any();

    static readonly NewsContext Anybody = new() { Team = [], Authors = [0], Voters = [0], OwnerId = 0, IsInReview = true, ThreadPeople = [0] };

    static IEnumerable<(int MemberId, NotificationReason Reason)> Wanted(HistoryEvent e, NewsContext context)
    {
        var spoken = e.Kind switch
        {
            EventKind.OwnerChanged or EventKind.TaskAssigned => NotificationReason.Assigned,
            EventKind.OwnerReminded => NotificationReason.Reminded,
            _ => NotificationReason.Mentioned,
        };
        foreach (var id in e.Mentioned) yield return (id, spoken);
        foreach (var pair in Concerned(e.Kind, context)) yield return pair;
        if (!Interests(e.Kind)) yield break;
        foreach (var id in context.Watchers.Concat(context.OwnerId is { } owner ? [owner] : [])) yield return (id, NotificationReason.Watched);
    }

    static IEnumerable<(int, NotificationReason)> Concerned(EventKind kind, NewsContext context)
    {
        var writers = context.Authors.Concat(context.OwnerId is { } owner ? [owner] : []);
        return kind switch
        {
            EventKind.ErrorReported => context.Team.Where(m => m.May(Permission.TriageTips)).Select(m => m.Id).Concat(context.OwnerId is { } looksAfter ? [looksAfter] : [])
                .Select(id => (id, NotificationReason.ErrorReported)),
            EventKind.ReviewRequested => Electors(context, NotificationReason.ReviewAsked),
            // A new draft makes the votes on the old one stale: who cast them is asked again.
            EventKind.VerdictDrafted when context.IsInReview => context.Voters.Select(id => (id, NotificationReason.ReviewAsked)),
            EventKind.ChangesRequested or EventKind.CorrectionStarted => writers.Select(id => (id, NotificationReason.ChangesAsked)),
            EventKind.DraftApproved or EventKind.ClaimApproved or EventKind.PublicationConfirmed => writers.Select(id => (id, NotificationReason.Approved)),
            EventKind.UrgencyClaimed => Electors(context, NotificationReason.ReviewAsked),
            EventKind.CheckPublished or EventKind.CheckCorrected or EventKind.CheckRetracted or EventKind.CheckWithdrawn or EventKind.CheckRestored =>
                writers.Concat(context.Voters).Select(id => (id, NotificationReason.Published)),
            EventKind.CommentAdded or EventKind.ThreadResolved or EventKind.ThreadReopened => context.ThreadPeople.Select(id => (id, NotificationReason.Answered)),
            _ => [],
        };
    }

    static IEnumerable<(int, NotificationReason)> Electors(NewsContext context, NotificationReason reason) =>
        context.Team.Where(m => m.May(Permission.Vote) && !context.Authors.Contains(m.Id)).Select(m => (m.Id, reason));

    // What a watcher is not told: small repairs within what they are told anyway.
    static bool Interests(EventKind kind) => kind is not (EventKind.DraftBegun or EventKind.DraftGrew or EventKind.CommentEdited or EventKind.CommentRemoved or EventKind.ThreadReopened
        or EventKind.TaskAdded or EventKind.TaskAssigned or EventKind.TaskReopened or EventKind.TaskRemoved or EventKind.DueChanged or EventKind.OwnerReminded
        or EventKind.TipReceived or EventKind.TipDeclined);
}
