namespace ClaimTrack.Domain.Tests;

/// <summary>In a team that votes blind, nobody sees another's vote or comment before casting their own.</summary>
public sealed class BlindVotes : Story
{
    public BlindVotes() => Team.Changes(p => p with { ApprovalsNeeded = 3, BlindVoting = true });

    [Fact]
    public void Before_their_own_vote_nobody_sees_a_vote_and_after_it_all_of_them()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Approve(by: Cleo);

        var seen = Team.Members.ToDictionary(m => m.Name, m => string.Join('+', claim.OpenReview!.VotesFor(m).Select(v => v.Member.Name)));

        Assert.Equal("Ben+Cleo", seen["Ben"]);
        Assert.Equal("Ben+Cleo", seen["Cleo"]);
        // Ana wrote it and Otto only reads: neither ever votes, so neither looks behind the curtain while the round runs.
        Assert.All(["Ada", "Dora", "Emil", "Fay", "Ana", "Finn", "Otto"], name => Assert.Equal("", seen[name]));
    }

    [Fact]
    public void Whoever_may_not_see_the_votes_is_told_so()
    {
        var claim = Given.Claim(Team).InReview();

        Assert.True(claim.HidesVotesFrom(Ben));
        claim.Approve(by: Ben);
        Assert.False(claim.HidesVotesFrom(Ben));
        Assert.True(claim.HidesVotesFrom(Cleo));
    }

    [Fact]
    public void Whose_vote_is_stale_sees_no_vote_on_the_new_draft_before_casting_their_own_again()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Drafted(by: Ana, Words with { Headline = "Rewritten" });
        claim.Approve(by: Cleo);

        Assert.DoesNotContain(claim.OpenReview!.VotesFor(Ben), v => v.Member == Cleo);
        Assert.True(claim.HidesVotesFrom(Ben));
        claim.Approve(by: Ben);
        Assert.False(claim.HidesVotesFrom(Ben));
    }

    [Fact]
    public void A_vote_is_no_change_by_which_it_could_be_noticed()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Assign(Ben, Cleo, Noon);
        var (version, before) = (claim.ShownVersion, claim.ChangedAt);

        claim.Vote(Ben, Decision.Approve, null, 1, Later);
        Given.Set(claim, nameof(Claim.Version), claim.Version + 1); // as saving does

        Assert.Equal(version, claim.ShownVersion);
        claim.DemandUntouched(version);
        Assert.Equal(before, claim.ChangedAt);
        Assert.True(claim.NeedsReminder(before.AddDays(Team.Policy.StaleAfterDays)));

        // What ends the round is no secret.
        claim.AskForChanges(by: Cleo);
        Assert.Equal(claim.Version, claim.ShownVersion);
        Assert.Throws<RefusedException>(() => claim.DemandUntouched(version));
    }

    [Fact]
    public void A_preview_names_no_approver_to_whoever_may_not_know_them()
    {
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);

        Assert.Equal([], claim.Preview(Otto)!.ApprovedBy);
        Assert.Equal(["Ben"], claim.Preview(Ben)!.ApprovedBy);
    }

    [Fact]
    public void When_the_claim_is_approved_everybody_sees_every_vote()
    {
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);
        claim.Approve(by: Cleo);
        claim.Approve(by: Dora);

        Assert.All(Team.Members, m => Assert.Equal([Ben, Cleo, Dora], claim.LatestReview!.VotesFor(m).Select(v => v.Member)));
        Assert.All(Team.Members, m => Assert.False(claim.HidesVotesFrom(m)));
    }

    [Fact]
    public void When_changes_are_asked_for_everybody_sees_every_vote_and_comment()
    {
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);
        claim.AskForChanges(by: Cleo, "Name the year.");

        Assert.All(Team.Members, m => Assert.Equal([null, "Name the year."], claim.LatestReview!.VotesFor(m).Select(v => v.Comment)));
    }

    [Fact]
    public void When_the_round_is_withdrawn_everybody_sees_every_vote()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.WithdrawFromReview(Ana, Later);

        Assert.All(Team.Members, m => Assert.Single(claim.LatestReview!.VotesFor(m)));
    }

    [Fact]
    public void In_an_open_vote_everybody_sees_every_vote_at_once()
    {
        Team.Changes(p => p with { BlindVoting = false });
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);

        Assert.All(Team.Members, m => Assert.Single(claim.OpenReview!.VotesFor(m)));
    }

    [Fact]
    public void A_round_that_started_blind_stays_blind_when_the_policy_is_switched()
    {
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);

        Team.Changes(p => p with { BlindVoting = false });

        Assert.Empty(claim.OpenReview!.VotesFor(Cleo));
    }

    [Fact]
    public void A_round_that_started_open_stays_open_when_the_policy_is_switched_and_the_next_is_blind()
    {
        Team.Changes(p => p with { BlindVoting = false });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);

        Team.Changes(p => p with { BlindVoting = true });
        Assert.Single(claim.OpenReview!.VotesFor(Cleo));

        claim.WithdrawFromReview(Ana, Later);
        claim.RequestReview(Ana, Later);
        claim.Approve(by: Ben);
        Assert.Empty(claim.OpenReview!.VotesFor(Cleo));
    }
}
