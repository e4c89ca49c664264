namespace ClaimTrack.Domain.Tests;

/// <summary>The ledger, and the evidence that a team asks for before review.</summary>
public sealed class EvidenceLedger : Story
{
    static readonly EvidenceFacts s_primary = new() { Stance = Stance.Contradicts, IsPrimary = true };
    static readonly EvidenceFacts s_secondary = new() { Stance = Stance.Supports };

    [Fact]
    public void Review_waits_for_as_many_sources_as_the_team_asks_for()
    {
        Team.Changes(p => p with { MinimumSources = 3 });
        var claim = Given.Claim(Team).Sourced(2).Drafted();

        var refusal = Then.Refused(claim, Rule.EvidenceRule, () => claim.RequestReview(Ana, Later));
        Assert.Equal("Your team asks for 3 different sources; this claim has 2. Add evidence first.", refusal.Sentence);

        claim.Sourced(1).RequestReview(Ana, Later);
        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void One_source_used_twice_is_one_source()
    {
        var claim = Given.Claim(Team).Drafted();
        var accounts = Given.Source(Team);
        claim.AddEvidence(accounts, s_primary with { Locator = "page 3" }, Ana, Noon);
        claim.AddEvidence(accounts, s_primary with { Locator = "page 8" }, Ana, Noon);

        Assert.Equal((1, 2), (claim.SourceCount, claim.CountingEvidence.Count()));
        Then.Refused(claim, Rule.EvidenceRule, () => claim.RequestReview(Ana, Later));
    }

    [Fact]
    public void A_withdrawn_row_stays_readable_and_counts_no_more()
    {
        var claim = Given.Claim(Team).Sourced(2).Drafted();

        claim.WithdrawEvidence(claim.Evidence[0], Finn, Later);

        Assert.Equal((2, 1), (claim.Evidence.Count, claim.SourceCount));
        Assert.Equal("City accounts, volume 1", Then.HistorySays(claim.Events, EventKind.EvidenceWithdrawn, by: Finn).Note);
        Then.Refused(claim, Rule.EvidenceRule, () => claim.RequestReview(Ana, Later));
        Then.NothingHappens(claim, () => claim.WithdrawEvidence(claim.Evidence[0], Finn, Later));
    }

    [Fact]
    public void Numbers_are_not_given_twice()
    {
        var claim = Given.Claim(Team).Sourced(2);
        claim.WithdrawEvidence(claim.Evidence[1], Ana, Later);

        claim.Sourced(1);

        Assert.Equal([1, 2, 3], claim.Evidence.Select(e => e.Number));
        Assert.Equal([1, 3], claim.CountingEvidence.Select(e => e.Number));
    }

    [Fact]
    public void A_missing_primary_source_has_to_be_justified()
    {
        var claim = Given.Claim(Team).Sourced(2, primary: false).Drafted();
        Then.Refused(claim, Rule.EvidenceRule, () => claim.RequestReview(Ana, Later));

        claim.NoteReply(claim.Reply with { WhyNoPrimarySource = "The archive burnt down." }, Ana, Later);
        claim.RequestReview(Ana, Later);

        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void A_withdrawn_primary_source_is_no_primary_source()
    {
        var claim = Given.Claim(Team).Sourced(2, primary: false).Drafted();
        var primary = claim.AddEvidence(Given.Source(Team), s_primary, Ana, Noon);

        claim.WithdrawEvidence(primary, Ana, Noon);

        Assert.False(claim.HasPrimaryOrReason);
        Then.Refused(claim, Rule.EvidenceRule, () => claim.RequestReview(Ana, Later));
    }

    [Fact]
    public void A_team_that_asks_for_no_primary_source_gets_by_without()
    {
        Team.Changes(p => p with { PrimarySourceNeeded = false, MinimumSources = 0 });
        var claim = Given.Claim(Team).Drafted();

        claim.RequestReview(Ana, Later);

        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void An_edit_says_which_fields_it_changed()
    {
        var claim = Given.Claim(Team);
        var row = claim.AddEvidence(Given.Source(Team, "A blog"), s_secondary, Ana, Noon);

        claim.EditEvidence(row, Given.Source(Team, "City accounts"), s_secondary with { Stance = Stance.Context, Locator = "page 3" }, Finn, Later);

        Assert.Equal(
            [new("Stance", "Supports", "Context"), new("Locator", null, "page 3"), new("Source", "A blog", "City accounts")],
            Then.HistorySays(claim.Events, EventKind.EvidenceEdited, by: Finn).Changes);
        Then.NothingHappens(claim, () => claim.EditEvidence(row, row.Source, row.Facts, Finn, Later));
    }

    [Fact]
    public void A_source_of_another_team_is_refused()
    {
        var claim = Given.Claim(Team).Sourced(1);
        var theirs = Given.Source(Given.Team(name: "Other Paper"));

        Then.Refused(claim, Rule.NotOfThisTeam, () => claim.AddEvidence(theirs, s_primary, Ana, Later));
        Then.Refused(claim, Rule.NotOfThisTeam, () => claim.EditEvidence(claim.Evidence[0], theirs, s_primary, Ana, Later));
    }

    [Fact]
    public void Only_a_link_without_an_archived_copy_lacks_one()
    {
        var claim = Given.Claim(Team)
            .Sourced(1, url: "https://city.example/a", archivedUrl: "https://archive.example/a")
            .Sourced(1, url: "https://city.example/b")
            .Sourced(1);

        Assert.Equal([false, true, false], claim.Evidence.Select(e => e.LacksArchive));
    }

    [Fact]
    public void Who_was_heard_is_noted_with_before_and_after()
    {
        var claim = Given.Claim(Team);

        claim.NoteReply(new() { AskedOn = Today, Reply = "No comment." }, Ana, Later);

        Assert.Equal(["AskedOn", "Reply"], Then.HistorySays(claim.Events, EventKind.ClaimEdited, by: Ana).Changes.Select(c => c.Field));
        Then.NothingHappens(claim, () => claim.NoteReply(new() { AskedOn = Today, Reply = "No comment." }, Ana, Later));
    }
}
