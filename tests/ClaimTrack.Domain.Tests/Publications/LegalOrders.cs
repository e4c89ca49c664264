namespace ClaimTrack.Domain.Tests;

/// <summary>A check that somebody with the power to do so ordered away.</summary>
public sealed class LegalOrders : Story
{
    static readonly LegalOrder Injunction = new() { OrderedBy = "High Court of Fennay", Reason = "An injunction until the hearing.", Url = "https://court.example/orders/7" };

    [Fact]
    public void An_order_takes_a_check_from_readers_until_it_is_lifted()
    {
        var claim = Given.Claim(Team).Published();
        var status = claim.Status;
        claim.Withdraw(Injunction, Later);
        Assert.Equal(Injunction with { Since = Later }, claim.Check!.Order);
        // Nobody of the team did it.
        Assert.Equal("The site’s operator withdrew the check by order of High Court of Fennay", Said(claim.Events[^1]));

        claim.LiftOrder(Later);
        Assert.Null(claim.Check.Order);
        Assert.Equal("The site’s operator showed the check again, without the order of High Court of Fennay", Said(claim.Events[^1]));
        Assert.Equal(status, claim.Status);
    }

    static string Said(HistoryEvent e) => $"{e.Who} {EventSentence.Of(e)}";

    [Fact]
    public void An_order_names_who_gave_it_and_why_and_is_given_once()
    {
        var claim = Given.Claim(Team).Published();
        Then.Refused(claim, Rule.ReasonMissing, () => claim.Withdraw(Injunction with { Reason = " " }, Later));
        Then.Refused(claim, Rule.ReasonMissing, () => claim.Withdraw(Injunction with { OrderedBy = "" }, Later));
        Then.Refused(claim, Rule.NoLiveCheck, () => claim.LiftOrder(Later));
        claim.Withdraw(Injunction, Later);
        Then.Refused(claim, Rule.NoLiveCheck, () => claim.Withdraw(Injunction, Later));
        var unpublished = Given.Claim(Team);
        Then.Refused(unpublished, Rule.NoLiveCheck, () => unpublished.Withdraw(Injunction, Later));
        Then.Refused(unpublished, Rule.NoLiveCheck, () => unpublished.LiftOrder(Later));
    }

    [Fact]
    public void What_the_team_publishes_meanwhile_stays_withdrawn()
    {
        var claim = Given.Claim(Team).Published();
        claim.Withdraw(Injunction, Later);
        claim.StartCorrection(CorrectionKind.Update, "More is known.", Ben, Later);
        claim.Published();
        Assert.Equal(2, claim.Check!.LiveVersion);
        Assert.NotNull(claim.Check.Order);
    }
}
