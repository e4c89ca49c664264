namespace ClaimTrack.Domain;

/// <summary>Something that two people may change at once. The version goes up by one with every saved change; whoever
/// saves on top of an older version is told so and overwrites nothing.</summary>
public interface IVersioned
{
    /// <summary>How many times it was saved, counted from 1.</summary>
    int Version { get; }

    /// <summary>What happened to it in this unit of work.</summary>
    IReadOnlyList<HistoryEvent> Events { get; }
}
