namespace ClaimTrack.Domain;

/// <summary>How a claim is worded and whose it is.</summary>
public sealed record ClaimFacts
{
    /// <summary>Longest statement.</summary>
    public const int StatementMax = 300;

    /// <summary>From here on consumers of published data cut the statement.</summary>
    public const int StatementAdvised = 75;

    /// <summary>Longest address.</summary>
    public const int UrlMax = 2000;

    /// <summary>The claim in one line, worded as the claimant's assertion, never as its denial.</summary>
    public string Statement { get; init; } = "";

    /// <summary>The day it was made.</summary>
    public DateOnly? ClaimedOn { get; init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public string? Language { get; init; }

    /// <summary>An address that identifies the claimant, such as their own site.</summary>
    public string? ClaimantUrl { get; init; }

    /// <summary>Whether it is known that nobody in particular made it.</summary>
    public bool IsUnattributed { get; init; }
}

/// <summary>Whether the claimant was heard, and what they said.</summary>
public sealed record RightOfReply
{
    /// <summary>Longest reply.</summary>
    public const int ReplyMax = 8000;

    /// <summary>Longest reason.</summary>
    public const int ReasonMax = 500;

    /// <summary>The day they were asked for comment.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>Why they were not.</summary>
    public string? WhyNotAsked { get; init; }

    /// <summary>What they answered, for readers.</summary>
    public string? Reply { get; init; }

    /// <summary>Why there is no primary source among the evidence.</summary>
    public string? WhyNoPrimarySource { get; init; }
}

/// <summary>The statement being fact-checked, with everything that is done to it. Every method that changes it asks the
/// workflow, changes, and appends one event to the history; a refused move changes nothing.</summary>
/// <remarks>Methods need the claim as <c>ClaimForChange</c> loads it, with its team and all its parts.</remarks>
public sealed partial class Claim : IVersioned
{
    readonly List<Appearance> _appearances = [];
    readonly List<Evidence> _evidence = [];
    readonly List<VerdictDraft> _drafts = [];
    readonly List<Review> _reviews = [];
    readonly List<Correction> _corrections = [];
    readonly List<HistoryEvent> _events = [];

    Claim() { Team = null!; SubmittedBy = null!; Facts = new(); Reply = new(); }

    /// <summary>Submits a claim.</summary>
    /// <param name="facts">Its wording.</param>
    /// <param name="claimant">Who made it, if known.</param>
    /// <param name="topic">What it is about, if sorted.</param>
    /// <param name="by">Who submits it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or the statement is blank.</exception>
    public Claim(ClaimFacts facts, Claimant? claimant, Topic? topic, Member by, DateTimeOffset now)
    {
        ClaimWorkflow.Refuse(null, ClaimAction.Submit, by).ThrowIfAny();
        DemandStatement(facts);
        DemandOfTeam(by.TeamId, claimant, topic);
        Team = by.Team;
        TeamId = by.TeamId;
        Facts = facts;
        Reply = new();
        Claimant = claimant;
        Topic = topic;
        SubmittedBy = by;
        SubmittedAt = StatusSince = now;
        Status = ClaimStatus.Open;
        FactsVersion = 1;
        Record(EventKind.ClaimSubmitted, by, now, facts.Statement);
    }

    /// <summary>Identity in the database; the claim's number, and later its check's.</summary>
    public int Id { get; private set; }

