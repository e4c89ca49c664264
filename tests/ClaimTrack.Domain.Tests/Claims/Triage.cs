namespace ClaimTrack.Domain.Tests;

/// <summary>Wording a claim, taking it up, laying it aside.</summary>
public sealed class Triage : Story
{
    [Theory, InlineData(""), InlineData("   "), InlineData("\n")]
    public void A_claim_has_to_say_something(string statement)
    {
        var claim = Given.Claim(Team);

        Assert.Equal(Rule.StatementBlank, Assert.Throws<RefusedException>(() => Given.Claim(Team, statement)).Refusal.Rule);
        Then.Refused(claim, Rule.StatementBlank, () => claim.Edit(claim.Facts with { Statement = statement }, null, null, Ana, Later));
    }

    [Fact]
    public void An_edit_lists_what_it_changed()
    {
        var claim = Given.Claim(Team);
        var mayor = new Claimant(Team.Id, "The mayor", ClaimantKind.Person);
        var topic = new Topic(Team.Id, "Building");

        claim.Edit(claim.Facts with { Statement = "The bridge cost 9 million", Language = "en" }, mayor, topic, Finn, Later);

        Assert.Equal(
            [new("Statement", "The bridge cost 10 million", "The bridge cost 9 million"), new("Language", null, "en"), new("Claimant", null, "The mayor"), new("Topic", null, "Building")],
            Then.HistorySays(claim.Events, EventKind.ClaimEdited, by: Finn).Changes);
        Then.NothingHappens(claim, () => claim.Edit(claim.Facts, mayor, topic, Finn, Later));
    }

    [Fact]
    public void A_claim_gets_an_owner_another_and_none()
    {
        var claim = Given.Claim(Team);

        claim.Assign(Finn, Ana, Later);
        Assert.Equal((Finn, "Finn"), (claim.Owner, Then.HistorySays(claim.Events, EventKind.OwnerChanged, by: Ana).Note));
        Then.NothingHappens(claim, () => claim.Assign(Finn, Ana, Later));

        claim.Assign(Ana, Finn, Later);
        Assert.Equal([new("Owner", "Finn", "Ana")], claim.Events[^1].Changes);

        claim.Assign(null, Finn, Later);
        Assert.Null(claim.Owner);
        Assert.Null(claim.Events[^1].Note);
    }

    [Fact]
    public void A_parked_claim_wakes_on_its_day_and_not_before()
    {
        var claim = Given.Claim(Team).Parked();

        Then.NothingHappens(claim, () => claim.Wake(Ana, Noon.AddDays(6)));
        claim.Wake(Ana, Noon.AddDays(7));

        Assert.Equal((ClaimStatus.Open, null), (claim.Status, claim.WakesOn));
        Then.HistorySays(claim.Events, EventKind.ClaimWoke, by: Ana);
        Then.NothingHappens(claim, () => claim.Wake(Ana, Noon.AddDays(8)));
    }

    [Fact]
    public void Only_somebody_in_the_team_who_works_on_claims_can_own_one()
    {
        var claim = Given.Claim(Team);
        var stranger = Given.Team(name: "Other Paper").Named("Finn");
        var (gone, ada) = (Finn, Ada);
        Team.Remove(gone, ada, Noon);

        Then.Refused(claim, Rule.NotOfThisTeam, () => claim.Assign(stranger, Ana, Later));
        Then.Refused(claim, Rule.NotOfThisTeam, () => claim.Assign(gone, Ana, Later));
        Then.Refused(claim, Rule.RoleTooLow, () => claim.Assign(Team.Named("Otto"), Ana, Later));
    }

    [Fact]
    public void The_first_appearance_is_the_one_published_earliest_unknown_days_last()
    {
        var claim = Given.Claim(Team)
            .Appearing("No day known")
            .Appearing("Copied", Today)
            .Appearing("Said first", Today.AddDays(-3));

        Assert.Equal("Said first", claim.FirstAppearance!.Article.Facts.Title);
        var said = Then.HistorySays(claim.Events, EventKind.AppearanceAdded, by: Ana);
        Assert.Equal(("Said first", claim.FirstAppearance.Article.Id), (said.Note, said.ArticleId));
    }

