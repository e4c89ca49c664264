namespace ClaimTrack.Domain.Tests;

/// <summary>What readers suggest and report, and what becomes of it.</summary>
public sealed class ReadersTips : Story
{
    static readonly TipFacts Said = new() { Text = "The bridge cost 10 million", Url = "https://news.example/bridge", Seen = "A leaflet", Why = "It is about our taxes" };

    Tip Suggested(TipFacts? facts = null) => Given.Identified(new Tip(Team, facts ?? Said, "hash", Noon));

    static Tip Reported(Claim claim)
    {
        Given.Set(claim.Check!, nameof(Check.ClaimId), claim.Id);
        return Given.Identified(new Tip(claim.Check!, new TipFacts { Text = "The sum leaves out the ramps" }, "hash", Noon));
    }

    [Fact]
    public void A_tip_waits_and_its_words_stay_out_of_the_history()
    {
        var tip = Suggested();
        Assert.Equal((TipStatus.Waiting, TipKind.Suggestion), (tip.Status, tip.Kind));
        var e = Assert.Single(tip.Events);
        Assert.Equal((EventKind.TipReceived, null, null, "A reader"), (e.Kind, e.By, e.Note, e.Who));
        Assert.Empty(e.Changes);
    }

    [Fact]
    public void A_tip_says_what_is_claimed_or_where()
    {
        Assert.Equal(Rule.StatementBlank, Assert.Throws<RefusedException>(() => Suggested(new TipFacts { Seen = "Everywhere", Text = " " })).Refusal.Rule);
        Suggested(new TipFacts { Url = "https://news.example/bridge" });
        Suggested(new TipFacts { Text = "The bridge cost 10 million" });
    }

    [Fact]
    public void A_report_says_what_is_wrong_in_a_check_that_stands()
    {
        var claim = Given.Claim(Team).Published();
        Assert.Equal(Rule.StatementBlank, Assert.Throws<RefusedException>(() => new Tip(claim.Check!, new TipFacts { Url = "https://a.example" }, "hash", Noon)).Refusal.Rule);
        var report = Reported(claim);
        Assert.Equal((TipKind.Error, claim.Id, EventKind.ErrorReported, claim.Id), (report.Kind, report.ClaimId, report.Events[0].Kind, report.Events[0].ClaimId));
        claim.Retract("It rested on a forged ledger.", Ben, Noon);
        Assert.Equal(Rule.NoLiveCheck, Assert.Throws<RefusedException>(() => Reported(claim)).Refusal.Rule);
    }

    [Fact]
    public void An_editor_makes_a_claim_of_it()
    {
        var tip = Suggested();
        var claim = tip.Accept(new ClaimFacts { Statement = "The bridge cost 10 million" }, null, null, Ben, Later);
        Assert.Equal((TipStatus.Accepted, claim, Ben, Later), (tip.Status, tip.Claim, tip.DecidedBy, tip.DecidedAt));
        Assert.Equal((ClaimStatus.Open, Ben), (claim.Status, claim.SubmittedBy));
        Then.HistorySays(tip.Events, EventKind.TipAccepted, by: Ben);
        // The claim tells in its own history where it comes from.
        Assert.Same(tip.Events[^1], claim.Events[^1]);
    }

    [Fact]
    public void A_claim_that_is_refused_leaves_the_tip_waiting()
    {
        var tip = Suggested();
        Then.Refused(tip, Rule.StatementBlank, () => tip.Accept(new ClaimFacts { Statement = " " }, null, null, Ben, Later));
    }

    [Fact]
    public void It_joins_a_claim_of_its_team_that_was_not_merged()
    {
        var claim = Given.Claim(Team);
        var tip = Suggested();
        Then.Refused(tip, Rule.OtherTeam, () => tip.Join(Given.Claim(), Ben, Later));
        var merged = Given.Claim(Team);
        merged.MergeInto(claim, Ana, Noon);
        Then.Refused(tip, Rule.TargetMerged, () => tip.Join(merged, Ben, Later));
        tip.Join(claim, Ben, Later);
        Assert.Equal((TipStatus.Joined, claim), (tip.Status, tip.Claim));
        Then.HistorySays(claim.Events, EventKind.TipJoined, by: Ben);
    }

    [Fact]
    public void It_is_declined_with_a_reason_that_the_history_names()
    {
        var tip = Suggested();
        Then.Refused(tip, Rule.ReasonMissing, () => tip.Decline(null, "No.", Ben, Later));
        Then.Refused(tip, Rule.ReasonMissing, () => tip.Decline(TipDecline.Other, " ", Ben, Later));
        tip.Decline(TipDecline.NotCheckable, "Nobody keeps such figures.", Ben, Later);
        Assert.Equal((TipStatus.Declined, TipDecline.NotCheckable, "Nobody keeps such figures."), (tip.Status, tip.DeclinedFor, tip.Answer));
        Assert.Equal("declined a reader’s tip: not checkable", EventSentence.Of(Then.HistorySays(tip.Events, EventKind.TipDeclined, by: Ben)));
    }

