namespace ClaimTrack.Domain.Tests;

/// <summary>Who comes, who stays, who goes, and how the team works.</summary>
public sealed class TeamStories : Story
{
    [Fact]
    public void Who_founds_a_team_is_its_first_admin()
    {
        var team = new Team("Daily Proof", "daily-proof", "en", "account-of-Ada", "Ada", Noon);

        Assert.Equal(("Ada", Role.Admin), (team.Members.Single().Name, team.Members.Single().Role));
        Assert.Equal((new TeamPolicy(), 11, 1), (team.Policy, team.Scale.Ratings.Count, team.Scale.Version));
        Then.HistorySays(team.Events, EventKind.TeamCreated, by: team.Members.Single());
    }

    [Fact]
    public void The_scale_that_a_team_starts_with_tells_no_two_ratings_alike()
    {
        Assert.Distinct(Team.Scale.Ratings.Select(r => r.Key));
        Assert.Distinct(Team.Scale.Ratings.Select(r => r.Label));
        Assert.Distinct(Team.Scale.Ratings.Select(r => (r.Family, r.Mark)));
        Assert.Equal(Enumerable.Range(0, 11), Team.Scale.Ratings.Select(r => r.Position));
        Assert.All(Team.Scale.Ratings, r => Assert.True(r.Value is null or (>= Rating.Worst and <= Rating.Best)));
    }

    [Fact]
    public void An_invitation_lets_one_person_in_with_the_role_it_names()
    {
        var invitation = Invite(Role.Editor);
        Assert.Equal("Editor", Then.HistorySays(Team.Events, EventKind.MemberInvited, by: Ada).Note);

        var gus = Team.Join(invitation, "account-of-Gus", "Gus", Later);

        Assert.Equal((Role.Editor, Later, true), (gus.Role, gus.JoinedAt, gus.IsActive));
        Assert.Equal(Later, invitation.UsedAt);
        Assert.Equal("Editor", Then.HistorySays(Team.Events, EventKind.MemberJoined, by: gus).Note);
        Then.Refused(Team, Rule.InvitationOver, () => Team.Join(invitation, "account-of-Hal", "Hal", Later));
    }

    [Fact]
    public void An_invitation_works_until_it_expires_and_not_from_then_on()
    {
        var invitation = Invite(Role.Observer);

        Then.Refused(Team, Rule.InvitationOver, () => Team.Join(invitation, "account-of-Gus", "Gus", Noon.AddDays(7)));
        Team.Join(invitation, "account-of-Gus", "Gus", Noon.AddDays(7).AddTicks(-1));
    }

    [Fact]
    public void A_revoked_invitation_lets_nobody_in()
    {
        var invitation = Invite(Role.Editor);

        Team.Revoke(invitation, Ada, Noon);

        Then.HistorySays(Team.Events, EventKind.InvitationRevoked, by: Ada);
        Then.Refused(Team, Rule.InvitationOver, () => Team.Join(invitation, "account-of-Gus", "Gus", Later));
        Then.Refused(Team, Rule.InvitationOver, () => Team.Revoke(invitation, Ada, Later));
    }

    [Fact]
    public void An_invitation_that_was_used_or_expired_cannot_be_revoked()
    {
        var used = Invite(Role.Editor);
        Team.Join(used, "account-of-Gus", "Gus", Noon);
        var expired = Invite(Role.Editor);

        Then.Refused(Team, Rule.InvitationOver, () => Team.Revoke(used, Ada, Later));
        Then.Refused(Team, Rule.InvitationOver, () => Team.Revoke(expired, Ada, Noon.AddDays(7)));
    }

    [Fact]
    public void An_admin_who_goes_or_is_demoted_leaves_no_way_in_behind()
    {
        var ada = Ada;
        Team.ChangeRole(Ben, Role.Admin, ada, Noon);
        var (first, other) = (Invite(Role.Admin), Team.Invite(Ben, Role.Observer, "hash", null, Noon, Noon.AddDays(7)));
        Team.ChangeRole(ada, Role.Editor, Ben, Later);
        Then.HistorySays(Team.Events, EventKind.InvitationRevoked, by: Ben);
        Then.Refused(Team, Rule.InvitationOver, () => Team.Join(first, "account-of-Gus", "Gus", Later));

        Team.ChangeRole(ada, Role.Admin, Ben, Later);
        var second = Invite(Role.Admin);
        Team.Remove(ada, ada, Later);
        Then.Refused(Team, Rule.InvitationOver, () => Team.Join(second, ada.AccountId, "Ada", Later));
        Team.Join(other, "account-of-Gus", "Gus", Later);
    }

    [Fact]
    public void An_invitation_stands_for_thirty_days_at_most()
    {
        Then.Refused(Team, Rule.TimeInThePast, () => Team.Invite(Ada, Role.Editor, "hash", null, Noon, Noon));
        Then.Refused(Team, Rule.TimeInThePast, () => Team.Invite(Ada, Role.Editor, "hash", null, Noon, Noon.AddDays(30).AddTicks(1)));
        Team.Invite(Ada, Role.Editor, "hash", null, Noon, Noon.AddDays(30));
    }

