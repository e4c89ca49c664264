namespace ClaimTrack.Domain;

/// <summary>Everything that a role can be needed for. Buttons and guards read the same row of <see cref="Permissions"/>.</summary>
public enum Permission
{
    /// <summary>See the team's workspace.</summary>
    ReadTeam,

    /// <summary>Add articles and their revisions, and mend what was read from them.</summary>
    KeepArticles,

    /// <summary>Submit claims, word them, and say where they appear.</summary>
    KeepClaims,

    /// <summary>Accept, park, resume and merge claims, and decline those nobody has worked on.</summary>
    TriageClaims,

    /// <summary>Decline a claim that is being researched, or open one again.</summary>
    DecideTriage,

    /// <summary>Rename and merge topics and claimants.</summary>
    KeepNames,

    /// <summary>Add, edit and withdraw evidence.</summary>
    KeepEvidence,

    /// <summary>Draft the verdict, ask for review and withdraw the request.</summary>
    DraftVerdict,

    /// <summary>Comment, and settle threads.</summary>
    Discuss,

    /// <summary>Do tasks, hand them out, and add some to a claim.</summary>
    KeepTasks,

    /// <summary>Remove a task from a claim though the team's checklist asks for it as a condition.</summary>
    WaiveTasks,

    /// <summary>Change and remove the views that others share with the team.</summary>
    KeepViews,

    /// <summary>Take the turn to write from somebody who has stopped typing.</summary>
    TakeOverTurn,

    /// <summary>Decide what becomes of readers' tips and reports.</summary>
    TriageTips,

    /// <summary>Vote on a verdict in review.</summary>
    Vote,

    /// <summary>Publish an approved check, or say when it goes out.</summary>
    Publish,

    /// <summary>Publish before the approvals are there, with a reason that stays in the history.</summary>
    PublishUrgently,

    /// <summary>Start and abandon corrections, and retract.</summary>
    Correct,

    /// <summary>Invite, promote and remove members.</summary>
    ManageMembers,

    /// <summary>Set the team's policy.</summary>
    SetPolicy,

    /// <summary>Write the pages on which the team tells readers of itself.</summary>
    KeepPages,
}

/// <summary>The one table of who may do what.</summary>
public static class Permissions
{
    static readonly Dictionary<Permission, Role> LeastRoles = new()
    {
        [Permission.ReadTeam] = Role.Observer,

        [Permission.KeepArticles] = Role.FactChecker,
        [Permission.KeepClaims] = Role.FactChecker,
        [Permission.TriageClaims] = Role.FactChecker,
        [Permission.KeepEvidence] = Role.FactChecker,
        [Permission.DraftVerdict] = Role.FactChecker,
        [Permission.Discuss] = Role.FactChecker,
        [Permission.KeepTasks] = Role.FactChecker,

        [Permission.DecideTriage] = Role.Editor,
        [Permission.KeepNames] = Role.Editor,
        [Permission.WaiveTasks] = Role.Editor,
        [Permission.KeepViews] = Role.Editor,
        [Permission.TakeOverTurn] = Role.Editor,
        [Permission.TriageTips] = Role.Editor,
        [Permission.Vote] = Role.Editor,
        [Permission.Publish] = Role.Editor,
        [Permission.Correct] = Role.Editor,

        [Permission.PublishUrgently] = Role.Admin,
        [Permission.ManageMembers] = Role.Admin,
        [Permission.SetPolicy] = Role.Admin,
        [Permission.KeepPages] = Role.Admin,
    };

    /// <summary>The lowest role that has <paramref name="permission"/>.</summary>
    public static Role LeastRole(Permission permission) => LeastRoles[permission];

    /// <summary>Whether <paramref name="role"/> has <paramref name="permission"/>.</summary>
    public static bool Has(this Role role, Permission permission) => role >= LeastRoles[permission];

    /// <summary>The role in words.</summary>
    public static string Say(this Role role) => role == Role.FactChecker ? "Fact-checker" : $"{role}";

    /// <summary>Whether <paramref name="member"/> is still in the team and has <paramref name="permission"/> there.</summary>
    public static bool May(this Member member, Permission permission) => member.IsActive && member.Role.Has(permission);
}
