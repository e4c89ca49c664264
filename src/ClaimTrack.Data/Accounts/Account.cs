using Microsoft.AspNetCore.Identity;

namespace ClaimTrack.Data;

/// <summary>The login. It may hold several memberships; what it may do in a team is the membership's part.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int NameMax = Domain.Member.NameMax;

    /// <summary>Longest id: every key that holds one must fit SQL Server's 900 bytes.</summary>
    public const int IdMax = 64;

    /// <summary>The person's name, with which they start in each team.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Longest <see cref="Shortcuts"/>.</summary>
    public const int ShortcutsMax = 4000;

    /// <summary>The keys that the person chose for actions, as JSON; null where none was changed.</summary>
    public string? Shortcuts { get; set; }

    /// <summary>Whether it runs the installation. This gives no editorial power in any team.</summary>
    public bool IsInstanceAdmin { get; set; }
}
