namespace ClaimTrack.Domain;

/// <summary>What a member may do in one team. Each role can do what the ones before it can.</summary>
public enum Role
{
    /// <summary>Reads everything in the team and changes nothing.</summary>
    Observer = 0,

    /// <summary>Brings articles in, draws claims, gathers evidence, drafts verdicts and asks for review.</summary>
    FactChecker = 1,

    /// <summary>Decides: votes, publishes, corrects and retracts.</summary>
    Editor = 2,

    /// <summary>Keeps the team: its members and its policy.</summary>
    Admin = 3,
}
