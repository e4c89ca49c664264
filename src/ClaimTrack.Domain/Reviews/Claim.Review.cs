namespace ClaimTrack.Domain;

// Review: rounds, votes, four eyes.
public sealed partial class Claim
{
    /// <summary>Every round, oldest first.</summary>
    public IReadOnlyList<Review> Reviews => _reviews;

    /// <summary>The latest round, or null before the first.</summary>
    public Review? LatestReview => _reviews.MaxBy(r => r.Round);

    /// <summary>The round that runs, or null.</summary>
    public Review? OpenReview => LatestReview is { IsOpen: true } review ? review : null;

    /// <summary>Asks the editors to vote on the current draft.</summary>
    /// <exception cref="RefusedException">The workflow refuses, the draft is incomplete, or the evidence rule does not hold.</exception>
    public Review RequestReview(Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.RequestReview, by, now).ThrowIfAny();
        CurrentDraft!.IsBeingWritten = false;
        var review = new Review(1 + _reviews.Count, CurrentDraft!, Team.Policy, by, now);
        _reviews.Add(review);
        MoveTo(ClaimStatus.InReview, now);
        Record(EventKind.ReviewRequested, by, now, $"{review.Round}");
        return review;
    }

    /// <summary>Casts a vote on the current draft.</summary>
    /// <param name="by">The voter, who wrote no part of the verdict.</param>
    /// <param name="decision">Approve, or ask for changes.</param>
    /// <param name="comment">What to say with it; needed when asking for changes.</param>
    /// <param name="draftNumber">The draft that the voter looked at.</param>
    /// <param name="now">The instant.</param>
    /// <param name="seen">The <see cref="ContentVersion"/> that the voter looked at, where there was a page to look at.</param>
    /// <exception cref="RefusedException">The workflow refuses, the voter wrote a part, has voted, looked at what has changed
    /// since, or gives no comment where one is needed.</exception>
    public Vote Vote(Member by, Decision decision, string? comment, int draftNumber, DateTimeOffset now, int? seen = null)
    {
        WhyNot(decision == Decision.Approve ? ClaimAction.Approve : ClaimAction.RequestChanges, by, now).ThrowIfAny();
        var current = CurrentDraft!;
        if (draftNumber != current.Number)
            throw new RefusedException(Rule.StaleDraft, $"{current.Author.Name} saved draft {current.Number} since you looked at draft {draftNumber}. Read it, then vote.");
        DemandSeen(seen);
        if (decision == Decision.RequestChanges && string.IsNullOrWhiteSpace(comment))
            throw new RefusedException(Rule.CommentMissing, "Say which changes you ask for.");
        var review = OpenReview!;
        var vote = review.Add(new Vote(by, current, decision, comment, now));
        if (decision == Decision.RequestChanges)
        {
            review.End(ReviewOutcome.ChangesRequested, now);
            if (!review.IsAfterwards) MoveTo(ClaimStatus.Researching, now);
            Record(EventKind.ChangesRequested, by, now, comment);
        }
        else if (Approvers.Count() >= review.ApprovalsNeeded)
        {
            review.End(ReviewOutcome.Approved, now);
            if (!review.IsAfterwards) MoveTo(ClaimStatus.Approved, now);
            Record(review.IsAfterwards ? EventKind.PublicationConfirmed : EventKind.ClaimApproved, by, now, $"{current.Number}");
        }
        else
        {
            var changed = ChangedAt;
            Record(EventKind.DraftApproved, by, now, $"{current.Number}");
            // Whoever waits to be reminded of a claim in which nothing changes would notice a blind vote.
            if (review.IsBlind) ChangedAt = changed;
        }
        return vote;
    }

    /// <summary>Takes the verdict back from review.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or somebody else asked for the review and wrote the verdict.</exception>
    public void WithdrawFromReview(Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.Withdraw, by, now).ThrowIfAny();
        OpenReview!.End(ReviewOutcome.Withdrawn, now);
        MoveTo(ClaimStatus.Researching, now);
        Record(EventKind.ReviewWithdrawn, by, now);
    }

    /// <summary>Whether <paramref name="member"/> wrote a part of the verdict and so has no vote on it.</summary>
    public bool IsVerdictAuthor(Member member) => VerdictAuthors.Any(a => a.AccountId == member.AccountId);

    /// <summary>Who approves the current draft in the latest round and wrote no part of it. Back in research nobody does.</summary>
    public IEnumerable<Member> Approvers => Status is ClaimStatus.InReview or ClaimStatus.Approved or ClaimStatus.Published && CurrentDraft is { } draft && LatestReview is { } review
        ? review.Votes.Where(v => v.Decision == Decision.Approve && !v.IsStaleFor(draft) && !IsVerdictAuthor(v.Member)).Select(v => v.Member).Distinct()
        : [];

    /// <summary>Whether others' votes on the current draft are kept from <paramref name="reader"/> while the round runs.</summary>
    public bool HidesVotesFrom(Member reader) => OpenReview is { } open && CurrentDraft is { } current && !open.ShowsVotesTo(reader, current);

    /// <summary>Approvals that the running round asks for, or the next one would.</summary>
    public int ApprovalsNeeded => (OpenReview ?? (Status == ClaimStatus.Approved ? LatestReview : null))?.ApprovalsNeeded ?? Team.Policy.ApprovalsNeeded;

    // A published check is voted on only where it went out before its approvals.
    Refusal? NothingToVoteOn(ClaimAction action) => OpenReview is null
        ? new(Rule.WrongStatus, $"{ClaimWorkflow.Say(action)} is not possible while the claim is {ClaimWorkflow.Say(Status)}.") : null;

    Refusal? OwnVerdict(Member by) => IsVerdictAuthor(by)
        ? new(Rule.OwnVerdict, "You wrote a part of this verdict. Somebody else has to vote on it.")
        : null;

    Refusal? VotedAlready(Member by) => OpenReview is { } review && CurrentDraft is { } current
        && review.Votes.Any(v => v.Member.AccountId == by.AccountId && !v.IsStaleFor(current))
            ? new(Rule.AlreadyVoted, $"You have voted on this draft in round {review.Round} already.")
            : null;

    Refusal? NotItsAuthor(Member by) => OpenReview is { } review && review.RequestedBy.AccountId != by.AccountId && !IsVerdictAuthor(by)
        ? new(Rule.NotItsAuthor, $"Only {review.RequestedBy.Name} or another author of the verdict can withdraw it. Ask for changes instead.")
        : null;
}
