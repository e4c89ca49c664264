namespace ClaimTrack.Data;

/// <summary>A form that was carried out. It is written in the same transaction as the form's effect, so that a double click
/// or a repeated request does nothing twice.</summary>
public sealed class Submission
{
    /// <summary>The account that sent it.</summary>
    public required string AccountId { get; init; }

    /// <summary>The key that the form carried.</summary>
    public required Guid Key { get; init; }

    /// <summary>The path it was sent to.</summary>
    public required string Path { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
