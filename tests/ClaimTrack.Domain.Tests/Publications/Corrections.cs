namespace ClaimTrack.Domain.Tests;

/// <summary>A published check is corrected in the open, or taken back; readers keep what they had.</summary>
public sealed class Corrections : Story
{
    [Fact]
    public void Readers_keep_the_live_check_while_a_correction_is_written_and_reviewed()
    {
        var claim = Given.Claim(Team).Published();
        var live = Then.Snapshot(claim.Check!.Live.Content);

        claim.UnderCorrection().Drafted(by: Finn, Words with { Explanation = "We read the accounts again." }).Approved();

        Assert.Single(claim.Check.Versions);
        Assert.Equal(live, Then.Snapshot(claim.Check.Live.Content));
        Assert.True(claim.OpenCorrection!.IsOpen);
    }

    [Fact]
    public void Published_the_correction_is_the_next_version_and_the_first_stays_as_it_was()
    {
        var claim = Given.Claim(Team).Published();
        var first = Then.Snapshot(claim.Check!.Live.Content);
        claim.UnderCorrection(CorrectionKind.Correction).Drafted(by: Finn, Words with { Conclusion = "It cost 15 million." }).Approved();

        var version = claim.Publish(new GateContext(Later), Cleo);

        Assert.Equal((2, 2, ClaimStatus.Published), (version.Number, claim.Check.LiveVersion, claim.Status));
        Assert.Equal("It cost 15 million.", claim.Check.Live.Content.Verdict.Conclusion);
        Assert.Equal(first, Then.Snapshot(claim.Check.Versions[0].Content));
        Assert.Equal((Noon, Later), (claim.Check.FirstPublishedAt, claim.Check.UpdatedAt));
        var correction = claim.Corrections.Single();
        Assert.Equal((CorrectionKind.Correction, Later, 2, false), (correction.Kind, correction.PublishedAt, correction.VersionNumber, correction.IsOpen));
        Assert.Equal("2", Then.HistorySays(claim.Events, EventKind.CheckCorrected, by: Cleo).Note);
    }

    [Fact]
    public void Who_mends_a_word_does_not_take_the_byline_of_who_wrote_the_check()
    {
        var claim = Given.Claim(Team).Drafted(by: Ana).UnderCorrection()
            .Drafted(by: Finn, Words with { InShort = "The accounts were audited twice." }).Published();

        Assert.Equal(["Ana", "Finn"], claim.Check!.Live.Content.CheckedBy);
    }

