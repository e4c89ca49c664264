namespace ClaimTrack.Domain.Tests;

/// <summary>What goes out, when, and that it stays what it was.</summary>
public sealed class Publishing : Story
{
    [Fact]
    public void Readers_get_claim_verdict_and_evidence_as_the_first_version()
    {
        var mayor = new Claimant(Team.Id, "The mayor", ClaimantKind.Person);
        var claim = Given.Claim(Team).Appearing("Copied", Today).Appearing("Said first", Today.AddDays(-2)).Sourced(3);
        claim.Edit(claim.Facts with { ClaimantUrl = "https://mayor.example", ClaimedOn = Today.AddDays(-2) }, mayor, new Topic(Team.Id, "Building"), Ana, Noon);
        claim.WithdrawEvidence(claim.Evidence[1], Ana, Noon);
        claim.Drafted(by: Ana).Drafted(by: Finn, Words with { InShort = "It cost more." }).Approved();

        var version = claim.Publish(new GateContext(Later), Cleo);

        var content = version.Content;
        Assert.Equal((1, 2, Cleo, Later), (version.Number, version.DraftNumber, version.PublishedBy, version.PublishedAt));
        Assert.Equal(("The bridge cost 10 million", "en", Today.AddDays(-2), "Building"), (content.Statement, content.Language, content.ClaimedOn, content.Topic));
        Assert.Equal(new CheckClaimant("The mayor", ClaimantKind.Person, "https://mayor.example"), content.Claimant);
        Assert.Equal(["Said first", "Copied"], content.Appearances.Select(a => a.Title));
        Assert.Equal(("false", 1), (content.Rating.Key, content.Rating.Value));
        Assert.Equal(Team.Scale.Ratings.Select(r => r.Key), content.Scale.Select(r => r.Key));
        Assert.Equal("It cost more.", content.Verdict.InShort);
        Assert.Equal([1, 3], content.Sources.Select(s => s.Number));
        Assert.Equal(["Ana", "Finn"], content.CheckedBy);
        Assert.Equal(["Ada"], content.ApprovedBy);
        Assert.Equal("1", Then.HistorySays(claim.Events, EventKind.CheckPublished, by: Cleo).Note);
    }

    [Fact]
    public void The_check_repeats_in_columns_what_its_live_version_says()
    {
        var claim = Given.Claim(Team);
        claim.Edit(claim.Facts with { Language = "de" }, new Claimant(Team.Id, "Zoë  Müller", ClaimantKind.Person), new Topic(Team.Id, "Bau"), Ana, Noon);
        var check = claim.Published().Check!;

        Assert.Equal((Team.Id, 1, "the-bridge-cost-fourteen-million", "de", "false", "Zoë  Müller", "Bau"),
            (check.TeamId, check.LiveVersion, check.Slug, check.Language, check.RatingKey, check.ClaimantName, check.TopicName));
        Assert.Contains("ZOË MÜLLER BAU", check.SearchText);
    }

    [Fact]
    public void Where_no_headline_was_written_the_conclusion_is_the_title_and_without_appearance_the_statement_is_the_quote()
    {
        var content = Given.Claim(Team).Drafted(words: Words with { Headline = "" }).Published().Check!.Live.Content;

        Assert.Equal((Words.Conclusion, "The bridge cost 10 million"), (content.Title, content.Quote));
        Assert.Equal("cost ten million", Given.Claim(Team).Appearing().Published().Check!.Live.Content.Quote);
    }

