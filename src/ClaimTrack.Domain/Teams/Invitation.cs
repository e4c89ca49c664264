namespace ClaimTrack.Domain;

/// <summary>A link that lets one person join a team with a given role, once and for a limited time.</summary>
public sealed class Invitation
{
    /// <summary>Longest time an invitation may stand, in days.</summary>
    public const int DaysMax = 30;

    /// <summary>Longest note on whom it is for, in UTF-16 units.</summary>
    public const int ForWhomMax = 256;

    Invitation() { TokenHash = ""; InvitedBy = null!; }

    internal Invitation(Team team, Member by, Role role, string tokenHash, string? forWhom, DateTimeOffset now, DateTimeOffset expires)
    {
        Team = team;
        InvitedBy = by;
        Role = role;
        TokenHash = tokenHash;
        ForWhom = forWhom;
        CreatedAt = now;
        ExpiresAt = expires;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The team that invites.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>The role that the newcomer gets.</summary>
    public Role Role { get; private set; }

    /// <summary>SHA-256 of the token in the link; the token itself is never kept.</summary>
    public string TokenHash { get; private set; }

    /// <summary>A note by the inviter on whom it is meant for, such as an e-mail address.</summary>
    public string? ForWhom { get; private set; }

    /// <summary>Who invited.</summary>
    public Member InvitedBy { get; private set; }

    /// <summary>When the link was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>From when on the link no longer works.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; internal set; }

    /// <summary>When it was withdrawn.</summary>
    public DateTimeOffset? RevokedAt { get; internal set; }

    /// <summary>Whether the link can still be used at <paramref name="now"/>.</summary>
    public bool IsOpen(DateTimeOffset now) => UsedAt is null && RevokedAt is null && now < ExpiresAt;
}
