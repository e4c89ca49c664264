namespace ClaimTrack.Domain;

// What was done to many claims at once is taken back at once, where nothing has happened since.
public sealed partial class Claim
{
    /// <summary>How long what was done can be taken back.</summary>
    public static readonly TimeSpan TakeBackFor = TimeSpan.FromMinutes(10);

    /// <summary>Takes one's own acceptance or refusal to check back, while it is the last that happened to the claim.</summary>
    /// <param name="deed">The event by which it was accepted or declined.</param>
    /// <param name="by">Who takes it back: whoever did it.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, somebody else did it, it is too long ago, or the claim has
    /// changed since; so it has if it was taken back already.</exception>
    public void TakeBack(HistoryEvent deed, Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.TakeBack, by, now).ThrowIfAny();
        if (!_events.Contains(deed) && deed.ClaimId != Id) throw new ArgumentException("Something that happened to this claim is taken back.", nameof(deed));
        DemandUntouched(deed.EntityVersion);
        var (done, before) = (Status, deed.Kind) switch
        {
            (ClaimStatus.Researching, EventKind.ClaimAccepted) => (ClaimAction.Accept, ClaimStatus.Open),
            (ClaimStatus.Declined, EventKind.ClaimDeclined) when StatusBefore is { } status => (ClaimAction.Decline, status),
            _ => throw new RefusedException(Rule.WrongStatus, $"There is nothing to take back while the claim is {ClaimWorkflow.Say(Status)}."),
        };
        if ((deed.By?.Id ?? deed.ById) != by.Id) throw new RefusedException(Rule.NotItsAuthor, "Only whoever did this can take it back.");
        if (now - deed.At >= TakeBackFor) throw new RefusedException(Rule.TooLate, $"It is too late to take this back: that can be done for {TakeBackFor.TotalMinutes} minutes.");
        // Who may not do it any more does not take it back either.
        ClaimWorkflow.Refuse(before, done, by).ThrowIfAny();
        DeclinedFor = null;
        StatusBefore = null;
        MoveTo(before, now);
        Record(EventKind.ClaimReopened, by, now, "taken back at once");
    }

    /// <summary>The version as everybody may know it: without the votes of a blind round that runs, each of which makes one.</summary>
    public int ShownVersion => Version - (OpenReview is { IsBlind: true } round ? round.Votes.Count : 0);

    /// <summary>Refuses to undo what somebody else has built on. A vote in a blind round is nothing that a refusal may tell of.</summary>
    /// <exception cref="RefusedException">It has another <see cref="ShownVersion"/> by now.</exception>
    public void DemandUntouched(int version)
    {
        if (ShownVersion != version) throw new RefusedException(Rule.ChangedSince, "Somebody has changed it since.");
    }
}
