namespace ClaimTrack.Domain.Tests;

/// <summary>One name for one topic and one claimant.</summary>
public sealed class Names : Story
{
    Topic Topic(string name) => Given.Identified(new Topic(Team.Id, name));
    Claimant Person(string name) => Given.Identified(new Claimant(Team.Id, name, ClaimantKind.Person));

    [Fact]
    public void An_editor_renames_and_the_key_follows()
    {
        var (topic, other) = (Topic("Bridges"), Topic("Roads"));
        Team.Rename(topic, "Bridges and tunnels", null, Ben, Later);
        Assert.Equal(("Bridges and tunnels", "BRIDGES AND TUNNELS"), (topic.Name, topic.NameKey));
        Then.HistorySays(Team.Events, EventKind.TopicEdited, by: Ben);
        Then.Refused(topic, Rule.NameUnfit, () => Team.Rename(topic, "Roads", other, Ben, Later));
        Then.Refused(topic, Rule.NameUnfit, () => Team.Rename(topic, " ", null, Ben, Later));
        Then.Refused(topic, Rule.RoleTooLow, () => Team.Rename(topic, "Mine", null, Ana, Later));
        Team.Rename(topic, "BRIDGES and tunnels", topic, Ben, Later);
        Assert.Equal("BRIDGES and tunnels", topic.Name);

        var mayor = Person("The mayor");
        Team.Edit(mayor, "City of Fennay", ClaimantKind.Organization, null, Ben, Later);
        Assert.Equal(("City of Fennay", ClaimantKind.Organization), (mayor.Name, mayor.Kind));
    }

    [Fact]
    public void Former_names_are_kept_each_once_with_their_part_of_an_address()
    {
        var topic = Topic("Bridges");
        Team.Rename(topic, "Bridges & tunnels", null, Ben, Later);
        Team.Rename(topic, "Bridges", topic, Ben, Later);
        Team.Rename(topic, "Spans", null, Ben, Later);
        Assert.Equal([("Bridges", "bridges"), ("Bridges & tunnels", "bridges-tunnels")], topic.FormerNames.Select(f => (f.Name, f.Slug)));

        var mayor = Person("The mayor");
        Team.Edit(mayor, "The mayor", ClaimantKind.Organization, mayor, Ben, Later);
        Assert.Empty(mayor.FormerNames);
        Team.Edit(mayor, "City of Fennay", ClaimantKind.Organization, null, Ben, Later);
        Assert.Equal(["the-mayor"], mayor.FormerNames.Select(f => f.Slug));
    }

    [Fact]
    public void An_editor_says_what_a_topic_is_about()
    {
        var topic = Topic("Bridges");
        Team.Describe(topic, " What they *cost*. ", Ben, Later);
        Assert.Equal("What they *cost*.", topic.Description);
        Then.HistorySays(Team.Events, EventKind.TopicDescribed, by: Ben);
        var events = Team.Events.Count;
        Team.Describe(topic, "What they *cost*.", Ben, Later);
        Assert.Equal(events, Team.Events.Count);
        Then.Refused(topic, Rule.NameUnfit, () => Team.Describe(topic, new string('x', Domain.Topic.DescriptionMax + 1), Ben, Later));
        Then.Refused(topic, Rule.RoleTooLow, () => Team.Describe(topic, "Mine", Ana, Later));
        Then.Refused(Team, Rule.NotOfThisTeam, () => Team.Describe(new Topic(Team.Id + 1, "Theirs"), "Ours", Ben, Later));
        Team.Describe(topic, "  ", Ben, Later);
        Assert.Null(topic.Description);
    }

    [Fact]
    public void A_name_has_its_part_of_an_address_and_a_published_check_follows_it()
    {
        var topic = Topic("Brücken & Tunnel");
        Assert.Equal("brucken-tunnel", topic.Slug);
        Assert.Equal("", Topic("???").Slug);
        var claim = Given.Claim(Team).Researching();
        claim.Edit(claim.Facts, Person("María Ñandú"), topic, Ana, Noon);
        claim.Published();
        Assert.Equal(("brucken-tunnel", "maria-nandu"), (claim.Check!.TopicSlug, claim.Check.ClaimantSlug));
        var roads = Topic("Roads");
        claim.Regroup(roads, Person("???"), Ben, Later);
        Assert.Equal(("roads", null), (claim.Check.TopicSlug, claim.Check.ClaimantSlug));
    }

