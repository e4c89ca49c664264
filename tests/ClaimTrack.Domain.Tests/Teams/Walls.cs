namespace ClaimTrack.Domain.Tests;

/// <summary>Teams are isolated from one another, and parts belong to their whole, even if a look-up were careless.</summary>
public sealed class Walls : Story
{
    readonly Team _other = Given.Team(name: "Other Paper");

    [Fact]
    public void A_member_of_another_team_does_nothing_to_a_claim()
    {
        var claim = Given.Claim(Team).InReview();

        Assert.NotNull(claim.WhyNot(ClaimAction.Approve, _other.Named("Ben"), Later));
        Assert.Throws<RefusedException>(() => claim.Approve(_other.Named("Ben")));
    }

    [Fact]
    public void A_member_of_another_team_does_nothing_to_an_article()
    {
        var article = Given.Article(Team);

        Assert.Throws<RefusedException>(() => article.Edit(article.Facts with { Title = "Other" }, _other.Named("Ana"), Later));
    }

    [Fact]
    public void An_admin_of_another_team_keeps_neither_our_members_nor_our_policy()
    {
        var theirs = _other.Named("Ada");

        Assert.Throws<RefusedException>(() => Team.SetPolicy(new() { ApprovalsNeeded = 5 }, theirs, Later));
        Assert.Throws<RefusedException>(() => Team.ChangeRole(Ana, Role.Admin, theirs, Later));
    }

    [Fact]
    public void Our_admin_changes_no_member_of_another_team()
    {
        Assert.Throws<RefusedException>(() => Team.ChangeRole(_other.Named("Ana"), Role.Admin, Ada, Later));
    }

    [Fact]
    public void An_invitation_opens_the_door_of_its_own_team_only()
    {
        var theirs = _other.Invite(_other.Named("Ada"), Role.Admin, "hash", null, Noon, Noon.AddDays(1));

        Assert.Throws<RefusedException>(() => Team.Join(theirs, "account-of-Gus", "Gus", Later));
    }

    [Fact]
    public void A_verdict_takes_its_rating_from_a_scale_of_its_team()
    {
        var claim = Given.Claim(Team).Researching();

        Assert.Throws<RefusedException>(() => claim.DraftVerdict(_other.Rating("false"), Words, Ana, Later));
    }

    [Fact]
    public void A_claim_takes_claimant_and_topic_from_its_team()
    {
        var claim = Given.Claim(Team);

        Assert.Throws<RefusedException>(() => claim.Edit(claim.Facts, new Claimant(_other.Id, "The mayor", ClaimantKind.Person), null, Ana, Later));
        Assert.Throws<RefusedException>(() => claim.Edit(claim.Facts, null, new Topic(_other.Id, "Building"), Ana, Later));
    }

    [Fact]
    public void A_claim_changes_no_evidence_of_another_claim()
    {
        var claim = Given.Claim(Team);
        var row = Given.Claim(Team).Sourced(1).Evidence[0];

        Assert.Throws<RefusedException>(() => claim.EditEvidence(row, row.Source, row.Facts with { Note = "Mine" }, Ana, Later));
        Assert.Throws<RefusedException>(() => claim.WithdrawEvidence(row, Ana, Later));
    }

    [Fact]
    public void A_quote_stands_in_a_revision_of_its_article()
    {
        var (claim, article, another) = (Given.Claim(Team), Given.Article(Team), Given.Article(Team));

        Assert.Throws<RefusedException>(() => claim.Appear(article, another.Latest, new Quote("cost", "", "", 11, 15), Ana, Later));
    }
}
