using System.Reflection;

namespace ClaimTrack.Domain.Tests;

/// <summary>A vote counts for what the voter read.</summary>
public sealed class StaleVotes : Story
{
    public StaleVotes() => Team.Changes(p => p with { ApprovalsNeeded = 2 });

    public static TheoryData<string> Fields => [.. typeof(VerdictText).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)];

    [Theory, MemberData(nameof(Fields))]
    public void A_change_of_any_words_makes_the_votes_cast_so_far_stale(string field)
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        var changed = Words with { };
        Given.Set(changed, field, "Other words");

        claim.Drafted(by: Ana, changed);

        Assert.Equal(ClaimStatus.InReview, claim.Status);
        Assert.Empty(claim.Approvers);
        claim.Approve(by: Cleo);
        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void A_vote_on_a_claim_that_was_reworded_or_sourced_otherwise_since_the_voter_looked_is_refused()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        var seen = claim.ContentVersion;
        claim.WithdrawFromReview(Ana, Later);
        Given.Set(claim, nameof(Claim.Version), 40);
        claim.Edit(claim.Facts with { Statement = "Something else altogether" }, null, null, Ana, Later);
        claim.RequestReview(Ana, Later);

        Then.Refused(claim, Rule.StaleDraft, () => claim.Vote(Ben, Decision.Approve, null, claim.CurrentDraft!.Number, Later, seen));
        claim.Vote(Ben, Decision.Approve, null, claim.CurrentDraft!.Number, Later, claim.ContentVersion);

        seen = claim.ContentVersion;
        Given.Set(claim, nameof(Claim.Version), 50);
        claim.WithdrawEvidence(claim.Evidence[0], Ana, Later);
        Then.Refused(claim, Rule.StaleDraft, () => claim.Vote(Cleo, Decision.Approve, null, claim.CurrentDraft!.Number, Later, seen));
    }

    [Fact]
    public void A_vote_on_a_claim_that_is_said_elsewhere_or_whose_claimant_was_asked_since_the_voter_looked_is_refused()
    {
        var claim = Given.Claim(Team).Appearing().InReview(draftedBy: Ana);
        var version = 40;
        foreach (var change in new Action[]
                 {
                     () => claim.Appearing("A second paper"),
                     () => claim.Disappear(claim.Appearances[^1], Ana, Later),
                     () => claim.NoteReply(new() { AskedOn = Today, Reply = "No comment" }, Ana, Later),
                     () => Given.Claim(Team).Appearing("A third paper").Merged(into: claim),
                 })
        {
            var seen = claim.ContentVersion;
            Given.Set(claim, nameof(Claim.Version), version += 10);
            change();
            Then.Refused(claim, Rule.StaleDraft, () => claim.Vote(Ben, Decision.Approve, null, claim.CurrentDraft!.Number, Later, seen));
        }
        claim.Vote(Ben, Decision.Approve, null, claim.CurrentDraft!.Number, Later, claim.ContentVersion);
    }

    [Fact]
    public void A_change_of_rating_makes_them_stale_too()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);

        claim.Drafted(by: Ana, rating: "mostly_false");

        Assert.True(claim.OpenReview!.Votes.Single().IsStaleFor(claim.CurrentDraft!));
        Assert.Empty(claim.Approvers);
    }

    [Fact]
    public void Saving_without_a_change_keeps_them()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);

        Then.NothingHappens(claim, () => claim.Drafted(by: Ana));

        claim.Approve(by: Cleo);
        Assert.Equal(ClaimStatus.Approved, claim.Status);
    }

    [Fact]
    public void Whose_vote_is_stale_votes_again_on_the_new_draft()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Drafted(by: Ana, Words with { Headline = "Rewritten" });

        claim.Approve(by: Ben);
        Then.Refused(claim, Rule.AlreadyVoted, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);

        Assert.Equal(ClaimStatus.Approved, claim.Status);
        Assert.Equal([1, 2, 2], claim.LatestReview!.Votes.Select(v => v.DraftNumber));
    }

    [Fact]
    public void Going_back_to_the_words_somebody_approved_makes_their_vote_count_again()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Drafted(by: Ana, Words with { Headline = "Rewritten" });

        claim.Drafted(by: Ana, Words);

        Assert.Single(claim.Approvers);
        Then.Refused(claim, Rule.AlreadyVoted, () => claim.Approve(by: Ben));
        claim.Approve(by: Cleo);
        Assert.Equal(ClaimStatus.Approved, claim.Status);
    }

    [Fact]
    public void One_person_who_votes_on_two_drafts_is_one_approval()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Ben);
        claim.Drafted(by: Ana, Words with { Headline = "Rewritten" });
        claim.Approve(by: Ben);
        claim.Drafted(by: Ana, Words);

        Assert.Single(claim.Approvers);
        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }
}
