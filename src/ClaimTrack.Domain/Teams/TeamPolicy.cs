namespace ClaimTrack.Domain;

/// <summary>How a team works: what a verdict needs before review and before it goes out. Set by an Admin, read by the
/// workflow and the publish gate.</summary>
public sealed record TeamPolicy
{
    /// <summary>The most approvals a team can ask for.</summary>
    public const int MostApprovals = 5;

    /// <summary>The most sources a team can ask for.</summary>
    public const int MostSources = 10;

    /// <summary>Approvals that a draft needs, 1 to <see cref="MostApprovals"/>.</summary>
    public int ApprovalsNeeded { get; init; } = 1;

    /// <summary>Whether nobody sees another's vote or its comment before casting their own.</summary>
    public bool BlindVoting { get; init; }

    /// <summary>Different sources that a verdict needs, 0 to <see cref="MostSources"/>.</summary>
    public int MinimumSources { get; init; } = 2;

    /// <summary>Whether one source must be primary, or its absence be justified.</summary>
    public bool PrimarySourceNeeded { get; init; } = true;

    /// <summary>Whether the claimant must have been asked for comment, or a reason be given.</summary>
    public bool ClaimantAskedNeeded { get; init; }

    /// <summary>Whether every link among the evidence needs an archived copy.</summary>
    public bool EveryLinkArchived { get; init; }

    /// <summary>The longest time after which owners can be reminded, in days.</summary>
    public const int MostStaleDays = 60;

    /// <summary>Days without any change after which the owner of a claim is reminded; 0 for never.</summary>
    public int StaleAfterDays { get; init; } = 7;

    /// <summary>Whether members must sign in with a second factor.</summary>
    public bool TwoFactorRequired { get; init; }
}
