namespace ClaimTrack.Domain.Tests;

/// <summary>Who hears of what, and why.</summary>
public sealed class WhoIsTold : Story
{
    NewsContext Context(Claim claim) => new()
    {
        Team = Team.Members,
        OwnerId = claim.OwnerId,
        Authors = [.. claim.VerdictAuthors.Select(a => a.Id)],
        Voters = [.. claim.LatestReview?.Votes.Select(v => v.Member.Id) ?? []],
        IsBlindRound = claim.OpenReview is { IsBlind: true },
        IsInReview = claim.OpenReview is not null,
    };

    string Told(HistoryEvent e, NewsContext context) =>
        string.Join(' ', Recipients.Of(e, context).Select(p => $"{Team.Members.Single(m => m.Id == p.Key).Name}:{p.Value}").Order());

    [Fact]
    public void Every_editor_who_may_vote_is_asked_to()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ben);
        Assert.Equal("Ada:ReviewAsked Cleo:ReviewAsked Dora:ReviewAsked Emil:ReviewAsked Fay:ReviewAsked", Told(claim.Events[^1], Context(claim)));
    }

    [Fact]
    public void Authors_hear_what_comes_of_their_verdict()
    {
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.AskForChanges(by: Ben);
        Assert.Equal("Ana:ChangesAsked", Told(claim.Events[^1], Context(claim)));
        claim.Approved();
        Assert.Equal("Ana:Approved", Told(claim.Events[^1], Context(claim)));
        claim.Publish(new(Noon), Ben);
        Assert.Equal("Ada:Published Ana:Published", Told(claim.Events[^1], Context(claim)));
    }

    [Fact]
    public void A_new_draft_in_review_asks_those_again_whose_votes_it_makes_stale()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2 });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Cleo);
        claim.Drafted(by: Finn, words: Words with { Headline = "Rewritten" });
        Assert.Equal("Cleo:ReviewAsked", Told(claim.Events[^1], Context(claim)));
    }

    [Fact]
    public void A_vote_in_a_blind_round_tells_nobody_anything()
    {
        Team.Changes(p => p with { ApprovalsNeeded = 2, BlindVoting = true });
        var claim = Given.Claim(Team).InReview(draftedBy: Ana);
        claim.Approve(by: Cleo);
        Assert.Equal("", Told(claim.Events[^1], Context(claim) with { Watchers = [Otto.Id, Ben.Id] }));
    }

    [Fact]
    public void A_thread_that_somebody_may_not_see_tells_them_nothing()
    {
        var claim = Given.Claim(Team);
        var thread = new DiscussionThread(claim, new(), "@Ben @Cleo look", Team.Members, Ana, Noon);
        Assert.Equal("Ben:Mentioned Cleo:Mentioned", Told(thread.Events[^1], Context(claim)));
        Assert.Equal("Cleo:Mentioned", Told(thread.Events[^1], Context(claim) with { ThreadReaders = [Cleo.Id, Ana.Id] }));
    }

    [Fact]
    public void Those_who_take_part_hear_answers_and_the_mentioned_only_of_the_mention()
    {
        var claim = Given.Claim(Team);
        var thread = new DiscussionThread(claim, new(), "Which bridge?", Team.Members, Ana, Noon);
        thread.Reply("@Ana the old one, I think", Team.Members, [], Ben, Later);
        Assert.Equal("Ana:Mentioned Finn:Answered", Told(thread.Events[^1], Context(claim) with { ThreadPeople = [Ana.Id, Ben.Id, Finn.Id] }));
    }

    [Fact]
    public void Watchers_and_the_owner_hear_the_rest_unless_they_muted_it()
    {
        var claim = Given.Claim(Team).Researching();
        claim.Assign(Finn, Ana, Noon);
        Assert.Equal("Finn:Assigned Otto:Watched", Told(claim.Events[^1], Context(claim) with { Watchers = [Otto.Id] }));
        claim.Sourced(1);
        Assert.Equal("Finn:Watched Otto:Watched", Told(claim.Events[^1], Context(claim) with { Watchers = [Otto.Id] }));
        Assert.Equal("Otto:Watched", Told(claim.Events[^1], Context(claim) with { Watchers = [Otto.Id], Muted = [Finn.Id] }));
        Team.Remove(Otto, Ada, Noon);
        Assert.Equal("Finn:Watched", Told(claim.Events[^1], Context(claim) with { Watchers = [Otto.Id] }));
    }

    [Fact]
    public void Nobody_is_told_what_they_did_but_everybody_what_they_were_reminded_of()
    {
        var claim = Given.Claim(Team).Researching();
        claim.Assign(Ana, Ana, Noon);
        Assert.Equal("", Told(claim.Events[^1], Context(claim)));
        claim.RemindOwner(Noon.AddDays(8));
        Assert.Equal("Ana:Reminded", Told(claim.Events[^1], Context(claim)));
    }

    // What each is told while a round runs: Finn, who is spoken to; Ana, who wrote the verdict; Dora, whose claim it is; Cleo, who
    // voted; Emil, who wrote in the thread; Fay, who may vote; Otto, who watches.
    const string Drawn = """
        kind                  Finn       Ana           Dora          Cleo         Emil         Fay          Otto
        TeamCreated           Mentioned  .             Watched       .            .            .            Watched
        MemberInvited         Mentioned  .             Watched       .            .            .            Watched
        InvitationRevoked     Mentioned  .             Watched       .            .            .            Watched
        MemberJoined          Mentioned  .             Watched       .            .            .            Watched
        RoleChanged           Mentioned  .             Watched       .            .            .            Watched
        MemberRemoved         Mentioned  .             Watched       .            .            .            Watched
        MemberLeft            Mentioned  .             Watched       .            .            .            Watched
        PolicyChanged         Mentioned  .             Watched       .            .            .            Watched
        PagePublished         Mentioned  .             Watched       .            .            .            Watched
        TopicEdited           Mentioned  .             Watched       .            .            .            Watched
        TopicDescribed        Mentioned  .             Watched       .            .            .            Watched
        TopicMerged           Mentioned  .             Watched       .            .            .            Watched
        ClaimantEdited        Mentioned  .             Watched       .            .            .            Watched
        ClaimantMerged        Mentioned  .             Watched       .            .            .            Watched
        ClaimRegrouped        Mentioned  .             Watched       .            .            .            Watched
        ArticleAdded          Mentioned  .             Watched       .            .            .            Watched
        ArticleRevised        Mentioned  .             Watched       .            .            .            Watched
        ArticleEdited         Mentioned  .             Watched       .            .            .            Watched
        ClaimSubmitted        Mentioned  .             Watched       .            .            .            Watched
        ClaimAccepted         Mentioned  .             Watched       .            .            .            Watched
        ClaimDeclined         Mentioned  .             Watched       .            .            .            Watched
        ClaimReopened         Mentioned  .             Watched       .            .            .            Watched
        ClaimParked           Mentioned  .             Watched       .            .            .            Watched
        ClaimResumed          Mentioned  .             Watched       .            .            .            Watched
        ClaimWoke             Mentioned  .             Watched       .            .            .            Watched
        ClaimMerged           Mentioned  .             Watched       .            .            .            Watched
        MergeReceived         Mentioned  .             Watched       .            .            .            Watched
        MergeUndone           Mentioned  .             Watched       .            .            .            Watched
        MergeGivenBack        Mentioned  .             Watched       .            .            .            Watched
        ClaimEdited           Mentioned  .             Watched       .            .            .            Watched
        OwnerChanged          Assigned   .             Watched       .            .            .            Watched
        OwnerReminded         Reminded   .             .             .            .            .            .
        DueChanged            Mentioned  .             .             .            .            .            .
        AppearanceAdded       Mentioned  .             Watched       .            .            .            Watched
        AppearanceRemoved     Mentioned  .             Watched       .            .            .            Watched
        TranslationLinked     Mentioned  .             Watched       .            .            .            Watched
        TranslationUnlinked   Mentioned  .             Watched       .            .            .            Watched
        EvidenceAdded         Mentioned  .             Watched       .            .            .            Watched
        EvidenceEdited        Mentioned  .             Watched       .            .            .            Watched
        EvidenceWithdrawn     Mentioned  .             Watched       .            .            .            Watched
        ThreadStarted         Mentioned  .             Watched       .            .            .            Watched
        CommentAdded          Mentioned  .             Watched       .            Answered     .            Watched
        CommentEdited         Mentioned  .             .             .            .            .            .
        CommentRemoved        Mentioned  .             .             .            .            .            .
        ThreadResolved        Mentioned  .             Watched       .            Answered     .            Watched
        ThreadReopened        Mentioned  .             .             .            Answered     .            .
        ChecklistChanged      Mentioned  .             Watched       .            .            .            Watched
        TaskAdded             Mentioned  .             .             .            .            .            .
        TaskAssigned          Assigned   .             .             .            .            .            .
        TaskDone              Mentioned  .             Watched       .            .            .            Watched
        TaskReopened          Mentioned  .             .             .            .            .            .
        TaskRemoved           Mentioned  .             .             .            .            .            .
        DraftBegun            Mentioned  .             .             .            .            .            .
        DraftGrew             Mentioned  .             .             .            .            .            .
        VerdictDrafted        Mentioned  .             Watched       ReviewAsked  .            .            Watched
        ReviewRequested       Mentioned  .             ReviewAsked   ReviewAsked  ReviewAsked  ReviewAsked  Watched
        DraftApproved         Mentioned  Approved      Approved      .            .            .            Watched
        ClaimApproved         Mentioned  Approved      Approved      .            .            .            Watched
        ChangesRequested      Mentioned  ChangesAsked  ChangesAsked  .            .            .            Watched
        ReviewWithdrawn       Mentioned  .             Watched       .            .            .            Watched
        PublishScheduled      Mentioned  .             Watched       .            .            .            Watched
        ScheduleCancelled     Mentioned  .             Watched       .            .            .            Watched
        UrgencyClaimed        Mentioned  .             ReviewAsked   ReviewAsked  ReviewAsked  ReviewAsked  Watched
        PublicationConfirmed  Mentioned  Approved      Approved      .            .            .            Watched
        CheckPublished        Mentioned  Published     Published     Published    .            .            Watched
        CorrectionStarted     Mentioned  ChangesAsked  ChangesAsked  .            .            .            Watched
        CorrectionAbandoned   Mentioned  .             Watched       .            .            .            Watched
        CheckCorrected        Mentioned  Published     Published     Published    .            .            Watched
        CheckRetracted        Mentioned  Published     Published     Published    .            .            Watched
        CheckWithdrawn        Mentioned  Published     Published     Published    .            .            Watched
        CheckRestored         Mentioned  Published     Published     Published    .            .            Watched
        TipReceived           Mentioned  .             .             .            .            .            .
        TipAccepted           Mentioned  .             Watched       .            .            .            Watched
        TipJoined             Mentioned  .             Watched       .            .            .            Watched
        TipDeclined           Mentioned  .             .             .            .            .            .
        ErrorReported         Mentioned  .             ErrorReported ErrorReported ErrorReported ErrorReported Watched
        ErrorTakenUp          Mentioned  .             Watched       .            .            .            Watched
        ErrorDismissed        Mentioned  .             Watched       .            .            .            Watched
        """;

    static readonly Dictionary<string, string[]> s_told = Drawn.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToDictionary(l => l[0], l => l[1..]);

    public static TheoryData<EventKind> Kinds => [.. Enum.GetValues<EventKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void No_kind_of_event_is_forgotten_and_none_tells_its_author(EventKind kind)
    {
        var e = Given.Claim(Team).Events[^1];
        int[] Everybody(string role) => [Team.Named(role).Id, Ben.Id];
        Given.Set(e, nameof(HistoryEvent.Kind), kind);
        Given.Set(e, nameof(HistoryEvent.By), Ben);
        Given.Set(e, nameof(HistoryEvent.Mentioned), (IReadOnlyList<int>)[Finn.Id]);
        Team.Remove(Ada, Team.Joined("Uma", Role.Admin), Noon);
        var context = new NewsContext
        {
            Team = Team.Members,
            OwnerId = Dora.Id,
            Authors = Everybody("Ana"),
            Voters = Everybody("Cleo"),
            ThreadPeople = Everybody("Emil"),
            Watchers = Everybody("Otto"),
            IsInReview = true,
        };

        var told = Recipients.Of(e, context);

        Assert.DoesNotContain(Ben.Id, told);
        Assert.Equal(string.Join(' ', s_told[$"{kind}"]), string.Join(' ', s_told["kind"].Select(name => told.TryGetValue(Team.Named(name).Id, out var reason) ? $"{reason}" : ".")));
    }

    [Fact]
    public void The_table_has_a_row_for_every_kind_of_event() => Assert.Equal(Enum.GetNames<EventKind>(), s_told.Keys.Skip(1));

    [Fact]
    public void A_line_is_read_done_put_off_and_brought_back()
    {
        var line = new Notification(Ana.Id, Given.Claim(Team).Events[0], NotificationReason.Watched);
        Assert.True(line.IsWaiting(Noon));
        line.Snooze(Noon.AddHours(3), Noon);
        Assert.Equal((false, true, Noon), (line.IsWaiting(Noon.AddHours(2)), line.IsWaiting(Noon.AddHours(3)), line.ReadAt));
        Then.Refused(line, Rule.TimeInThePast, () => line.Snooze(Noon, Noon));
        line.Done(Later);
        Assert.False(line.IsWaiting(Noon.AddHours(4)));
        line.Unread();
        Assert.Equal((true, null), (line.IsWaiting(Later), line.ReadAt));
    }

    [Fact]
    public void What_was_not_chosen_is_as_it_was()
    {
        var choices = new NotificationChoices().With(NotificationReason.Mentioned, Channels.DailyDigest);
        Assert.Equal((Channels.DailyDigest, Channels.Inbox), (choices.For(NotificationReason.Mentioned), choices.For(NotificationReason.Watched)));
        Assert.All(Enum.GetValues<NotificationReason>(), r => Assert.True(new NotificationChoices().For(r).HasFlag(Channels.Inbox)));
    }
}
