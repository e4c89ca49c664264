namespace ClaimTrack.Domain.Tests;

/// <summary>Who may do what, drawn by hand.</summary>
public sealed class PermissionTable
{
    const string Drawn = """
        permission      Observer  FactChecker  Editor  Admin
        ReadTeam           x           x          x      x
        KeepArticles       .           x          x      x
        KeepClaims         .           x          x      x
        TriageClaims       .           x          x      x
        DecideTriage       .           .          x      x
        KeepNames          .           .          x      x
        KeepEvidence       .           x          x      x
        DraftVerdict       .           x          x      x
        Discuss            .           x          x      x
        KeepTasks          .           x          x      x
        WaiveTasks         .           .          x      x
        KeepViews          .           .          x      x
        TakeOverTurn       .           .          x      x
        TriageTips         .           .          x      x
        Vote               .           .          x      x
        Publish            .           .          x      x
        PublishUrgently    .           .          .      x
        Correct            .           .          x      x
        ManageMembers      .           .          .      x
        SetPolicy          .           .          .      x
        KeepPages          .           .          .      x
        """;

    [Fact]
    public void Every_role_has_the_permissions_of_the_table_and_no_others()
    {
        var real = Enum.GetValues<Permission>().Select(p => $"{p} {string.Join(' ', Enum.GetValues<Role>().Select(r => r.Has(p) ? "x" : "."))}");
        Assert.Equal(Rows().Skip(1), real);
        Assert.Equal($"permission {string.Join(' ', Enum.GetNames<Role>())}", Rows().First());
    }

    [Fact]
    public void A_member_has_the_permissions_of_their_role_until_they_leave()
    {
        var team = Given.Team();
        var ben = team.Named("Ben");
        Assert.All(Enum.GetValues<Permission>(), p => Assert.Equal(Role.Editor.Has(p), ben.May(p)));

        team.Remove(ben, team.Named("Ada"), Given.Noon);

        Assert.All(Enum.GetValues<Permission>(), p => Assert.False(ben.May(p)));
    }

    static IEnumerable<string> Rows() => Drawn.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
}
