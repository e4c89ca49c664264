namespace ClaimTrack.Data;

/// <summary>A form that was carried out. It is written in the same transaction as the form's effect, so that a double click
/// or a repeated request does nothing twice.</summary>
public sealed class Submission
{
    /// <summary>The longest <see cref="Path"/>.</summary>
    public const int PathMax = 400;

    /// <summary>The account that sent it.</summary>
    public required string AccountId { get; init; }

    /// <summary>Made of the key that the form carried and of what was written in it.</summary>
    public required Guid Key { get; init; }

    /// <summary>The address to which the form led, and to which its repetitions lead.</summary>
    public required string Path { get; set; }

    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
