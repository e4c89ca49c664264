namespace ClaimTrack.Domain;

// What readers have to do with it.
public sealed partial class Claim
{
    /// <summary>Has in its history what became of a reader's tip. The claim itself is not changed by it.</summary>
    internal void Hear(HistoryEvent e) => _events.Add(e);
}
