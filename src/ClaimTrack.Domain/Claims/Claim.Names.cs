namespace ClaimTrack.Domain;

// A published check is found by the names that its topic and claimant have now.
public sealed partial class Claim
{
    /// <summary>Its topic has another name: a published check that stands under the old one is found under the new.</summary>
    /// <param name="before">The name that the topic had.</param>
    /// <remarks>Needs the claim with its topic, its check and the check's versions. A correction under way may have sorted the
    /// claim elsewhere; readers see that when it comes out.</remarks>
    public void FollowTopic(string before)
    {
        if (Check is { } check && check.TopicName == before) check.Regroup(Topic?.Name, null);
    }

    /// <summary>The same for its claimant.</summary>
    public void FollowClaimant(string before)
    {
        if (Check is { } check && check.ClaimantName == before) check.Regroup(null, Claimant?.Name);
    }
}
