namespace ClaimTrack.Domain.Tests;

/// <summary>Two claims that say the same become one, and two again.</summary>
public sealed class Merging : Story
{
    [Fact]
    public void Nothing_is_merged_into_or_taken_out_of_what_is_approved_and_about_to_go_out()
    {
        var target = Given.Claim(Team).InReview();
        var merged = Given.Claim(Team, "The bridge cost 10 million!").Appearing();
        merged.MergeInto(target, Ana, Noon);
        target.Approved();

        Then.Refused(target, Rule.WrongStatus, () => merged.UndoMerge(Ana, Later));
        Then.Refused(target, Rule.WrongStatus, () => Given.Claim(Team, "Ten million for a bridge").MergeInto(target, Ana, Later));
        target.Reopen(null, Ben, Later);
        merged.UndoMerge(Ana, Later);
    }

    [Fact]
    public void The_appearances_move_to_the_other_claim_and_both_histories_say_so()
    {
        var target = Given.Claim(Team).Appearing("Said here");
        var claim = Given.Claim(Team, "10 million for a bridge").Appearing("And here").Appearing("And there");

        claim.MergeInto(target, Finn, Later);

        Assert.Equal((ClaimStatus.Merged, target), (claim.Status, claim.MergedInto));
        Assert.Equal("", Titles(claim));
        Assert.Equal("Said here, And here, And there", Titles(target));
        Assert.Equal(ClaimStatus.Open, target.Status);
        Assert.Equal($"claim {target.Id}", Then.HistorySays(claim.Events, EventKind.ClaimMerged, by: Finn).Note);
        Assert.Equal($"claim {claim.Id}", Then.HistorySays(target.Events, EventKind.MergeReceived, by: Finn).Note);
    }

    [Theory, InlineData(ClaimStatus.Open), InlineData(ClaimStatus.Researching), InlineData(ClaimStatus.Declined), InlineData(ClaimStatus.Parked)]
    public void Undone_each_has_its_own_again_and_the_claim_is_where_it_was(ClaimStatus before)
    {
        var target = Given.Claim(Team).Appearing("Said here");
        var claim = Given.Claim(Team).Appearing("And here");
        if (before == ClaimStatus.Researching) claim.Researching();
        if (before == ClaimStatus.Declined) claim.Declined();
        if (before == ClaimStatus.Parked) claim.Parked();

        claim.Merged(into: target).UndoMerge(Finn, Later);

        Assert.Equal((before, null), (claim.Status, claim.MergedInto));
        Assert.Equal(("And here", "Said here"), (Titles(claim), Titles(target)));
        Then.HistorySays(claim.Events, EventKind.MergeUndone, by: Finn);
        Then.HistorySays(target.Events, EventKind.MergeGivenBack, by: Finn);
    }

    [Fact]
    public void A_parked_claim_that_was_merged_and_unmerged_still_resumes()
    {
        var claim = Given.Claim(Team).Researching().Parked().Merged(into: Given.Claim(Team));
        claim.UndoMerge(Ana, Later);

        claim.Resume(Ana, Later);

        Assert.Equal(ClaimStatus.Researching, claim.Status);
    }

    [Fact]
    public void What_the_target_got_from_elsewhere_it_keeps()
    {
        var target = Given.Claim(Team);
        var claim = Given.Claim(Team).Appearing("Mine").Merged(into: target);
        target.Appearing("Found since");

        claim.UndoMerge(Ana, Later);

        Assert.Equal(("Mine", "Found since"), (Titles(claim), Titles(target)));
    }

    [Fact]
    public void What_the_target_has_removed_since_does_not_come_back()
    {
        var target = Given.Claim(Team);
        var claim = Given.Claim(Team).Appearing("Kept").Appearing("Removed").Merged(into: target);
        target.Disappear(target.Appearances[1], Ana, Later);

        claim.UndoMerge(Ana, Later);

        Assert.Equal("Kept", Titles(claim));
    }

    [Fact]
    public void A_chain_of_merges_is_undone_from_its_end()
    {
        var (a, b, c) = Chain();

        b.UndoMerge(Ana, Later);
        c.UndoMerge(Ana, Later);

        Assert.Equal(("A", "B", "C"), (Titles(a), Titles(b), Titles(c)));
    }

    [Fact]
    public void A_chain_of_merges_is_undone_from_its_beginning()
    {
        var (a, b, c) = Chain();

        c.UndoMerge(Ana, Later);
        Assert.Equal(("A, B", "", "C"), (Titles(a), Titles(b), Titles(c)));
        b.UndoMerge(Ana, Later);

        Assert.Equal(("A", "B", "C"), (Titles(a), Titles(b), Titles(c)));
    }

    [Fact]
    public void A_claim_merges_only_into_another_of_its_team_that_is_not_merged_itself()
    {
        var claim = Given.Claim(Team).Appearing();
        var merged = Given.Claim(Team).Merged(into: Given.Claim(Team));
        var theirs = Given.Claim(Given.Team(name: "Other Paper"));

        Then.Refused(claim, Rule.SameClaim, () => claim.MergeInto(claim, Ana, Later));
        Then.Refused(new[] { claim, merged }, Rule.TargetMerged, () => claim.MergeInto(merged, Ana, Later));
        Then.Refused(new[] { claim, theirs }, Rule.OtherTeam, () => claim.MergeInto(theirs, Ana, Later));
    }

    [Fact]
    public void Two_claims_cannot_merge_into_each_other()
    {
        var target = Given.Claim(Team);
        var claim = Given.Claim(Team).Merged(into: target);

        Then.Refused(new[] { claim, target }, Rule.TargetMerged, () => target.MergeInto(claim, Ana, Later));
    }

    [Fact]
    public void A_claim_with_a_check_can_take_another_in()
    {
        var target = Given.Claim(Team).Published();

        Given.Claim(Team).Appearing("And here").Merged(into: target);

        Assert.Equal("And here", Titles(target));
        Assert.Equal(ClaimStatus.Published, target.Status);
        Assert.Empty(target.Check!.Live.Content.Appearances);
    }

    (Claim A, Claim B, Claim C) Chain()
    {
        var a = Given.Claim(Team, "A").Appearing("A");
        var b = Given.Claim(Team, "B").Appearing("B");
        var c = Given.Claim(Team, "C").Appearing("C").Merged(into: b);
        b.Merged(into: a);
        Assert.Equal(("A, B, C", "", ""), (Titles(a), Titles(b), Titles(c)));
        return (a, b, c);
    }

    static string Titles(Claim claim) => string.Join(", ", claim.Appearances.Select(a => a.Article.Facts.Title));
}
