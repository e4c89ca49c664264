namespace ClaimTrack.Domain;

/// <summary>That a member wants to hear of everything that happens to a claim, or of nothing but what is said to them. It is
/// theirs alone: no history is kept of it.</summary>
public sealed class Watch
{
    Watch() { }

    /// <summary>Begins to watch.</summary>
    public Watch(int claimId, int memberId, bool isMuted)
    {
        ClaimId = claimId;
        MemberId = memberId;
        IsMuted = isMuted;
    }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>The member's identity.</summary>
    public int MemberId { get; private set; }

    /// <summary>Whether they want to hear less instead of more.</summary>
    public bool IsMuted { get; private set; }

    /// <summary>Changes one's mind.</summary>
    public void Set(bool isMuted) => IsMuted = isMuted;
}