    [Fact]
    public void An_appearance_in_an_article_of_another_team_is_refused()
    {
        var claim = Given.Claim(Team);
        var theirs = Given.Article(Given.Team(name: "Other Paper"));

        Then.Refused(claim, Rule.OtherTeam, () => claim.Appear(theirs, theirs.Latest, new Quote("cost", "", "", 11, 15), Ana, Later));
    }

    public static TheoryData<DeclineReason> Reasons => [.. Enum.GetValues<DeclineReason>()];

    [Theory, MemberData(nameof(Reasons))]
    public void A_claim_is_declined_for_a_reason_that_history_keeps(DeclineReason reason)
    {
        var claim = Given.Claim(Team);

        claim.Decline(reason, "See the style guide", Ana, Later);

        Assert.Equal(reason, claim.DeclinedFor);
        var said = Then.HistorySays(claim.Events, EventKind.ClaimDeclined, by: Ana);
        Assert.Equal(("See the style guide", new FieldChange("Reason", null, $"{reason}")), (said.Note, said.Changes.Single()));
    }

    [Fact]
    public void Declining_needs_a_reason_and_another_reason_needs_words()
    {
        var claim = Given.Claim(Team);

        Then.Refused(claim, Rule.ReasonMissing, () => claim.Decline(null, "Because", Ana, Later));
        Then.Refused(claim, Rule.ReasonMissing, () => claim.Decline(DeclineReason.Other, null, Ana, Later));
        Then.Refused(claim, Rule.ReasonMissing, () => claim.Decline(DeclineReason.Other, "  ", Ana, Later));
        claim.Decline(DeclineReason.Opinion, null, Ana, Later);
    }

    [Fact]
    public void A_declined_claim_opens_again_without_its_reason()
    {
        var claim = Given.Claim(Team).Researching().Declined();

        claim.Reopen("It came up in parliament", Ben, Later);

        Assert.Equal((ClaimStatus.Open, null), (claim.Status, claim.DeclinedFor));
        Assert.Equal("It came up in parliament", Then.HistorySays(claim.Events, EventKind.ClaimReopened, by: Ben).Note);
    }

    [Fact]
    public void An_approved_verdict_goes_back_to_research_and_its_planned_publication_with_it()
    {
        var claim = Given.Claim(Team).Approved();
        claim.Schedule(Later, new GateContext(Noon), Ben);

        claim.Reopen(null, Cleo, Noon);

        Assert.Equal((ClaimStatus.Researching, null, null), (claim.Status, claim.ScheduledFor, claim.ScheduledBy));
        claim.RequestReview(Ana, Later);
        Assert.Empty(claim.OpenReview!.Votes);
    }

    [Theory, InlineData(ClaimStatus.Open), InlineData(ClaimStatus.Researching)]
    public void A_parked_claim_resumes_where_it_was(ClaimStatus before)
    {
        var claim = Given.Claim(Team);
        if (before == ClaimStatus.Researching) claim.Researching();

        claim.Park(Today.AddDays(1), "Waiting for the accounts", Ana, Noon);
        Assert.Equal((ClaimStatus.Parked, Today.AddDays(1)), (claim.Status, claim.WakesOn));
        Assert.Equal("2026-03-03", Then.HistorySays(claim.Events, EventKind.ClaimParked, by: Ana).Note);

        claim.Resume(Finn, Later);
        Assert.Equal((before, null, Later), (claim.Status, claim.WakesOn, claim.StatusSince));
    }

    [Fact]
    public void The_day_of_waking_lies_ahead()
    {
        var claim = Given.Claim(Team);

        Then.Refused(claim, Rule.WakeDateMissing, () => claim.Park(null, null, Ana, Noon));
        Then.Refused(claim, Rule.WakeDateMissing, () => claim.Park(Today.AddDays(-1), null, Ana, Noon));
        Then.Refused(claim, Rule.WakeDateMissing, () => claim.Park(Today, null, Ana, Noon));
    }
}
