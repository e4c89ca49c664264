namespace ClaimTrack.Domain.Tests;

/// <summary>People talk about a claim.</summary>
public sealed class Threads : Story
{
    static readonly ThreadPlace OnTheClaim = new() { Subject = ThreadSubject.Claim };

    DiscussionThread Started(string text = "Which bridge?", Member? by = null) =>
        Given.Identified(new DiscussionThread(Given.Claim(Team), OnTheClaim, text, Team.Members, by ?? Ana, Noon));

    [Fact]
    public void A_thread_begins_with_what_somebody_says_and_others_answer()
    {
        var thread = Started();
        Assert.Same(thread.Comments[0], Then.HistorySays(thread.Events, EventKind.ThreadStarted, by: Ana).Comment);

        thread.Reply("The old one.", Team.Members, [], Ben, Later);

        Assert.Equal(["Which bridge?", "The old one."], thread.Comments.Select(c => c.Text));
        Then.HistorySays(thread.Events, EventKind.CommentAdded, by: Ben);
    }

    [Fact]
    public void Observers_and_strangers_listen_only()
    {
        var thread = Started();
        Then.Refused(thread, Rule.RoleTooLow, () => thread.Reply("Me too", Team.Members, [], Otto, Later));
        Then.Refused(thread, Rule.NotOfThisTeam, () => thread.Reply("Hello", Team.Members, [], Given.Team(name: "Other Paper").Named("Ana"), Later));
        Then.Refused(thread, Rule.CommentMissing, () => thread.Reply("  ", Team.Members, [], Ben, Later));
        Then.Refused(thread, Rule.CommentMissing, () => thread.Reply(new string('x', Comment.TextMax + 1), Team.Members, [], Ben, Later));
    }

    [Fact]
    public void One_edits_and_removes_ones_own_words_only()
    {
        var thread = Started();
        var comment = thread.Comments[0];
        Then.Refused(thread, Rule.NotItsAuthor, () => thread.Edit(comment, "Mine now", Team.Members, Ben, Later));
        Then.Refused(thread, Rule.NotItsAuthor, () => thread.Remove(comment, Ben, Later));

        thread.Edit(comment, "Which of the bridges?", Team.Members, Ana, Later);
        Assert.Equal([new("Comment", "Which bridge?", "Which of the bridges?")], Then.HistorySays(thread.Events, EventKind.CommentEdited, by: Ana).Changes);
        Then.NothingHappens(thread, () => thread.Edit(comment, "Which of the bridges?", Team.Members, Ana, Later));

        thread.Remove(comment, Ana, Later);
        Assert.Equal(("", Later), (comment.Text, comment.RemovedAt));
        Then.Refused(thread, Rule.WrongStatus, () => thread.Edit(comment, "Back", Team.Members, Ana, Later));
    }

    [Fact]
    public void A_settled_thread_opens_again_by_hand_or_by_an_answer()
    {
        var thread = Started();
        thread.Resolve([], Ben, Later);
        Assert.Equal((Later, Ben), (thread.ResolvedAt, thread.ResolvedBy));
        Then.NothingHappens(thread, () => thread.Resolve([], Ana, Later));

        thread.Reopen([], Ana, Later);
        Assert.Null(thread.ResolvedAt);
        thread.Resolve([], Ben, Later);
        thread.Reply("Not quite.", Team.Members, [], Ana, Later);
        Assert.Null(thread.ResolvedAt);
        Then.HistorySays(thread.Events, EventKind.ThreadReopened, by: Ana);
    }

    [Fact]
    public void Who_is_mentioned_is_told_and_each_only_once()
    {
        var thread = Started("@Ben and @Cleo, what do you think? And @Ben?");
        Assert.Equal([Ben.Id, Cleo.Id], thread.Events[^1].Mentioned);

        thread.Edit(thread.Comments[0], "@Ben, @Dora?", Team.Members, Ana, Later);
        Assert.Equal([Team.Named("Dora").Id], thread.Events[^1].Mentioned);
    }

    [Theory]
    [InlineData("Write to ana@example.org", "")]
    [InlineData("@Bennett is somebody else", "")]
    [InlineData("@BEN!", "Ben")]
    [InlineData("(@Ana) @nobody @Otto", "Ana Otto")]
    [InlineData("@", "")]
    public void A_mention_is_a_whole_name_of_the_team(string text, string mentioned) =>
        Assert.Equal(mentioned, string.Join(' ', Mentions.Find(text, Team.Members).Select(p => p.Member.Name)));

