using static ClaimTrack.Domain.GateName;
using static ClaimTrack.Domain.GateState;

namespace ClaimTrack.Domain.Tests;

/// <summary>Every condition of the publish gate, both ways.</summary>
public sealed class PublishGateTable
{
    /// <summary>A claim under correction with nothing to wish for, in a team that asks for everything. The rows below each
    /// spoil one thing.</summary>
    sealed record Recipe
    {
        public string Statement { get; init; } = "The bridge cost 10 million";
        public DateOnly ClaimedOn { get; init; } = Given.Today;
        public bool ClaimantNamed { get; init; } = true;
        public string? AppearsAt { get; init; } = "https://news.example/bridge";
        public int Sources { get; init; } = 2;
        public bool Primary { get; init; } = true;
        public bool Archived { get; init; } = true;
        public bool ClaimantAsked { get; init; } = true;
        public CorrectionKind Kind { get; init; } = CorrectionKind.Correction;
        public bool Approved { get; init; } = true;
        public bool TaskDone { get; init; } = true;
        public string? Rating { get; init; } = "false";
        public int RatingValue { get; init; } = 1;
        public VerdictText Words { get; init; } = Given.Words with { Explanation = "We read the accounts again." };
        public TeamPolicy Policy { get; init; } = new() { ClaimantAskedNeeded = true, EveryLinkArchived = true };
        public GateContext Context { get; init; } = new(Given.Noon, SiteHost: "checks.example");

        public Claim Cook()
        {
            // What the team asks for is set last, so that a claim can be approved without it.
            var team = Given.Team(new TeamPolicy { MinimumSources = 0, PrimarySourceNeeded = false });
            var (ana, ben) = (team.Named("Ana"), team.Named("Ben"));
            var claim = Given.Claim(team).UnderCorrection(Kind);
            claim.Edit(new() { Statement = Statement, ClaimedOn = ClaimedOn }, ClaimantNamed ? new(team.Id, "The mayor", ClaimantKind.Person) : null, null, ana, Given.Noon);
            if (AppearsAt is not null) claim.Appearing(url: AppearsAt);
            claim.Sourced(Sources, Primary, "https://city.example/accounts", Archived ? "https://archive.example/accounts" : null);
            if (ClaimantAsked) claim.NoteReply(new() { AskedOn = Given.Today }, ana, Given.Noon);
            var task = claim.AddTask(new() { Label = "Read twice", Need = TaskNeed.Publication }, ana, Given.Noon);
            if (TaskDone) claim.DoTask(task, "Cleo did.", null, ana, Given.Noon);
            claim.DraftVerdict(Rating is null ? null : team.Rating(Rating), Words, ana, Given.Noon);
            if (claim.CurrentDraft!.IsComplete) _ = Approved ? claim.Approved() : claim.InReview();
            if (Rating is not null) Given.Set(team.Rating(Rating), nameof(Domain.Rating.Value), RatingValue);
            team.SetPolicy(Policy, team.Named("Ada"), Given.Noon);
            return claim;
        }
    }

    static readonly (GateName Name, GateState WhenSpoilt, Func<Recipe, Recipe> Spoil)[] Rows =
    [
        (Approvals,           NotYet,  r => r with { Approved = false }),
        (TasksDone,           NotYet,  r => r with { TaskDone = false }),
        (MinimumSources,      NotYet,  r => r with { Sources = 1 }),
        (PrimarySource,       NotYet,  r => r with { Primary = false }),
        (ClaimantAsked,       NotYet,  r => r with { ClaimantAsked = false }),
        (LinksArchived,       NotYet,  r => r with { Archived = false }),
        (LinksArchived,       Warning, r => r with { Archived = false, Policy = r.Policy with { EveryLinkArchived = false } }),
        (ClaimReviewed,       NotYet,  r => r with { Statement = new string('x', ClaimFacts.StatementMax + 1) }),
        (ClaimNotVerdict,     NotYet,  r => r with { Statement = "That the bridge cost 10 million is false" }),
        (ClaimNotVerdict,     NotYet,  r => r with { Statement = "“The bridge cost 10 million” – Mostly  False!" }),
        (ClaimShort,          Warning, r => r with { Statement = new string('x', ClaimFacts.StatementAdvised + 1) }),
        (RatingLabel,         NotYet,  r => r with { Rating = null }),
        (RatingNumbers,       NotYet,  r => r with { RatingValue = 6 }),
        (RatingNumbers,       NotYet,  r => r with { RatingValue = 0 }),
        (Conclusion,          NotYet,  r => r with { Words = r.Words with { Conclusion = "" } }),
        (Explanation,         NotYet,  r => r with { Words = r.Words with { Explanation = "" } }),
        (Headline,            Warning, r => r with { Words = r.Words with { Headline = "" } }),
        (ClaimantNamed,       Warning, r => r with { ClaimantNamed = false }),
        (AppearanceKnown,     Warning, r => r with { AppearsAt = null }),
        (AppearanceElsewhere, Warning, r => r with { AppearsAt = "https://Checks.example/checks/12" }),
        (ClaimBeforeReview,   Warning, r => r with { ClaimedOn = Given.Today.AddDays(1) }),
        (OneReviewPerClaim,   NotYet,  r => r with { Context = r.Context with { SameClaimIsLive = true } }),
        (MarkupSound,         NotYet,  r => r with { Context = r.Context with { MarkupFaults = ["The rating has no word."] } }),
        (GateName.CorrectionKind, NotYet,  r => r with { Kind = CorrectionKind.RatingChange }),
        (GateName.CorrectionKind, NotYet,  r => r with { Rating = "mixed", RatingValue = 3 }),
    ];

