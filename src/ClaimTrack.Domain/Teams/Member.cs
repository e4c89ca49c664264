namespace ClaimTrack.Domain;

/// <summary>A person in one team, with one role there. The account behind it may hold several memberships.</summary>
public sealed class Member
{
    /// <summary>Longest byline name, in UTF-16 units.</summary>
    public const int NameMax = 100;

    Member() { Name = AccountId = ""; }

    internal Member(Team team, string accountId, string name, Role role, DateTimeOffset now)
    {
        Team = team;
        TeamId = team.Id;
        AccountId = accountId;
        Name = name;
        Role = role;
        JoinedAt = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>The team.</summary>
    public Team Team { get; private set; } = null!;

    /// <summary>The account that signs in as this member.</summary>
    public string AccountId { get; private set; }

    /// <summary>The name that stands under this member's work in this team. It starts as the account's own name and may
    /// differ from it: people who are harassed for their checks sign with another.</summary>
    public string Name { get; private set; }

    /// <summary>What the member may do.</summary>
    public Role Role { get; internal set; }

    /// <summary>When the member joined.</summary>
    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When the member left or was removed; history keeps the name.</summary>
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>How the member wants to be told of things.</summary>
    public NotificationChoices Choices { get; private set; } = new();

    /// <summary>Sets how the member wants to be told of things.</summary>
    public void Choose(NotificationChoices choices) => Choices = choices;

    /// <summary>Whether the member is in the team now.</summary>
    public bool IsActive => RemovedAt is null;

    internal void Return(string name, Role role, DateTimeOffset now)
    {
        Name = name;
        Role = role;
        JoinedAt = now;
        RemovedAt = null;
    }
}
