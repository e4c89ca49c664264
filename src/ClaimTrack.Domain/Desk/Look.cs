namespace ClaimTrack.Domain;

/// <summary>When a member looked at a claim, so that the desk can say what has changed since. Opening a page again and again
/// within half an hour is one look.</summary>
public sealed class Look
{
    /// <summary>How long one look lasts.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    Look() { }

    /// <summary>Looks for the first time.</summary>
    public Look(int claimId, int memberId, DateTimeOffset now)
    {
        ClaimId = claimId;
        MemberId = memberId;
        At = now;
    }

    /// <summary>The claim's identity.</summary>
    public int ClaimId { get; private set; }

    /// <summary>The member's identity.</summary>
    public int MemberId { get; private set; }

    /// <summary>When they last opened the claim.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When the look before this one ended; null on the first.</summary>
    public DateTimeOffset? Before { get; private set; }

    /// <summary>Looks again.</summary>
    /// <returns>Whether there is something to save.</returns>
    public bool Again(DateTimeOffset now)
    {
        if (now - At < TimeSpan.FromMinutes(1)) return false;
        if (now - At >= Length) Before = At;
        At = now;
        return true;
    }

    /// <summary>Marks everything up to now as seen.</summary>
    public void SeenAll(DateTimeOffset now) => Before = At = now;
}