    [Fact]
    public void A_correction_is_reviewed_like_the_first_check()
    {
        var claim = Given.Claim(Team).UnderCorrection().Drafted(by: Ben, Words with { Headline = "New" });

        Then.Refused(claim, Rule.WrongStatus, () => claim.Publish(new GateContext(Later), Ben));
        claim.InReview();
        Then.Refused(claim, Rule.OwnVerdict, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
        claim.Publish(new GateContext(Later), Ben);
    }

    [Fact]
    public void Evidence_alone_can_be_corrected_without_a_new_draft()
    {
        var claim = Given.Claim(Team).UnderCorrection(CorrectionKind.Update).Sourced(1).InReview().Approved();

        var version = claim.Publish(new GateContext(Later), Ben);

        Assert.Equal((2, 1), (version.Number, version.DraftNumber));
        Assert.Equal([2, 3], claim.Check!.Versions.Select(v => v.Content.Sources.Count));
    }

    [Fact]
    public void A_correction_needs_a_public_reason()
    {
        var claim = Given.Claim(Team).Published();

        Then.Refused(claim, Rule.ReasonMissing, () => claim.StartCorrection(CorrectionKind.Update, null, Ben, Later));
        Then.Refused(claim, Rule.ReasonMissing, () => claim.StartCorrection(CorrectionKind.Update, " ", Ben, Later));
    }

    [Fact]
    public void A_retraction_is_not_started_as_a_correction()
    {
        var claim = Given.Claim(Team).Published();

        Then.Refused(claim, Rule.ReasonMissing, () => claim.StartCorrection(CorrectionKind.Retraction, "Forged", Ben, Later));
    }

    [Theory]
    [InlineData(CorrectionKind.Clarification, "false", true)]
    [InlineData(CorrectionKind.Clarification, "mixed", false)]
    [InlineData(CorrectionKind.Update, "mixed", false)]
    [InlineData(CorrectionKind.Correction, "mixed", false)]
    [InlineData(CorrectionKind.RatingChange, "mixed", true)]
    [InlineData(CorrectionKind.RatingChange, "false", false)]
    public void A_changed_rating_and_only_that_goes_out_as_a_rating_change(CorrectionKind kind, string rating, bool goesOut)
    {
        var claim = Given.Claim(Team).Drafted(rating: "false").UnderCorrection(kind)
            .Drafted(by: Finn, Words with { Headline = "Corrected" }, rating).Approved();

        if (goesOut) Assert.Equal(rating, claim.Publish(new GateContext(Later), Ben).Content.Rating.Key);
        else Then.Refused(claim, Rule.GateClosed, () => claim.Publish(new GateContext(Later), Ben));
    }

    [Fact]
    public void Abandoned_the_correction_and_its_drafts_are_dropped_and_the_live_check_stands()
    {
        var claim = Given.Claim(Team).Drafted(by: Ana).UnderCorrection()
            .Drafted(by: Finn, Words with { Headline = "Dropped" })
            .Drafted(by: Finn, Words with { Headline = "Dropped too" });
        var live = Then.Snapshot(claim.Check!);

        claim.AbandonCorrection(Ben, Later);

        Assert.Equal(ClaimStatus.Published, claim.Status);
        Assert.Equal(live, Then.Snapshot(claim.Check!));
        Assert.Equal((1, Words.Headline), (claim.CurrentDraft!.Number, claim.CurrentDraft.Text.Headline));
        Assert.Equal([null, Later, Later], claim.Drafts.Select(d => d.AbandonedAt));
        Assert.Equal((null, Later), (claim.OpenCorrection, claim.Corrections.Single().AbandonedAt));
        Then.HistorySays(claim.Events, EventKind.CorrectionAbandoned, by: Ben);
    }

    [Fact]
    public void Numbers_of_dropped_drafts_are_not_given_again()
    {
        var claim = Given.Claim(Team).UnderCorrection().Drafted(by: Finn, Words with { Headline = "Dropped" });
        claim.AbandonCorrection(Ben, Later);

        claim.UnderCorrection().Drafted(by: Finn, Words with { Headline = "Dropped" });

        Assert.Equal(3, claim.CurrentDraft!.Number);
    }

    [Fact]
    public void Without_a_correction_there_is_none_to_abandon()
    {
        var claim = Given.Claim(Team).Drafted();

        Then.Refused(claim, Rule.NoLiveCheck, () => claim.AbandonCorrection(Ben, Later));
    }

    [Fact]
    public void A_claim_under_correction_is_not_declined_parked_or_merged()
    {
        var other = Given.Claim(Team);
        var claim = Given.Claim(Team).UnderCorrection();

        var refusal = Then.Refused(claim, Rule.WrongStatus, () => claim.Decline(DeclineReason.Opinion, null, Ben, Later));
        Then.Refused(claim, Rule.WrongStatus, () => claim.Park(Today.AddDays(1), null, Ben, Later));
        Then.Refused(new[] { claim, other }, Rule.WrongStatus, () => claim.MergeInto(other, Ben, Later));

        Assert.Equal("Declining is not possible while a published check is being corrected. Abandon the correction first.", refusal.Sentence);
        Assert.Equal(refusal, claim.WhyNot(ClaimAction.Decline, Ben, Later));
    }

    [Fact]
    public void A_check_is_corrected_as_often_as_it_takes()
    {
        var claim = Given.Claim(Team).Published();
        for (var n = 2; n <= 4; n++)
            claim.UnderCorrection().Drafted(by: Finn, Words with { Headline = $"Version {n}" }).Published();

        Assert.Equal([1, 2, 3, 4], claim.Check!.Versions.Select(v => v.Number));
        Assert.Equal([2, 3, 4], claim.Corrections.Select(c => c.VersionNumber));
        Assert.Equal([1, 2, 3, 4], claim.Drafts.Select(d => d.Cycle));
    }

    [Fact]
    public void Retracted_the_check_says_why_and_keeps_its_page()
    {
        var claim = Given.Claim(Team).Published();
        var live = Then.Snapshot(claim.Check!.Live.Content);

        claim.Retract("The accounts were forged.", Cleo, Later);

        Assert.Equal((ClaimStatus.Retracted, Later), (claim.Status, claim.Check.RetractedAt));
        Assert.Equal(live, Then.Snapshot(claim.Check.Live.Content));
        var retraction = claim.Corrections.Single();
        Assert.Equal((CorrectionKind.Retraction, "The accounts were forged.", Later, null), (retraction.Kind, retraction.Reason, retraction.PublishedAt, retraction.VersionNumber));
        Assert.Null(claim.OpenCorrection);
        Assert.Equal("The accounts were forged.", Then.HistorySays(claim.Events, EventKind.CheckRetracted, by: Cleo).Note);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("  ")]
    public void A_retraction_needs_a_public_reason(string? reason)
    {
        var claim = Given.Claim(Team).Published();

        Then.Refused(claim, Rule.ReasonMissing, () => claim.Retract(reason, Ben, Later));
    }
}
