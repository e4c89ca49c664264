namespace ClaimTrack.Domain.Tests;

/// <summary>How editors vote, and what ends a round.</summary>
public sealed class Votes : Story
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void The_last_approval_that_the_team_asks_for_approves_the_claim(int needed)
    {
        Team.Changes(p => p with { ApprovalsNeeded = needed });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        Member[] editors = [.. Team.Members.Where(m => m.Role == Role.Editor).Take(needed)];

        foreach (var editor in editors[..^1])
        {
            claim.Approve(editor);
            Assert.Equal(ClaimStatus.InReview, claim.Status);
            Then.HistorySays(claim.Events, EventKind.DraftApproved, editor);
        }
        claim.Approve(editors[^1]);

        Assert.Equal(ClaimStatus.Approved, claim.Status);
        Assert.Equal(editors, claim.LatestReview!.Votes.Select(v => v.Member));
        Then.HistorySays(claim.Events, EventKind.ClaimApproved, editors[^1]);
    }

    [Fact]
    public void Nobody_votes_twice_on_one_draft()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2 });
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);

        Then.Refused(claim, Rule.AlreadyVoted, () => claim.Approve(by: Ben));
        Then.Refused(claim, Rule.AlreadyVoted, () => claim.AskForChanges(by: Ben));
    }

    [Fact]
    public void A_vote_on_an_earlier_draft_than_the_current_one_is_refused_and_says_who_saved_since()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana).Drafted(by: Finn, Words with { Headline = "Rewritten" });

        var refusal = Then.Refused(claim, Rule.StaleDraft, () => claim.Vote(Ben, Decision.Approve, null, draftNumber: 1, Later));

        Assert.Equal("Finn saved draft 2 since you looked at draft 1. Read it, then vote.", refusal.Sentence);
        claim.Vote(Ben, Decision.Approve, null, draftNumber: 2, Later);
    }

    [Theory, InlineData(null), InlineData(""), InlineData("  ")]
    public void Asking_for_changes_needs_a_comment(string? comment)
    {
        var claim = Given.Claim(Team).InReview();

        Then.Refused(claim, Rule.CommentMissing, () => claim.AskForChanges(by: Ben, comment));
    }

    [Fact]
    public void One_request_for_changes_sends_the_claim_back_whatever_was_approved_before()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 3 });
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);

        claim.AskForChanges(by: Cleo, "Name the year.");

        Assert.Equal(ClaimStatus.Researching, claim.Status);
        Assert.Equal(ReviewOutcome.ChangesRequested, claim.LatestReview!.Outcome);
        Assert.Null(claim.OpenReview);
        Assert.Equal("Name the year.", Then.HistorySays(claim.Events, EventKind.ChangesRequested, by: Cleo).Note);
    }

    [Fact]
    public void Every_round_is_voted_on_anew()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2 });
        var claim = Given.Claim(Team).InReview();
        claim.Approve(by: Ben);
        claim.AskForChanges(by: Cleo);

        claim.RequestReview(Ana, Later);

        Assert.Equal(2, claim.OpenReview!.Round);
        Assert.Empty(claim.OpenReview.Votes);
        claim.Approve(by: Cleo);
        claim.Approve(by: Ben);
        Assert.Equal(ClaimStatus.Approved, claim.Status);
    }

    [Fact]
    public void Who_asked_for_review_withdraws()
    {
        var claim = Given.Claim(Team).Sourced().Drafted(by: Ana);
        claim.RequestReview(Finn, Noon);

        claim.WithdrawFromReview(Finn, Later);

        Assert.Equal(ClaimStatus.Researching, claim.Status);
        Assert.Equal((ReviewOutcome?)ReviewOutcome.Withdrawn, claim.LatestReview!.Outcome);
        Then.HistorySays(claim.Events, EventKind.ReviewWithdrawn, by: Finn);
    }

    [Fact]
    public void Who_wrote_the_verdict_withdraws_though_another_asked_for_review()
    {
        var claim = Given.Claim(Team).Sourced().Drafted(by: Ana);
        claim.RequestReview(Finn, Noon);

        claim.WithdrawFromReview(Ana, Later);

        Assert.Equal(ClaimStatus.Researching, claim.Status);
    }

    [Fact]
    public void Nobody_else_withdraws_not_even_an_admin()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);

        Then.Refused(claim, Rule.NotItsAuthor, () => claim.WithdrawFromReview(Finn, Later));
        Then.Refused(claim, Rule.NotItsAuthor, () => claim.WithdrawFromReview(Ada, Later));
    }

    [Theory, InlineData("a rating"), InlineData("a conclusion"), InlineData("an explanation")]
    public void Review_needs_a_complete_draft_and_says_what_is_missing(string missing)
    {
        var words = Words with
        {
            Conclusion = missing == "a conclusion" ? "" : Words.Conclusion,
            Explanation = missing == "an explanation" ? "" : Words.Explanation,
        };
        var claim = Given.Claim(Team).Researching().Sourced();
        claim.DraftVerdict(missing == "a rating" ? null : Team.Rating("false"), words, Ana, Noon);

        var refusal = Then.Refused(claim, Rule.DraftIncomplete, () => claim.RequestReview(Ana, Later));

        Assert.Equal($"The verdict still needs {missing}.", refusal.Sentence);
    }

    [Fact]
    public void Review_needs_a_draft()
    {
        var claim = Given.Claim(Team).Researching().Sourced();

        var refusal = Then.Refused(claim, Rule.DraftIncomplete, () => claim.RequestReview(Ana, Later));

        Assert.Equal("The verdict still needs a rating and a conclusion and an explanation.", refusal.Sentence);
    }

    [Fact]
    public void A_draft_that_lost_its_conclusion_during_review_is_not_approved()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);

        Then.Refused(claim, Rule.DraftIncomplete, () => claim.Drafted(by: Ana, Words with { Conclusion = "" }).Approve(by: Ben));
    }

    [Theory, InlineData(" "), InlineData("\n\t")]
    public void Blank_words_are_no_words(string blank)
    {
        var claim = Given.Claim(Team).Sourced().Drafted(by: Ana, Words with { Conclusion = blank });

        Then.Refused(claim, Rule.DraftIncomplete, () => claim.RequestReview(Ana, Later));
    }

    [Fact]
    public void Headline_standfirst_and_in_short_may_wait()
    {
        var claim = Given.Claim(Team).Sourced().Drafted(words: new() { Conclusion = "It cost 14 million.", Explanation = "We read the accounts." });

        claim.RequestReview(Ana, Later);

        Assert.Equal(ClaimStatus.InReview, claim.Status);
    }

    [Fact]
    public void Drafts_are_numbered_and_never_change()
    {
        var claim = Given.Claim(Team).Drafted(by: Ana);
        var first = Then.Snapshot(claim.Drafts[0].Text);

        claim.Drafted(by: Finn, Words with { Headline = "Second" }, rating: "mixed");

        Assert.Equal([1, 2], claim.Drafts.Select(d => d.Number));
        Assert.Equal((first, "false"), (Then.Snapshot(claim.Drafts[0].Text), claim.Drafts[0].Rating!.Key));
        Assert.Equal(["Headline", "Rating"], Then.HistorySays(claim.Events, EventKind.VerdictDrafted, by: Finn).Changes.Select(c => c.Field));
    }
}
