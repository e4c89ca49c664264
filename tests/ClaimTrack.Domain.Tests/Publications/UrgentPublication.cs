namespace ClaimTrack.Domain.Tests;

/// <summary>What cannot wait for its approvals goes out, and is voted on afterwards.</summary>
public sealed class UrgentPublication : Story
{
    Claim Out(int approvals = 2)
    {
        Team.Changes(p => p with { ApprovalsNeeded = approvals });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.PublishUrgently("The dam may break tonight.", new(Noon), Ada);
        return claim;
    }

    [Fact]
    public void The_history_names_the_reason_and_the_round_goes_on()
    {
        var claim = Out();

        Assert.Equal(ClaimStatus.Published, claim.Status);
        Assert.Equal("The dam may break tonight.", claim.Events.Single(e => e.Kind == EventKind.UrgencyClaimed).Note);
        Assert.True(claim.OpenReview is { IsAfterwards: true });
        Then.HistorySays(claim.Events, EventKind.CheckPublished, by: Ada);
    }

    [Fact]
    public void What_goes_out_of_a_blind_round_names_no_approval_of_it()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 3, BlindVoting = true });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        Assert.Empty(claim.PublishUrgently("The dam may break tonight.", new(Noon), Ada).Content.ApprovedBy);
    }

    [Fact]
    public void The_last_approval_confirms_it_and_ends_the_round()
    {
        var claim = Out();
        claim.Approve(by: Ben);
        Then.HistorySays(claim.Events, EventKind.DraftApproved, by: Ben);
        claim.Approve(by: Cleo);

        Then.HistorySays(claim.Events, EventKind.PublicationConfirmed, by: Cleo);
        Assert.Equal((ClaimStatus.Published, ReviewOutcome.Approved, null), (claim.Status, claim.LatestReview!.Outcome, claim.OpenReview));
        Then.Refused(claim, Rule.WrongStatus, () => claim.Approve(by: Dora));
    }

    [Fact]
    public void Changes_asked_for_afterwards_end_the_round_and_the_check_stands_until_it_is_corrected()
    {
        var claim = Out();
        claim.AskForChanges(by: Ben);

        Assert.Equal((ClaimStatus.Published, ReviewOutcome.ChangesRequested), (claim.Status, claim.LatestReview!.Outcome));
        claim.StartCorrection(CorrectionKind.Correction, "The year was wrong.", Ben, Later);
        Assert.Equal(ClaimStatus.Researching, claim.Status);
    }

    [Fact]
    public void A_correction_or_retraction_overtakes_the_round()
    {
        var corrected = Out();
        corrected.StartCorrection(CorrectionKind.Correction, "The year was wrong.", Ben, Later);
        Assert.Equal(ReviewOutcome.Overtaken, corrected.LatestReview!.Outcome);

        var retracted = Out();
        retracted.Retract("All wrong.", Ben, Later);
        Assert.Equal(ReviewOutcome.Overtaken, retracted.LatestReview!.Outcome);
    }

    [Fact]
    public void The_author_has_no_vote_afterwards_either()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 1 });
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);
        claim.PublishUrgently("The dam may break tonight.", new(Noon), Ada);
        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
    }

    [Fact]
    public void It_needs_a_reason_and_everything_else_that_the_gate_asks()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2 });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        Then.Refused(claim, Rule.ReasonMissing, () => claim.PublishUrgently(" ", new(Noon), Ada));
        claim.AddTask(new() { Label = "Ask the mayor", Need = TaskNeed.Publication }, Ana, Noon);
        Assert.Contains("Ask the mayor", Then.Refused(claim, Rule.GateClosed, () => claim.PublishUrgently("Now.", new(Noon), Ada)).Sentence, StringComparison.Ordinal);
    }
}
