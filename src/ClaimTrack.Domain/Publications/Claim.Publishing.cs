using System.Globalization;

namespace ClaimTrack.Domain;

// Publishing, correcting in the open, taking back.
public sealed partial class Claim
{
    /// <summary>What readers see of it; null before the first publication.</summary>
    public Check? Check { get; private set; }

    /// <summary>Every correction, oldest first.</summary>
    public IReadOnlyList<Correction> Corrections => _corrections;

    /// <summary>The correction under way, or null.</summary>
    public Correction? OpenCorrection => _corrections.FirstOrDefault(c => c.IsOpen);

    /// <summary>When it is to go out, or null if nobody has set a time.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }

    /// <summary>The identity of whoever set the time, in whose name it goes out.</summary>
    public int? ScheduledById { get; private set; }

    /// <summary>Who set the time.</summary>
    public Member? ScheduledBy { get; private set; }

    /// <summary>Publishes the approved verdict: freezes claim, verdict and evidence as the next version of the check.</summary>
    /// <param name="context">What the gate has to know beyond the claim.</param>
    /// <param name="by">Who publishes.</param>
    /// <exception cref="RefusedException">The workflow or the gate refuses.</exception>
    public CheckVersion Publish(GateContext context, Member by)
    {
        Demand(ClaimAction.Publish, by);
        ClosedGate(context).ThrowIfAny();
        return GoOut(context.Now, by);
    }

    /// <summary>Publishes a verdict in review before it has its approvals. The round goes on and stays in the queue until it is
    /// decided; the history names the reason.</summary>
    /// <param name="reason">Why it cannot wait.</param>
    /// <param name="context">What the gate has to know beyond the claim.</param>
    /// <param name="by">An Admin.</param>
    /// <exception cref="RefusedException">The workflow or the rest of the gate refuses, or no reason is given.</exception>
    public CheckVersion PublishUrgently(string? reason, GateContext context, Member by)
    {
        Demand(ClaimAction.PublishUrgently, by);
        DemandReason(reason, "Say why this cannot wait for its approvals. It stays in the history.");
        ClosedGate(context with { IsUrgent = true }).ThrowIfAny();
        OpenReview!.IsAfterwards = true;
        Record(EventKind.UrgencyClaimed, by, context.Now, reason);
        return GoOut(context.Now, by);
    }

    /// <summary>Refuses publication by somebody who looked at another draft than the one that would go out.</summary>
    /// <param name="draft">The number of the draft that they looked at.</param>
    /// <exception cref="RefusedException">Another one has taken its place.</exception>
    public void DemandDraft(int draft)
    {
        if (CurrentDraft is { } current && current.Number != draft)
            throw new RefusedException(Rule.StaleDraft, $"Draft {current.Number} by {current.Author.Name} has taken the place of draft {draft}. Look at it, then publish.");
    }

    CheckVersion GoOut(DateTimeOffset now, Member by)
    {
        var first = Check is null;
        var correction = OpenCorrection;
        Check ??= new Check(this, now);
        // Before a blind round is over, its approvals are nobody's to read, in print either.
        var version = Check.Show(OpenReview is { IsBlind: true } ? Freeze() with { ApprovedBy = [] } : Freeze(), CurrentDraft!.Number, by, now);
        if (correction is not null)
        {
            correction.PublishedAt = now;
            correction.VersionNumber = version.Number;
        }
        ClearSchedule();
        MoveTo(ClaimStatus.Published, now);
        Record(first ? EventKind.CheckPublished : EventKind.CheckCorrected, by, now, $"{version.Number}");
        return version;
    }

    /// <summary>Sets the time at which the approved verdict goes out.</summary>
    /// <exception cref="RefusedException">The workflow or the gate refuses, or the time is past.</exception>
    public void Schedule(DateTimeOffset at, GateContext context, Member by)
    {
        Demand(ClaimAction.Schedule, by);
        ClosedGate(context).ThrowIfAny();
        if (at <= context.Now) throw new RefusedException(Rule.TimeInThePast, "Choose a time that lies ahead, or publish now.");
        ScheduledFor = at;
        ScheduledBy = by;
        Record(EventKind.PublishScheduled, by, context.Now, string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
    }

    /// <summary>Takes the set time back.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or nothing is scheduled.</exception>
    public void CancelSchedule(Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.CancelSchedule, by, now).ThrowIfAny();
        ClearSchedule();
        Record(EventKind.ScheduleCancelled, by, now);
    }