    [Fact]
    public void A_merged_one_leads_to_the_other_and_is_merged_once()
    {
        var (topic, into, third, fourth, other) = (Topic("Bridge"), Topic("Bridges"), Topic("Spans"), Topic("Crossings"), Topic("Roads"));
        Team.Merge(topic, into, [], Ben, Later);
        Assert.Same(into, topic.MergedInto);
        Team.Merge(into, fourth, [topic], Ben, Later);
        Assert.Same(fourth, topic.MergedInto);
        Then.Refused(third, Rule.NameUnfit, () => Team.Merge(fourth, third, [into, other], Ben, Later));
        Then.Refused(topic, Rule.NameUnfit, () => Team.Merge(topic, third, [], Ben, Later));
        Then.Refused(third, Rule.NameUnfit, () => Team.Merge(third, topic, [], Ben, Later));
        Then.Refused(third, Rule.NameUnfit, () => Team.Merge(third, third, [], Ben, Later));

        var (mayor, theMayor) = (Person("Mayor"), Person("The mayor"));
        Then.Refused(mayor, Rule.RoleTooLow, () => Team.Merge(mayor, theMayor, [], Ana, Later));
        Team.Merge(mayor, theMayor, [], Ben, Later);
        Assert.Same(theMayor, mayor.MergedInto);
    }

    [Fact]
    public void No_claim_gets_a_name_that_was_merged_away_but_one_that_has_it_keeps_it_meanwhile()
    {
        var (bridge, bridges, mayor, theMayor) = (Topic("Bridge"), Topic("Bridges"), Person("Mayor"), Person("The mayor"));
        var (claim, other) = (Given.Claim(Team), Given.Claim(Team));
        other.Edit(other.Facts, mayor, bridge, Ana, Noon);
        Team.Merge(bridge, bridges, [], Ben, Later);
        Team.Merge(mayor, theMayor, [], Ben, Later);

        Then.Refused(claim, Rule.NameUnfit, () => claim.Edit(claim.Facts, null, bridge, Ana, Later));
        Then.Refused(claim, Rule.NameUnfit, () => claim.Edit(claim.Facts, mayor, null, Ana, Later));
        Then.Refused(claim, Rule.NameUnfit, () => claim.Regroup(bridge, null, Ben, Later));
        Then.Refused(Team, Rule.NameUnfit, () => _ = new Claim(claim.Facts, mayor, bridge, Ana, Later));
        other.Edit(other.Facts with { Statement = "The bridge cost 11 million" }, mayor, bridge, Ana, Later);
        Assert.Same(bridge, other.Topic);
    }

    [Fact]
    public void Nothing_of_another_team_is_renamed_or_merged()
    {
        var other = Given.Team(name: "Other Paper");
        Then.Refused(Team, Rule.NotOfThisTeam, () => Team.Rename(new Topic(other.Id, "Theirs"), "Ours", null, Ben, Later));
        Then.Refused(Team, Rule.NotOfThisTeam, () => Team.Merge(Person("The mayor"), new Claimant(other.Id, "Theirs", ClaimantKind.Person), [], Ben, Later));
    }

    [Fact]
    public void Claims_follow_published_ones_too_and_versions_say_what_they_said()
    {
        var (bridge, bridges) = (Topic("Bridge"), Topic("Bridges"));
        var claim = Given.Claim(Team).Researching();
        claim.Edit(claim.Facts, null, bridge, Ana, Noon);
        claim.Published();

        Then.Refused(claim, Rule.RoleTooLow, () => claim.Regroup(bridges, null, Ana, Later));
        claim.Regroup(bridges, null, Ben, Later);

        Assert.Equal(("Bridges", "Bridges", "Bridge"), (claim.Topic!.Name, claim.Check!.TopicName, claim.Check.Live.Content.Topic));
        Assert.Contains("BRIDGES", claim.Check.SearchText, StringComparison.Ordinal);
        Assert.Equal([new("Topic", "Bridge", "Bridges")], Then.HistorySays(claim.Events, EventKind.ClaimRegrouped, by: Ben).Changes);
        Then.NothingHappens(claim, () => claim.Regroup(bridges, null, Ben, Later));
    }

    [Fact]
    public void A_check_stays_where_it_is_while_its_correction_has_moved_elsewhere()
    {
        var (bridge, road, roads) = (Topic("Bridge"), Topic("Road"), Topic("Roads"));
        var claim = Given.Claim(Team).Researching();
        claim.Edit(claim.Facts, Person("Mayor"), bridge, Ana, Noon);
        claim.Published().UnderCorrection();
        claim.Edit(claim.Facts, claim.Claimant, road, Ana, Later);

        claim.Regroup(roads, null, Ben, Later);
        Assert.Equal(("Roads", "Bridge"), (claim.Topic!.Name, claim.Check!.TopicName));

        // The claimant is the same on both.
        claim.Regroup(null, Person("The mayor"), Ben, Later);
        Assert.Equal(("The mayor", "The mayor"), (claim.Claimant!.Name, claim.Check.ClaimantName));
    }
}
