using System.Globalization;

namespace ClaimTrack.Domain;

// Taking a claim up, laying it aside, and joining two that say the same.
public sealed partial class Claim
{
    /// <summary>Longest note or reason, in UTF-16 units.</summary>
    public const int ReasonMax = 1000;

    /// <summary>Why it was declined.</summary>
    public DeclineReason? DeclinedFor { get; private set; }

    /// <summary>The day on which a parked claim wakes.</summary>
    public DateOnly? WakesOn { get; private set; }

    /// <summary>Where a parked, declined or merged claim was before.</summary>
    public ClaimStatus? StatusBefore { get; private set; }

    /// <summary>The identity of the claim that this one was merged into.</summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>The claim that this one was merged into.</summary>
    public Claim? MergedInto { get; private set; }

    /// <summary>The appearances that a merge took along, so that it can be undone.</summary>
    public IReadOnlyList<int> MovedAppearanceIds { get; private set; } = [];

    /// <summary>Takes the claim up.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void Accept(Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Accept, by);
        MoveTo(ClaimStatus.Researching, now);
        AppendChecklist(by, now);
        Record(EventKind.ClaimAccepted, by, now);
    }

    /// <summary>Decides not to check it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="note">More words; needed when the reason is <see cref="DeclineReason.Other"/>.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="RefusedException">The workflow refuses, or no reason is given.</exception>
    public void Decline(DeclineReason? reason, string? note, Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.Decline, by, now).ThrowIfAny();
        if (reason is null || (reason == DeclineReason.Other && string.IsNullOrWhiteSpace(note)))
            throw new RefusedException(Rule.ReasonMissing, "Say why the claim is declined.");
        DeclinedFor = reason;
        StatusBefore = Status;
        MoveTo(ClaimStatus.Declined, now);
        Record(EventKind.ClaimDeclined, by, now, note, new FieldChange("Reason", null, $"{reason}"));
    }

    /// <summary>Opens a declined claim again, or takes an approved verdict back to research.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void Reopen(string? note, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Reopen, by);
        MoveTo(Status == ClaimStatus.Approved ? ClaimStatus.Researching : ClaimStatus.Open, now);
        DeclinedFor = null;
        StatusBefore = null;
        ClearSchedule();
        Record(EventKind.ClaimReopened, by, now, note);
    }

    /// <summary>Lays the claim aside until a day.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the day does not lie ahead.</exception>
    public void Park(DateOnly? until, string? note, Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.Park, by, now).ThrowIfAny();
        if (until is not { } day || day <= DateOnly.FromDateTime(now.UtcDateTime))
            throw new RefusedException(Rule.WakeDateMissing, "Choose a day ahead on which the claim wakes.");
        StatusBefore = Status;
        WakesOn = day;
        MoveTo(ClaimStatus.Parked, now);
        Record(EventKind.ClaimParked, by, now, day.ToString("O", CultureInfo.InvariantCulture), note is null ? [] : [new FieldChange("Note", null, note)]);
    }

    /// <summary>Takes a parked claim up where it was.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void Resume(Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Resume, by);
        GoBack(now);
        WakesOn = null;
        Record(EventKind.ClaimResumed, by, now);
    }

    /// <summary>A parked claim's day has come: it is where it was. The history says so in the name of whoever parked it.</summary>
    /// <param name="parkedBy">Who parked it.</param>
    /// <param name="now">The instant.</param>
    public void Wake(Member parkedBy, DateTimeOffset now)
    {
        if (Status != ClaimStatus.Parked || WakesOn > DateOnly.FromDateTime(now.UtcDateTime)) return;
        GoBack(now);
        WakesOn = null;
        Record(EventKind.ClaimWoke, parkedBy, now);
    }

    /// <summary>Merges this claim into another that says the same; its appearances move there.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the target is of another team, this claim, or merged itself.</exception>
    public void MergeInto(Claim target, Member by, DateTimeOffset now)
    {
        WhyNot(ClaimAction.Merge, by, now).ThrowIfAny();
        if (target.TeamId != TeamId) throw new RefusedException(Rule.OtherTeam, "Claims merge only within their team.");
        if (ReferenceEquals(target, this)) throw new RefusedException(Rule.SameClaim, "A claim cannot merge into itself. Choose another.");
        if (target.Status == ClaimStatus.Merged)
            throw new RefusedException(Rule.TargetMerged, $"Claim {target.Id} was merged itself. Choose the claim it went into.");
        target.DemandNotAboutToGoOut();
        // A parked claim keeps where it was before parking; its wake date tells that it was parked.
        if (Status != ClaimStatus.Parked) StatusBefore = Status;
        MergedInto = target;
        MovedAppearanceIds = [.. _appearances.Select(a => a.Id)];
        MoveAppearances(this, target, _appearances);
        MoveTo(ClaimStatus.Merged, now);
        Record(EventKind.ClaimMerged, by, now, $"claim {target.Id}");
        target.Record(EventKind.MergeReceived, by, now, $"claim {Id}");
    }

    /// <summary>Undoes the merge: the claim is where it was, and takes back what the target still has of it.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void UndoMerge(Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.UndoMerge, by);
        var target = MergedInto!;
        for (var holder = target; holder is not null; holder = holder.MergedInto)
            if (holder._appearances.Any(a => MovedAppearanceIds.Contains(a.Id))) holder.DemandNotAboutToGoOut();
        // The target may have been merged itself since, and have taken along what came from here.
        for (var holder = target; holder is not null; holder = holder.MergedInto)
        {
            var moved = holder._appearances.RemoveAll(a => MovedAppearanceIds.Contains(a.Id) && Take(a)) > 0;
            if (moved && holder != target) holder.Record(EventKind.MergeGivenBack, by, now, $"claim {Id}");
        }
        if (WakesOn is null) GoBack(now);
        else MoveTo(ClaimStatus.Parked, now);
        MergedInto = null;
        MergedIntoId = null;
        MovedAppearanceIds = [];
        Record(EventKind.MergeUndone, by, now, $"claim {target.Id}");
        target.Record(EventKind.MergeGivenBack, by, now, $"claim {Id}");
    }

    // Where an approved claim is said goes out with it, and nobody would have voted on the change.
    void DemandNotAboutToGoOut()
    {
        if (Status == ClaimStatus.Approved)
            throw new RefusedException(Rule.WrongStatus, $"Claim {Id} is approved as it stands. Publish it first, or take it back to research.");
    }

    bool Take(Appearance appearance)
    {
        _appearances.Add(appearance);
        return true;
    }

    static void MoveAppearances(Claim from, Claim to, IEnumerable<Appearance> which)
    {
        foreach (var appearance in which.ToList())
        {
            from._appearances.Remove(appearance);
            to._appearances.Add(appearance);
        }
    }

    void GoBack(DateTimeOffset now)
    {
        MoveTo(StatusBefore!.Value, now);
        StatusBefore = null;
    }
}
