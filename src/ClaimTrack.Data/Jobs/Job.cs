using ClaimTrack.Domain;

namespace ClaimTrack.Data;

/// <summary>How far a job has come.</summary>
public enum JobState
{
    /// <summary>Nobody has begun.</summary>
    Waiting,
    /// <summary>An instance is at it.</summary>
    Running,
    /// <summary>Everything was tried.</summary>
    Done,
    /// <summary>Somebody ended it before its time. What was done stays done.</summary>
    Stopped,
}

/// <summary>Long work that somebody asked for: it goes on when they leave the page, and on another instance when this one
/// dies. It is done step by step, and every step is saved with how far it came.</summary>
public sealed class Job
{
    /// <summary>Longest kind.</summary>
    public const int KindMax = 40;

    /// <summary>Longest title.</summary>
    public const int TitleMax = 200;

    /// <summary>The most failures that are told one by one.</summary>
    public const int FailuresMax = 50;

    /// <summary>Its identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The team's identity.</summary>
    public required int TeamId { get; init; }

    /// <summary>The identity of whoever asked for it, in whose name it is done.</summary>
    public required int ById { get; init; }

    /// <summary>Who asked for it.</summary>
    public Member By { get; private set; } = null!;

    /// <summary>What kind of work it is: which class does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it does, in words: "Assign 134 claims to Ana".</summary>
    public required string Title { get; init; }

    /// <summary>What is to be done, as JSON that only its kind reads.</summary>
    public required string Work { get; set; }

    /// <summary>How many steps there are.</summary>
    public required int Total { get; init; }

    /// <summary>How many were tried.</summary>
    public int Done { get; set; }

    /// <summary>How many of those failed.</summary>
    public int Failed { get; set; }

    /// <summary>Why, for the first of them: one line each.</summary>
    public IReadOnlyList<string> Failures { get; set; } = [];

    /// <summary>How far it has come.</summary>
    public JobState State { get; set; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Until when the instance that runs it holds it, unless it says so again.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>Goes up with every step: of two instances that run it, one fails to save.</summary>
    public int Version { get; set; }
}