    [Fact]
    public void Who_is_in_the_team_already_is_told_so_and_the_invitation_stays_good()
    {
        var invitation = Invite(Role.Admin);

        Then.Refused(Team, Rule.AlreadyMember, () => Team.Join(invitation, Ana.AccountId, "Ana", Later));
        Assert.True(invitation.IsOpen(Later));
    }

    [Fact]
    public void Only_an_admin_keeps_members_and_policy()
    {
        var invitation = Invite(Role.Observer);

        foreach (var member in (Member[])[Otto, Ana, Ben])
        {
            Then.Refused(Team, Rule.RoleTooLow, () => Team.Invite(member, Role.Observer, "hash", null, Noon, Later));
            Then.Refused(Team, Rule.RoleTooLow, () => Team.Revoke(invitation, member, Noon));
            Then.Refused(Team, Rule.RoleTooLow, () => Team.ChangeRole(member, Role.Admin, member, Noon));
            Then.Refused(Team, Rule.RoleTooLow, () => Team.Remove(Finn, member, Noon));
            Then.Refused(Team, Rule.RoleTooLow, () => Team.SetPolicy(new() { ApprovalsNeeded = 2 }, member, Noon));
        }
    }

    [Fact]
    public void A_role_changes_with_before_and_after_in_the_history()
    {
        Team.ChangeRole(Ana, Role.Editor, Ada, Later);

        Assert.Equal(Role.Editor, Ana.Role);
        var said = Then.HistorySays(Team.Events, EventKind.RoleChanged, by: Ada);
        Assert.Equal(("Ana", new FieldChange("Role", "FactChecker", "Editor")), (said.Note, said.Changes.Single()));
        Then.NothingHappens(Team, () => Team.ChangeRole(Ana, Role.Editor, Ada, Later));
    }

    [Fact]
    public void The_last_admin_can_neither_leave_nor_step_down()
    {
        Then.Refused(Team, Rule.LastAdmin, () => Team.Remove(Ada, Ada, Later));
        Then.Refused(Team, Rule.LastAdmin, () => Team.ChangeRole(Ada, Role.Editor, Ada, Later));
    }

    [Fact]
    public void An_admin_who_left_does_not_count_as_one()
    {
        var ada = Ada;
        Team.ChangeRole(Ben, Role.Admin, ada, Noon);
        Team.Remove(Ben, Ben, Noon);

        Then.Refused(Team, Rule.LastAdmin, () => Team.Remove(ada, ada, Later));
        Then.Refused(Team, Rule.RoleTooLow, () => Team.Remove(ada, Ben, Later));
    }

    [Fact]
    public void With_a_second_admin_the_first_can_be_demoted_removed_or_leave()
    {
        Team.ChangeRole(Ben, Role.Admin, Ada, Noon);

        Team.ChangeRole(Ada, Role.Observer, Ben, Later);
        Then.Refused(Team, Rule.LastAdmin, () => Team.Remove(Ben, Ben, Later));
        Team.Remove(Ada, Ben, Later);

        Assert.Equal("Ada", Then.HistorySays(Team.Events, EventKind.MemberRemoved, by: Ben).Note);
    }

    [Fact]
    public void Anybody_may_leave()
    {
        Team.Remove(Otto, Otto, Later);

        Assert.Equal((false, Later), (Otto.IsActive, Otto.RemovedAt));
        Then.HistorySays(Team.Events, EventKind.MemberLeft, by: Otto);
        Then.NothingHappens(Team, () => Team.Remove(Otto, Ada, Later));
    }

    [Fact]
    public void Who_comes_back_is_the_same_member_with_the_role_of_the_new_invitation()
    {
        var (ben, id, before) = (Ben, Ben.Id, Team.Members.Count);
        Team.Remove(ben, Ada, Noon);

        var back = Team.Join(Invite(Role.FactChecker), ben.AccountId, "Benjamin", Later);

        Assert.Same(ben, back);
        Assert.Equal((id, "Benjamin", Role.FactChecker, true, Later), (back.Id, back.Name, back.Role, back.IsActive, back.JoinedAt));
        Assert.Equal(before, Team.Members.Count);
    }

    [Fact]
    public void Admitting_who_is_in_the_team_already_changes_nobody()
    {
        Then.Refused(Team, Rule.AlreadyMember, () => Team.Admit(Ada.AccountId, "Ada", Role.Observer, Later));
    }

    [Fact]
    public void A_policy_changes_with_before_and_after_in_the_history()
    {
        Team.SetPolicy(Team.Policy with { ApprovalsNeeded = 2, BlindVoting = true }, Ada, Later);

        Assert.Equal([new("ApprovalsNeeded", "1", "2"), new("BlindVoting", "False", "True")],
            Then.HistorySays(Team.Events, EventKind.PolicyChanged, by: Ada).Changes);
        Then.NothingHappens(Team, () => Team.SetPolicy(Team.Policy with { }, Ada, Later));
    }

    Invitation Invite(Role role) => Team.Invite(Ada, role, "hash-of-token", "gus@example.org", Noon, Noon.AddDays(7));
}
