namespace ClaimTrack.Domain.Tests;

/// <summary>What was done a moment ago is taken back, unless somebody has built on it.</summary>
public sealed class TakingBack : Story
{
    [Fact]
    public void An_acceptance_and_a_refusal_to_check_are_taken_back_by_a_fact_checker()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        claim.TakeBack(ClaimStatus.Open, claim.Version, Ana, Later);
        Assert.Equal(ClaimStatus.Open, claim.Status);
        Then.HistorySays(claim.Events, EventKind.ClaimReopened, by: Ana);

        claim.Decline(DeclineReason.Opinion, null, Ana, Later);
        claim.TakeBack(ClaimStatus.Open, claim.Version, Ana, Later);
        Assert.Equal((ClaimStatus.Open, null), (claim.Status, claim.DeclinedFor));
    }

    [Fact]
    public void What_was_changed_since_or_is_elsewhere_stays()
    {
        var claim = Given.Claim(Team);
        claim.Accept(Ana, Noon);
        Assert.Throws<RefusedException>(() => claim.TakeBack(ClaimStatus.Open, claim.Version - 1, Ana, Later));
        Assert.Throws<RefusedException>(() => claim.TakeBack(ClaimStatus.Parked, claim.Version, Ana, Later));
        Assert.Throws<RefusedException>(() => claim.TakeBack(ClaimStatus.Open, claim.Version, Team.Named("Otto"), Later));
        Assert.Throws<RefusedException>(() => claim.TakeBack(ClaimStatus.Open, claim.Version, Given.Team(name: "Other").Named("Ben"), Later));
        Assert.Equal(ClaimStatus.Researching, claim.Status);
    }
}