    /// <inheritdoc/>
    public int Version { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The team.</summary>
    public Team Team { get; private set; }

    /// <summary>Its wording.</summary>
    public ClaimFacts Facts { get; private set; }

    /// <summary>The version of the claim that brought its present wording, the places where it is said, or what its claimant was asked.</summary>
    public int FactsVersion { get; private set; }

    /// <summary>The version of the claim that last changed what is voted on and published: its wording, where it is said,
    /// what its claimant was asked, its evidence or its verdict.</summary>
    public int ContentVersion => Math.Max(FactsVersion, Math.Max(_evidence.Select(e => e.ClaimVersion).DefaultIfEmpty().Max(), CurrentDraft?.ClaimVersion ?? 0));

    /// <summary>Refuses a decision on a claim that the person has not seen as it is.</summary>
    /// <param name="seen">The <see cref="ContentVersion"/> that they looked at; null where nobody looked at a page.</param>
    /// <exception cref="RefusedException">It has changed since.</exception>
    public void DemandSeen(int? seen)
    {
        if (seen < ContentVersion)
            throw new RefusedException(Rule.StaleDraft, "The claim, its evidence or its verdict has changed since you opened this. Look at it again, then decide.");
    }

    /// <summary>Whether the claimant was heard, and other things readers are owed.</summary>
    public RightOfReply Reply { get; private set; }

    /// <summary>The claimant's identity.</summary>
    public int? ClaimantId { get; private set; }

    /// <summary>Who made it.</summary>
    public Claimant? Claimant { get; private set; }

    /// <summary>The topic's identity.</summary>
    public int? TopicId { get; private set; }

    /// <summary>What it is about.</summary>
    public Topic? Topic { get; private set; }

    /// <summary>Where it stands in the work.</summary>
    public ClaimStatus Status { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset StatusSince { get; private set; }

    /// <summary>When anything of it was changed last. What people say about it, reminders and votes in a
    /// blind round that goes on are no changes.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When its owner was last reminded.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>The member's identity.</summary>
    public int SubmittedById { get; private set; }

    /// <summary>Who submitted it.</summary>
    public Member SubmittedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>The owner's identity.</summary>
    public int? OwnerId { get; private set; }

    /// <summary>Who looks after it.</summary>
    public Member? Owner { get; private set; }

    /// <summary>Until when it is to be checked.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Where it is said.</summary>
    public IReadOnlyList<Appearance> Appearances => _appearances;

    /// <summary>The earliest known appearance.</summary>
    public Appearance? FirstAppearance => _appearances.MinBy(a => a.Order);

    /// <inheritdoc/>
    public IReadOnlyList<HistoryEvent> Events => _events;

    /// <summary>Changes the wording, the claimant or the topic.</summary>
    /// <param name="facts">The wording.</param>
    /// <param name="claimant">Who made it.</param>
    /// <param name="topic">What it is about.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, the statement is blank, or a claim that this one is linked to as a
    /// translation has the language.</exception>
    public void Edit(ClaimFacts facts, Claimant? claimant, Topic? topic, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.EditClaim, by);
        DemandStatement(facts);
        DemandOfTeam(TeamId, claimant, topic);
        if (facts.Language != Facts.Language) DemandOwnLanguage(facts.Language ?? Team.Language, Group);
        List<FieldChange> changes = [.. FieldChange.Between(Facts, facts)];
        if (claimant?.Name != Claimant?.Name) changes.Add(new("Claimant", Claimant?.Name, claimant?.Name));
        if (topic?.Name != Topic?.Name) changes.Add(new("Topic", Topic?.Name, topic?.Name));
        if (changes.Count == 0) return;
        Facts = facts;
        Claimant = claimant;
        Topic = topic;
        Record(EventKind.ClaimEdited, by, now, null, [.. changes]);
    }

    /// <summary>Notes whether the claimant was heard and why a primary source is missing.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void NoteReply(RightOfReply reply, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepEvidence, by);
        var changes = FieldChange.Between(Reply, reply);
        if (changes.Count == 0) return;
        Reply = reply;
        Record(EventKind.ClaimEdited, by, now, null, [.. changes]);
    }

    /// <summary>Follows its topic or claimant into the one that it was merged into.</summary>
    /// <param name="topic">The topic that it is to have, or null to keep its own.</param>
    /// <param name="claimant">The claimant that it is to have, or null to keep its own.</param>
    /// <param name="by">Who merged them.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The member may not, or they are another team's.</exception>
    /// <remarks>Needs the claim with its topic, its claimant and its check; a published check is found under the new name at
    /// once, while its versions keep what they said.</remarks>
    public void Regroup(Topic? topic, Claimant? claimant, Member by, DateTimeOffset now)
    {
        (Stranger(by) ?? (by.May(Permission.KeepNames) ? null : new(Rule.RoleTooLow, $"Merging needs the role {Permissions.LeastRole(Permission.KeepNames).Say()}; you are {by.Role.Say()}."))).ThrowIfAny();
        DemandOfTeam(TeamId, claimant, topic);
        List<FieldChange> changes = [];
        if (topic is not null && topic != Topic) changes.Add(new("Topic", Topic?.Name, topic.Name));
        if (claimant is not null && claimant != Claimant) changes.Add(new("Claimant", Claimant?.Name, claimant.Name));
        if (changes.Count == 0) return;
        // What readers have may be older: a correction that is under way has sorted the claim elsewhere, and the check not yet.
        Check?.Regroup(Check.TopicName == Topic?.Name ? topic?.Name : null, Check.ClaimantName == Claimant?.Name ? claimant?.Name : null);
        Topic = topic ?? Topic;
        Claimant = claimant ?? Claimant;
        Record(EventKind.ClaimRegrouped, by, now, changes[0].Before, [.. changes]);
    }