    [Theory]
    [InlineData("@sam and @Ana, @Sam", "sam")]
    [InlineData("Write to ana@example.org or https://site.example/@ana", "")]
    [InlineData("@ @@ @.", "")]
    [InlineData("@o'neil-2.", "o'neil-2")]
    public void A_word_after_an_at_sign_that_is_nobody_is_named(string text, string nobody) =>
        Assert.Equal(nobody, string.Join(' ', Mentions.Nobody(text, Team.Members)));

    [Fact]
    public void A_first_name_is_enough_where_it_is_the_only_one_and_a_former_member_is_nobody()
    {
        Team.Joined("Greta Holm", Role.FactChecker);
        Assert.Equal("Greta Holm", Mentions.Find("@Greta?", Team.Members).Single().Member.Name);
        Team.Joined("Greta Lind", Role.FactChecker);
        Assert.Empty(Mentions.Find("@Greta?", Team.Members));
        Assert.Equal("Greta Lind", Mentions.Find("@greta lind?", Team.Members).Single().Member.Name);
        Team.Remove(Ben, Ada, Noon);
        Assert.Empty(Mentions.Find("@Ben", Team.Members));
    }

    [Fact]
    public void A_thread_on_a_vote_is_seen_by_whoever_may_see_the_vote()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 3, BlindVoting = true });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        var vote = Given.Identified(claim.Approve(by: Ben));
        var thread = new DiscussionThread(claim, new() { Subject = ThreadSubject.Vote, VoteId = vote.Id }, "Because of table 6.", Team.Members, Ben, Later);

        Assert.True(thread.IsShownTo(Ben, claim.Reviews));
        Assert.All([Cleo, Ana, Otto], reader => Assert.False(thread.IsShownTo(reader, claim.Reviews)));
        claim.Approve(by: Cleo);
        Assert.True(thread.IsShownTo(Cleo, claim.Reviews));
        Assert.False(thread.IsShownTo(Ana, claim.Reviews));
    }

    [Fact]
    public void Nobody_talks_about_a_vote_that_they_may_not_know_of_or_about_what_the_claim_has_not()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 3, BlindVoting = true });
        var claim = Given.Claim(Team).Appearing().InReview(draftedBy: Ana);
        var place = new ThreadPlace { Subject = ThreadSubject.Vote, VoteId = Given.Identified(claim.Approve(by: Ben)).Id };
        var thread = new DiscussionThread(claim, place, "Because of table 6.", Team.Members, Ben, Later);

        void Refused(ThreadPlace where, Member by) => Then.Refused(claim, Rule.PlaceGone, () => _ = new DiscussionThread(claim, where, "Why?", Team.Members, by, Later));
        Refused(place, Cleo);
        Then.Refused(thread, Rule.PlaceGone, () => thread.Reply("Why?", Team.Members, claim.Reviews, Cleo, Later));
        Then.Refused(thread, Rule.PlaceGone, () => thread.Resolve(claim.Reviews, Cleo, Later));
        thread.Resolve(claim.Reviews, Ben, Later);
        Then.Refused(thread, Rule.PlaceGone, () => thread.Reopen(claim.Reviews, Cleo, Later));
        claim.Approve(by: Cleo);
        thread.Reply("I see.", Team.Members, claim.Reviews, Cleo, Later);

        Refused(new() { Subject = ThreadSubject.Vote, VoteId = 1 }, Ben);
        Refused(new() { Subject = ThreadSubject.Evidence, EvidenceNumber = 99 }, Ben);
        Refused(new() { Subject = ThreadSubject.Verdict, DraftNumber = 2 }, Ben);
        Refused(new() { Subject = ThreadSubject.Article, ArticleId = 1 }, Ben);
        ThreadPlace[] there =
        [
            new() { Subject = ThreadSubject.Evidence, EvidenceNumber = claim.Evidence[0].Number }, new() { Subject = ThreadSubject.Verdict, DraftNumber = 1 },
            new() { Subject = ThreadSubject.Article, ArticleId = claim.Appearances[0].Article.Id },
        ];
        Assert.All(there, where => Assert.True(where.IsOn(claim, Otto)));
    }
}