    [Fact]
    public void A_report_starts_a_correction_or_goes_into_the_one_under_way()
    {
        var claim = Given.Claim(Team).Published();
        var (first, second, third) = (Reported(claim), Reported(claim), Reported(claim));
        Then.Refused(first, Rule.ReasonMissing, () => first.Correct(claim, CorrectionKind.Correction, " ", Ben, Later));
        first.Correct(claim, CorrectionKind.Correction, "The ramps were left out.", Ben, Later);
        second.Correct(claim, CorrectionKind.Correction, null, Cleo, Later);
        Assert.Equal("The ramps were left out.", Assert.Single(claim.Corrections).Reason);
        Assert.Equal([EventKind.CorrectionStarted, EventKind.ErrorTakenUp, EventKind.ErrorTakenUp], claim.Events.TakeLast(3).Select(e => e.Kind));
        third.Decline(TipDecline.TextHolds, null, Ben, Later);
        Assert.Equal("dismissed a reader’s report of an error: the text holds", EventSentence.Of(Then.HistorySays(third.Events, EventKind.ErrorDismissed, by: Ben)));
        var elsewhere = Reported(Given.Claim(Team).Published());
        Then.Refused(elsewhere, Rule.NotOfThisTeam, () => elsewhere.Correct(claim, CorrectionKind.Update, "The ramps were left out.", Ben, Later));
    }

    // What is done with a tip, by whom, and what keeps them from it.
    public static TheoryData<string, string, Rule> Refusals => new()
    {
        { "Accept a suggestion", "Ana", Rule.RoleTooLow },
        { "Join a suggestion", "Ana", Rule.RoleTooLow },
        { "Decline a suggestion", "Otto", Rule.RoleTooLow },
        { "Correct by a report", "Ana", Rule.RoleTooLow },
        { "Accept a report", "Ben", Rule.WrongStatus },
        { "Join a report", "Ben", Rule.WrongStatus },
        { "Correct by a suggestion", "Ben", Rule.WrongStatus },
        { "Accept a decided one", "Ben", Rule.DoneAlready },
        { "Join a decided one", "Ben", Rule.DoneAlready },
        { "Decline a decided one", "Ben", Rule.DoneAlready },
        { "Decline a suggestion", "somebody of another team", Rule.NotOfThisTeam },
    };

    [Theory, MemberData(nameof(Refusals))]
    public void What_may_not_be_done_is_refused_by_name(string what, string who, Rule rule)
    {
        var claim = Given.Claim(Team).Published();
        var tip = what.EndsWith("report", StringComparison.Ordinal) ? Reported(claim) : Suggested();
        if (what.EndsWith("decided one", StringComparison.Ordinal)) tip.Decline(TipDecline.OutOfScope, null, Cleo, Noon);
        var by = who.StartsWith("somebody", StringComparison.Ordinal) ? Given.Team(name: "Other Desk").Named("Ben") : Team.Named(who);
        var refusal = Then.Refused(tip, rule, () =>
        {
            switch (what.Split(' ')[0])
            {
                case "Accept": tip.Accept(new ClaimFacts { Statement = "The bridge cost 10 million" }, null, null, by, Later); break;
                case "Join": tip.Join(claim, by, Later); break;
                case "Correct": tip.Correct(claim, CorrectionKind.Correction, "The ramps were left out.", by, Later); break;
                default: tip.Decline(TipDecline.NotCheckable, null, by, Later); break;
            }
        });
        if (rule == Rule.DoneAlready) Assert.Contains("Cleo declined", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_its_words_and_is_offered_somewhere()
    {
        Assert.Distinct(Enum.GetValues<TipDecline>().Select(r => r.Say()));
        Assert.Equal(Enum.GetValues<TipDecline>(), Enum.GetValues<TipKind>().SelectMany(TipDeclines.For).Distinct().Order());
    }

    [Fact]
    public void An_address_is_used_once_its_owner_has_confirmed_it_in_time()
    {
        var follow = new Follow(FollowKind.Check, "214", "Ana@Example.org", "en", Noon);
        Assert.Equal((null, "ANA@EXAMPLE.ORG"), (follow.ConfirmedAt, follow.AddressKey));
        var late = Noon.AddDays(Follow.DaysToConfirm);
        Assert.False(follow.IsOver(late.AddSeconds(-1)));
        Then.Refused(follow, Rule.TooLate, () => follow.Confirm(late));
        follow.AskAgain("es", late);
        follow.Confirm(late.AddDays(1));
        follow.Confirm(late.AddDays(2));
        Assert.Equal((late.AddDays(1), "es"), (follow.ConfirmedAt, follow.Language));
        Then.NothingHappens(follow, () => follow.AskAgain("ar", late.AddDays(9)));
        Assert.False(follow.IsOver(late.AddDays(400)));
    }
}