    /// <summary>Takes the set time back because it came and publishing was refused; the history says so in the name of whoever
    /// set it.</summary>
    /// <param name="refusal">Why it did not go out.</param>
    /// <param name="now">The instant.</param>
    public void LoseSchedule(Refusal refusal, DateTimeOffset now)
    {
        if (ScheduledBy is not { } by) return;
        ClearSchedule();
        Record(EventKind.ScheduleCancelled, by, now, refusal.Sentence);
    }

    /// <summary>Starts a correction: the claim is researched again while readers keep the live check.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or no public reason is given.</exception>
    public Correction StartCorrection(CorrectionKind kind, string? reason, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.StartCorrection, by);
        DemandReason(reason, "Say what readers will be told about this correction.");
        if (!kind.IsDrafted())
            throw new RefusedException(Rule.ReasonMissing, "A retraction is not drafted. Use Retract, with a public reason.");
        var correction = new Correction(kind, reason!, by, now);
        _corrections.Add(correction);
        OpenReview?.End(ReviewOutcome.Overtaken, now);
        MoveTo(ClaimStatus.Researching, now);
        Record(EventKind.CorrectionStarted, by, now, reason, new FieldChange("Kind", null, $"{kind}"));
        return correction;
    }

    /// <summary>Drops the correction and its drafts; the live check stands as it was.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or there is no live check.</exception>
    public void AbandonCorrection(Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.AbandonCorrection, by, now).ThrowIfAny();
        OpenCorrection!.AbandonedAt = now;
        foreach (var draft in _drafts.Where(d => d.AbandonedAt is null && d.Number > Check!.Live.DraftNumber)) draft.AbandonedAt = now;
        MoveTo(ClaimStatus.Published, now);
        Record(EventKind.CorrectionAbandoned, by, now);
    }

    /// <summary>Takes the check back. Its page stays and says why; it is no longer offered as a review of the claim.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or no public reason is given.</exception>
    public void Retract(string? reason, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Retract, by);
        DemandReason(reason, "Say why the check is retracted. Readers will see it.");
        _corrections.Add(new Correction(CorrectionKind.Retraction, reason!, by, now) { PublishedAt = now });
        Check!.RetractedAt = now;
        OpenReview?.End(ReviewOutcome.Overtaken, now);
        MoveTo(ClaimStatus.Retracted, now);
        Record(EventKind.CheckRetracted, by, now, reason);
    }

    Refusal? ClosedGate(GateContext context)
    {
        var closed = PublishGate.Check(this, context).Where(c => c.State == GateState.NotYet).Select(c => c.Sentence).ToList();
        return closed.Count == 0 ? null : new(Rule.GateClosed, $"Not ready to publish. Still missing: {string.Join("; ", closed)}.");
    }

    /// <summary>What would be published now, approved or not; null while there is no rating. It names nobody whose vote is hidden
    /// from <paramref name="reader"/>.</summary>
    public CheckContent? Preview(Member reader) => HidesVotesFrom(reader) && Unpublished is { } content ? content with { ApprovedBy = [] } : Unpublished;

    /// <summary>What would be published now, whoever may see it; null before there is a rating.</summary>
    public CheckContent? Unpublished => CurrentDraft?.Rating is null ? null : Freeze();

    CheckContent Freeze()
    {
        var draft = CurrentDraft!;
        return new()
        {
            Statement = Facts.Statement,
            Language = Language,
            Claimant = Claimant is { } who ? new(who.Name, who.Kind, Facts.ClaimantUrl) : null,
            ClaimedOn = Facts.ClaimedOn,
            Topic = Topic?.Name,
            Appearances = [.. _appearances.OrderBy(a => a.Order).Select(a =>
                new CheckAppearance(a.Article.Facts.Title, a.Article.Facts.Publisher, a.Article.Facts.PublishedOn, a.Article.Facts.Url, a.Quote.Exact, a.Article.Id, a.Article.Facts.Byline))],
            Rating = CheckRating.Of(draft.Rating!),
            Scale = [.. (Team.Scales.FirstOrDefault(s => s.Ratings.Contains(draft.Rating!)) ?? Team.Scale).Ratings.OrderBy(r => r.Position).Select(CheckRating.Of)],
            Verdict = draft.Text,
            Sources = [.. CountingEvidence.Select(e =>
                new CheckSource(e.Number, e.Source.Title, e.Source.Kind, e.Source.Publisher, e.Source.PublishedOn, e.Source.Url, e.Facts))],
            CheckedBy = [.. _drafts.Where(d => d.AbandonedAt is null).Select(d => d.Author.Name).Distinct()],
            ApprovedBy = [.. Approvers.Select(m => m.Name)],
            Reply = Reply,
        };
    }

    void ClearSchedule()
    {
        ScheduledFor = null;
        ScheduledBy = null;
        ScheduledById = null;
    }
}
