namespace ClaimTrack.Domain;

// What was done to many claims at once is taken back at once, where nothing has happened since.
public sealed partial class Claim
{
    /// <summary>Takes back an acceptance or a refusal to check, in the name of whoever it was that accepted or declined.</summary>
    /// <param name="before">Where the claim was.</param>
    /// <param name="version">The <see cref="ShownVersion"/> that the claim got by it.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The claim has changed since, or is not where that would have brought it.</exception>
    public void TakeBack(ClaimStatus before, int version, Member by, DateTimeOffset now)
    {
        (Stranger(by) ?? (by.May(Permission.TriageClaims) ? null : new(Rule.RoleTooLow, $"Taking this back needs the role {Permissions.LeastRole(Permission.TriageClaims).Say()}; you are {by.Role.Say()}."))).ThrowIfAny();
        DemandUntouched(version);
        if ((before, Status) is not ((ClaimStatus.Open, ClaimStatus.Researching) or (ClaimStatus.Open or ClaimStatus.Researching, ClaimStatus.Declined)))
            throw new RefusedException(Rule.WrongStatus, $"There is nothing to take back while the claim is {ClaimWorkflow.Say(Status)}.");
        DeclinedFor = null;
        MoveTo(before, now);
        Record(EventKind.ClaimReopened, by, now, "taken back at once");
    }

    /// <summary>The version as everybody may know it: without the votes of a blind round that runs, each of which makes one.</summary>
    public int ShownVersion => Version - (OpenReview is { IsBlind: true } round ? round.Votes.Count : 0);

    /// <summary>Refuses to undo what somebody else has built on. A vote in a blind round is nothing that a refusal may tell of.</summary>
    /// <exception cref="RefusedException">It has another <see cref="ShownVersion"/> by now.</exception>
    public void DemandUntouched(int version)
    {
        if (ShownVersion != version) throw new RefusedException(Rule.WrongStatus, "Somebody has changed it since.");
    }
}