    /// <summary>Adds an occurrence in an article.</summary>
    /// <param name="article">An article of the same team.</param>
    /// <param name="revision">The revision that the quote stands in.</param>
    /// <param name="quote">The words and where they stand.</param>
    /// <param name="by">Who draws it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, or the article is another team's.</exception>
    public Appearance Appear(Article article, ArticleRevision revision, Quote quote, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepAppearances, by);
        if (article.TeamId != TeamId) throw new RefusedException(Rule.OtherTeam, "Claims and articles belong to one team.");
        if (!article.Revisions.Contains(revision)) throw new RefusedException(Rule.NotOfThisTeam, "Choose a revision of this article.");
        var appearance = new Appearance(TeamId, article, revision, quote, by, now);
        _appearances.Add(appearance);
        Record(EventKind.AppearanceAdded, by, now, article.Facts.Title, new FieldChange("Quote", null, quote.Exact));
        _events[^1].ArticleId = article.Id == 0 ? null : article.Id;
        return appearance;
    }

    /// <summary>Removes an occurrence that was added by mistake.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void Disappear(Appearance appearance, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.KeepAppearances, by);
        if (!_appearances.Remove(appearance)) return;
        Record(EventKind.AppearanceRemoved, by, now, appearance.Article.Facts.Title, new FieldChange("Quote", appearance.Quote.Exact, null));
        _events[^1].ArticleId = appearance.ArticleId;
    }

    /// <summary>Why <paramref name="by"/> may not do <paramref name="action"/> now; null if they may. Pages show a button by
    /// the same answer that the guard gives.</summary>
    public Refusal? WhyNot(ClaimAction action, Member by, DateTimeOffset now) =>
        Stranger(by) ?? ClaimWorkflow.Refuse(Status, action, by) ?? action switch
        {
            ClaimAction.RequestReview => Incomplete(CurrentDraft) ?? EvidenceRule() ?? MissingTasks(TaskNeed.Review),
            ClaimAction.Approve or ClaimAction.RequestChanges => NothingToVoteOn(action) ?? OwnVerdict(by) ?? VotedAlready(by),
            ClaimAction.Withdraw => NotItsAuthor(by),
            ClaimAction.Publish or ClaimAction.Schedule => ClosedGate(new(now)),
            ClaimAction.PublishUrgently => ClosedGate(new(now) { IsUrgent = true }),
            ClaimAction.CancelSchedule => ScheduledFor is null ? new(Rule.WrongStatus, "Nothing is scheduled.") : null,
            ClaimAction.AbandonCorrection => OpenCorrection is null ? new(Rule.NoLiveCheck, "No correction is under way.") : null,
            _ when OpenCorrection is not null && ClaimWorkflow.WaitsForCorrection(action) => LiveCheckHolds(action),
            _ => null,
        };

    static Refusal LiveCheckHolds(ClaimAction action) =>
        new(Rule.WrongStatus, $"{ClaimWorkflow.Say(action)} is not possible while a published check is being corrected. Abandon the correction first.");

    void Demand(ClaimAction action, Member by) => (Stranger(by) ?? ClaimWorkflow.Refuse(Status, action, by)).ThrowIfAny();

    Refusal? Stranger(Member by) => by.TeamId == TeamId ? null : new(Rule.NotOfThisTeam, "This claim belongs to another team.");

    void DemandOfTeam(int teamId, Claimant? claimant, Topic? topic)
    {
        if ((claimant?.TeamId ?? teamId) != teamId || (topic?.TeamId ?? teamId) != teamId)
            throw new RefusedException(Rule.NotOfThisTeam, "Choose a claimant and a topic of this team.");
        // What the claim has already stands in nobody's way.
        if (topic is { IsMerged: true } && topic != Topic) throw new RefusedException(Rule.NameUnfit, $"“{topic.Name}” was merged into another topic. Choose that one.");
        if (claimant is { IsMerged: true } && claimant != Claimant) throw new RefusedException(Rule.NameUnfit, $"“{claimant.Name}” was merged into another claimant. Choose that one.");
    }

    static void DemandStatement(ClaimFacts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Statement))
            throw new RefusedException(Rule.StatementBlank, "Write down what is claimed.");
    }

    static void DemandReason(string? reason, string sentence)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RefusedException(Rule.ReasonMissing, sentence);
    }

    void MoveTo(ClaimStatus status, DateTimeOffset now)
    {
        if (Status == status) return;
        Status = status;
        StatusSince = now;
    }

    void Record(EventKind kind, Member? by, DateTimeOffset now, string? note = null, params FieldChange[] changes)
    {
        ChangedAt = now;
        if (kind is EventKind.ClaimEdited or EventKind.AppearanceAdded or EventKind.AppearanceRemoved or EventKind.MergeReceived or EventKind.MergeUndone or EventKind.MergeGivenBack) FactsVersion = Version + 1;
        _events.Add(new HistoryEvent(TeamId, kind, by, now, note, changes) { EntityVersion = Version + 1 });
    }
}
