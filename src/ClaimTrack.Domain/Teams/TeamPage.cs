namespace ClaimTrack.Domain;

/// <summary>What a team tells readers of itself.</summary>
public enum PageKind
{
    /// <summary>How it works.</summary>
    Method,
    /// <summary>Who it is.</summary>
    Team,
    /// <summary>What its ratings mean.</summary>
    Ratings,
    /// <summary>Who pays for it.</summary>
    Funding,
}

/// <summary>One version of a page on which a team tells readers of itself. It never changes; the newest is the page.</summary>
public sealed class TeamPage
{
    /// <summary>Longest text.</summary>
    public const int TextMax = 40_000;

    TeamPage() { Text = ""; By = null!; }

    internal TeamPage(PageKind kind, int number, string text, Member by, DateTimeOffset now)
    {
        Kind = kind;
        Number = number;
        Text = text;
        By = by;
        At = now;
    }

    /// <summary>Identity in the database.</summary>
    public int Id { get; private set; }

    /// <summary>The team's identity.</summary>
    public int TeamId { get; private set; }

    /// <summary>Which page it is.</summary>
    public PageKind Kind { get; private set; }

    /// <summary>Counted from 1 for each kind.</summary>
    public int Number { get; private set; }

    /// <summary>What it says, in Markdown.</summary>
    public string Text { get; private set; }

    /// <summary>The member's identity.</summary>
    public int ById { get; private set; }

    /// <summary>Who published it.</summary>
    public Member By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