    public static TheoryData<int, GateName> RowNumbers()
    {
        var rows = new TheoryData<int, GateName>();
        for (var i = 0; i < Rows.Length; i++) rows.Add(i, Rows[i].Name);
        return rows;
    }

    [Fact]
    public void The_table_spoils_every_condition()
    {
        Assert.Equal(Enum.GetValues<GateName>(), Rows.Select(r => r.Name).Distinct());
    }

    [Fact]
    public void With_nothing_to_wish_for_every_condition_is_done_and_the_check_goes_out()
    {
        var recipe = new Recipe();
        var claim = recipe.Cook();

        var gate = PublishGate.Check(claim, recipe.Context);

        Assert.Equal(Enum.GetValues<GateName>(), gate.Select(c => c.Name));
        Assert.All(gate, c => Assert.Equal((c.Name, Done), (c.Name, c.State)));
        Assert.All(gate, c => Assert.False(string.IsNullOrWhiteSpace(c.Sentence)));
        claim.Publish(recipe.Context, claim.Team.Named("Cleo"));
    }

    [Theory, MemberData(nameof(RowNumbers))]
    public void One_thing_spoilt_closes_the_gate_or_warns_and_says_so(int row, GateName name)
    {
        var (_, whenSpoilt, spoil) = Rows[row];
        var recipe = spoil(new Recipe());
        var claim = recipe.Cook();
        var cleo = claim.Team.Named("Cleo");

        var gate = PublishGate.Check(claim, recipe.Context);

        var condition = gate.Single(c => c.Name == name);
        Assert.Equal(whenSpoilt, condition.State);
        Assert.Equal(whenSpoilt != NotYet, PublishGate.IsOpen(gate));
        // A verdict without rating, conclusion or explanation does not even come to review.
        if (name is RatingLabel or Conclusion or Explanation) Assert.Equal(ClaimStatus.Researching, claim.Status);
        // Nor does one without its approvals come out of it.
        else if (name is Approvals) Then.Refused(claim, Rule.WrongStatus, () => claim.Publish(recipe.Context, cleo));
        else if (whenSpoilt == Warning) claim.Publish(recipe.Context, cleo);
        else
        {
            var refusal = Then.Refused(claim, Rule.GateClosed, () => claim.Publish(recipe.Context, cleo));
            Assert.Contains(condition.Sentence, refusal.Sentence, StringComparison.Ordinal);
            Then.Refused(claim, Rule.GateClosed, () => claim.Schedule(Given.Noon.AddDays(1), recipe.Context, cleo));
        }
    }

    [Theory]
    [InlineData("The bridge cost 10 million, says a true believer", Done)]
    [InlineData("A falsetto is not false in tone", Done)]
    [InlineData("Numbers are untrue", Done)]
    [InlineData("The mayor’s figure is misleading", NotYet)]
    [InlineData("False", NotYet)]
    public void A_claim_gives_its_rating_away_only_in_its_last_word(string statement, GateState state)
    {
        var claim = Given.Claim(Given.Team(), statement);

        Assert.Equal(state, PublishGate.Check(claim, new(Given.Noon)).Single(c => c.Name == ClaimNotVerdict).State);
    }

    [Fact]
    public void What_the_policy_does_not_ask_for_is_no_condition()
    {
        var claim = Given.Claim(Given.Team(new TeamPolicy { PrimarySourceNeeded = false }));

        var names = PublishGate.Check(claim, new(Given.Noon)).Select(c => c.Name).ToList();

        // Numbers wait for a rating, the kind of correction for a correction.
        Assert.Equal([PrimarySource, ClaimantAsked, RatingNumbers, GateName.CorrectionKind], Enum.GetValues<GateName>().Except(names));
    }

    [Fact]
    public void Nobody_in_particular_can_have_claimed_it_and_a_reason_can_stand_for_the_question_and_for_the_primary_source()
    {
        var team = Given.Team(new TeamPolicy { ClaimantAskedNeeded = true });
        var claim = Given.Claim(team, facts: f => f with { IsUnattributed = true }).Sourced(2, primary: false);
        claim.NoteReply(new() { WhyNotAsked = "Nobody signed it.", WhyNoPrimarySource = "The archive burnt down." }, team.Named("Ana"), Given.Noon);

        var gate = PublishGate.Check(claim, new(Given.Noon)).ToDictionary(c => c.Name, c => c.State);

        Assert.Equal((Done, Done, Done), (gate[ClaimantNamed], gate[ClaimantAsked], gate[PrimarySource]));
    }

    [Fact]
    public void Approvals_of_an_earlier_draft_do_not_open_it()
    {
        var claim = Given.Claim(Given.Team(new TeamPolicy { ApprovalsNeeded = 2 })).InReview();
        claim.Approve(claim.Team.Named("Ben"));
        Assert.Equal("1 of 2 independent approvals of the current draft", Approval().Sentence);

        claim.Drafted(words: Given.Words with { Headline = "Rewritten" });
        Assert.Equal(("0 of 2 independent approvals of the current draft", NotYet), (Approval().Sentence, Approval().State));

        GateCondition Approval() => PublishGate.Check(claim, new(Given.Noon)).Single(c => c.Name == Approvals);
    }
}
