namespace ClaimTrack.Domain.Tests;

/// <summary>Nobody votes on a verdict that they wrote a part of.</summary>
public sealed class FourEyes : Story
{
    [Fact]
    public void An_editor_who_wrote_no_part_approves()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);

        claim.Approve(by: Ben);

        Assert.Equal(ClaimStatus.Approved, claim.Status);
        Assert.Equal(ReviewOutcome.Approved, claim.LatestReview!.Outcome);
        Assert.Equal("1", Then.HistorySays(claim.Events, EventKind.ClaimApproved, by: Ben).Note);
    }

    [Fact]
    public void An_editor_cannot_approve_their_own_draft_nor_ask_it_to_be_changed()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        Then.Refused(claim, Rule.OwnVerdict, () => claim.AskForChanges(by: Ben));
        claim.Approve(by: Cleo);
    }

    [Fact]
    public void Not_even_an_admin_approves_their_own_draft()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ada);

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ada));
    }

    [Fact]
    public void An_editor_who_wrote_one_draft_of_several_cannot_vote_on_the_last()
    {
        var claim = Given.Claim(Team)
            .Drafted(by: Ana)
            .Drafted(by: Ben, Words with { Headline = "The bridge cost 14 million" })
            .Drafted(by: Ana, Words with { Headline = "What the bridge really cost" })
            .InReview();

        Assert.Equal([Ana, Ben], claim.VerdictAuthors);
        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
    }

    [Fact]
    public void Who_asked_for_the_review_without_writing_a_word_may_vote()
    {
        var claim = Given.Claim(Team).Sourced().Drafted(by: Ana);
        claim.RequestReview(Ben, Noon);

        claim.Approve(by: Ben);

        Assert.Equal(ClaimStatus.Approved, claim.Status);
    }

    [Fact]
    public void Authors_stay_authors_when_a_round_is_withdrawn()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);
        claim.WithdrawFromReview(Ben, Noon);
        claim.Drafted(by: Ana, Words with { Headline = "All new" }).InReview();

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
    }

    [Fact]
    public void Authors_stay_authors_when_changes_were_asked_for()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);
        claim.AskForChanges(by: Cleo);
        claim.Drafted(by: Ana, Words with { Headline = "All new" }).InReview();

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
    }

    [Fact]
    public void Authors_stay_authors_when_an_approved_verdict_is_opened_again()
    {
        var claim = Given.Claim(Team).Drafted(by: Ben).Approved();
        claim.Reopen(null, Cleo, Noon);
        claim.Drafted(by: Ana, Words with { Headline = "All new" }).InReview();

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
    }

    [Fact]
    public void Who_mends_a_draft_while_it_is_in_review_becomes_its_author()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);

        claim.Drafted(by: Ben, Words with { Headline = "The bridge cost 14 million" });

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
    }

    [Fact]
    public void Who_approved_first_and_wrote_afterwards_no_longer_counts_as_an_independent_approval()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2 });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Drafted(by: Ben, Words with { Headline = "Ben’s words" }).Drafted(by: Ana, Words);

        claim.Approve(by: Cleo);

        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void Saving_the_draft_unchanged_makes_nobody_an_author()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);

        Then.NothingHappens(claim, () => claim.Drafted(by: Ben));

        Assert.False(claim.IsVerdictAuthor(Ben));
    }

    [Fact]
    public void A_correction_has_the_authors_of_its_own_drafts()
    {
        var claim = Given.Claim(Team).Drafted(by: Ben).UnderCorrection();

        claim.Drafted(by: Cleo, Words with { Explanation = "We read the accounts again." }).InReview();

        Assert.Equal([Cleo], claim.VerdictAuthors);
        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Cleo));
        claim.Approve(by: Ben);
    }

    [Fact]
    public void A_correction_without_a_draft_of_its_own_has_the_authors_of_the_check()
    {
        var claim = Given.Claim(Team).Drafted(by: Ben).UnderCorrection(CorrectionKind.Update).InReview();

        Assert.Equal([Ben], claim.VerdictAuthors);
        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
    }

    [Fact]
    public void Drafts_of_an_abandoned_correction_make_nobody_an_author_of_the_next()
    {
        var claim = Given.Claim(Team).Drafted(by: Ana).UnderCorrection().Drafted(by: Ben, Words with { Headline = "Dropped" });
        claim.AbandonCorrection(Cleo, Noon);

        claim.UnderCorrection().Drafted(by: Cleo, Words with { Headline = "Kept" }).InReview();

        Assert.Equal([Cleo], claim.VerdictAuthors);
        claim.Approve(by: Ben);
    }

    [Fact]
    public void Leaving_and_coming_back_does_not_make_an_author_a_stranger()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);
        var before = Ben;
        Team.Remove(before, Ada, Noon);

        var back = Team.Join(Team.Invite(Ada, Role.Editor, "hash", null, Noon, Noon.AddDays(1)), before.AccountId, "Benjamin", Noon);

        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: back));
    }
}
