namespace ClaimTrack.Domain.Tests;

/// <summary>What was done a moment ago is taken back by whoever did it, unless somebody has built on it.</summary>
public sealed class TakingBack : Story
{
    static DateTimeOffset Soon => Noon + Claim.TakeBackFor - TimeSpan.FromSeconds(1);

    static HistoryEvent Saved(Claim claim)
    {
        Given.Set(claim, nameof(Claim.Version), claim.Version + 1);
        return claim.Events[^1];
    }

    [Fact]
    public void Whoever_accepted_or_declined_a_claim_takes_it_back_and_it_is_where_it_was()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        claim.TakeBack(Saved(claim), Ana, Soon);
        Assert.Equal(ClaimStatus.Open, claim.Status);
        Then.HistorySays(claim.Events, EventKind.ClaimReopened, by: Ana);

        claim.Decline(DeclineReason.Opinion, null, Ana, Noon);
        claim.TakeBack(Saved(claim), Ana, Soon);
        Assert.Equal((ClaimStatus.Open, null, null), (claim.Status, claim.DeclinedFor, claim.StatusBefore));

        claim.Researching().Decline(DeclineReason.Opinion, null, Ben, Noon);
        claim.TakeBack(Saved(claim), Ben, Soon);
        Assert.Equal((ClaimStatus.Researching, null, null), (claim.Status, claim.DeclinedFor, claim.StatusBefore));
    }

    [Fact]
    public void Nobody_takes_back_what_somebody_else_did_whatever_their_role()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        var deed = Saved(claim);

        Then.Refused(claim, Rule.NotItsAuthor, () => claim.TakeBack(deed, Finn, Soon));
        Then.Refused(claim, Rule.NotItsAuthor, () => claim.TakeBack(deed, Ada, Soon));
        Then.Refused(claim, Rule.RoleTooLow, () => claim.TakeBack(deed, Otto, Soon));
        Then.Refused(claim, Rule.NotOfThisTeam, () => claim.TakeBack(deed, Given.Team(name: "Other").Named("Ben"), Soon));
    }

    [Fact]
    public void An_editor_who_is_none_any_more_leaves_what_only_editors_decide()
    {
        var claim = Given.Claim(Team).Researching();
        claim.Decline(DeclineReason.Opinion, null, Ben, Noon);
        var deed = Saved(claim);
        Team.ChangeRole(Ben, Role.FactChecker, Ada, Noon);

        Then.Refused(claim, Rule.RoleTooLow, () => claim.TakeBack(deed, Ben, Soon));
    }

    [Fact]
    public void After_ten_minutes_it_stays()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        var deed = Saved(claim);

        Then.Refused(claim, Rule.TooLate, () => claim.TakeBack(deed, Ana, Noon.AddMinutes(10)));
    }

    [Fact]
    public void What_was_changed_since_stays_and_nothing_is_taken_back_twice()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        var deed = Saved(claim);
        claim.SetDue(Today.AddDays(2), Ana, Noon);
        var due = Saved(claim);
        Then.Refused(claim, Rule.ChangedSince, () => claim.TakeBack(deed, Ana, Soon));
        Then.Refused(claim, Rule.WrongStatus, () => claim.TakeBack(due, Ana, Soon));

        claim.Decline(DeclineReason.Opinion, null, Ben, Noon);
        deed = Saved(claim);
        claim.TakeBack(deed, Ben, Soon);
        Saved(claim);
        Then.Refused(claim, Rule.ChangedSince, () => claim.TakeBack(deed, Ben, Soon));
        Assert.Throws<ArgumentException>(() => claim.TakeBack(Given.Claim(Team).Events[0], Ben, Soon));
    }
}
