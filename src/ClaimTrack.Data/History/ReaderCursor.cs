namespace ClaimTrack.Data;

/// <summary>Where a reader of the history stands that must lose nothing, whichever instance it runs on. One instance holds it
/// at a time; when that dies, another takes over where it stopped.</summary>
public sealed class ReaderCursor
{
    /// <summary>Longest name.</summary>
    public const int NameMax = 40;

    /// <summary>The reader.</summary>
    public required string Name { get; init; }

    /// <summary>The last event that it read.</summary>
    public long Position { get; set; }

    /// <summary>The numbers that it stepped over and still looks for.</summary>
    public IReadOnlyList<HistoryGap> Gaps { get; set; } = [];

    /// <summary>The instance that reads now.</summary>
    public Guid? HolderId { get; set; }

    /// <summary>Until when, unless it says so again.</summary>
    public DateTimeOffset HeldUntil { get; set; }

    /// <summary>Goes up with every step: of two instances that believe to hold it, one fails to save.</summary>
    public int Version { get; set; }
}

/// <summary>Numbers in the history that were not there when they were stepped over.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Seen">When they were stepped over.</param>
public sealed record HistoryGap(long From, long To, DateTimeOffset Seen);