    [Fact]
    public void Later_edits_of_claim_evidence_appearances_and_scale_do_not_reach_a_version_that_is_out()
    {
        var article = Given.Article(Team);
        var mayor = new Claimant(Team.Id, "The mayor", ClaimantKind.Person);
        var claim = Given.Claim(Team).Sourced(2);
        claim.Appear(article, article.Latest, new Quote("cost ten million", "", "", 11, 27), Ana, Noon);
        claim.Edit(claim.Facts, mayor, new Topic(Team.Id, "Building"), Ana, Noon);
        claim.Published();
        var frozen = Then.Snapshot(claim.Check!.Versions[0].Content);

        claim.UnderCorrection();
        claim.Edit(claim.Facts with { Statement = "The bridge cost 9 million" }, null, null, Ana, Later);
        claim.EditEvidence(claim.Evidence[0], Given.Source(Team, "Another book"), claim.Evidence[0].Facts with { Quote = "15 million" }, Ana, Later);
        claim.WithdrawEvidence(claim.Evidence[1], Ana, Later);
        claim.NoteReply(new() { Reply = "I meant another bridge." }, Ana, Later);
        claim.Disappear(claim.Appearances[0], Ana, Later);
        article.Edit(article.Facts with { Title = "Renamed" }, Ana, Later);
        claim.Drafted(by: Finn, Words with { Conclusion = "Rewritten." });
        Given.Set(mayor, nameof(Claimant.Name), "The former mayor");
        Given.Set(Team.Rating("false"), nameof(Rating.Label), "Wrong");

        Assert.Equal(frozen, Then.Snapshot(claim.Check.Versions[0].Content));
    }

    [Fact]
    public void A_time_ahead_is_set_and_taken_back()
    {
        var claim = Given.Claim(Team).Approved();

        claim.Schedule(Noon.AddDays(1), new GateContext(Noon), Cleo);
        Assert.Equal((ClaimStatus.Approved, Noon.AddDays(1), Cleo), (claim.Status, claim.ScheduledFor, claim.ScheduledBy));
        Assert.Equal("2026-03-03 12:00 UTC", Then.HistorySays(claim.Events, EventKind.PublishScheduled, by: Cleo).Note);

        claim.CancelSchedule(Ben, Later);
        Assert.Equal((ClaimStatus.Approved, null, null), (claim.Status, claim.ScheduledFor, claim.ScheduledBy));
        Then.HistorySays(claim.Events, EventKind.ScheduleCancelled, by: Ben);
    }

    [Fact]
    public void A_time_that_is_past_is_refused_and_so_is_cancelling_what_nobody_scheduled()
    {
        var claim = Given.Claim(Team).Approved();

        Then.Refused(claim, Rule.TimeInThePast, () => claim.Schedule(Noon, new GateContext(Noon), Cleo));
        Then.Refused(claim, Rule.WrongStatus, () => claim.CancelSchedule(Cleo, Later));
    }

    [Fact]
    public void When_the_time_comes_the_check_goes_out_and_nothing_stays_scheduled()
    {
        var claim = Given.Claim(Team).Approved();
        claim.Schedule(Noon.AddDays(1), new GateContext(Noon), Cleo);

        claim.Publish(new GateContext(Noon.AddDays(1)), claim.ScheduledBy!);

        Assert.Equal((ClaimStatus.Published, null, Cleo), (claim.Status, claim.ScheduledFor, claim.Check!.Live.PublishedBy));
    }

    [Fact]
    public void A_round_keeps_the_number_of_approvals_that_it_started_with()
    {
        var (running, approved) = (Given.Claim(Team).InReview(), Given.Claim(Team).Approved());
        Team.Changes(p => p with { ApprovalsNeeded = 2 });

        running.Approve(by: Ben);
        Assert.Equal(ClaimStatus.Approved, running.Status);
        approved.Publish(new GateContext(Noon), Cleo);

        var next = Given.Claim(Team).InReview();
        next.Approve(by: Ben);
        Assert.Equal(ClaimStatus.InReview, next.Status);
    }

    [Fact]
    public void A_policy_that_became_stricter_holds_a_scheduled_check_back()
    {
        var claim = Given.Claim(Team).Approved();
        claim.Schedule(Noon.AddDays(1), new GateContext(Noon), Cleo);
        Team.Changes(p => p with { ClaimantAskedNeeded = true });

        var refusal = Then.Refused(claim, Rule.GateClosed, () => claim.Publish(new GateContext(Noon.AddDays(1)), Cleo));

        Assert.Equal("Not ready to publish. Still missing: The claimant asked for comment, or the reason why not.", refusal.Sentence);
    }
}
