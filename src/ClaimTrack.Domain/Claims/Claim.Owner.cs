namespace ClaimTrack.Domain;

// Whose claim it is, until when it is to be checked, and when its owner is reminded of it.
public sealed partial class Claim
{
    /// <summary>Gives the claim an owner, or none.</summary>
    /// <exception cref="RefusedException">The workflow refuses, or the owner is not an active member of the team who may work
    /// on claims.</exception>
    public void Assign(Member? owner, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Assign, by);
        if (owner is not null) DemandWorker(owner, Permission.KeepClaims);
        if (owner?.Id == OwnerId) return;
        Record(EventKind.OwnerChanged, by, now, owner?.Name, new FieldChange("Owner", Owner?.Name, owner?.Name));
        Owner = owner;
        OwnerId = owner?.Id;
        if (owner is not null) _events[^1].Mentioned = [owner.Id];
    }

    /// <summary>Sets the day until which the claim is to be checked, or none.</summary>
    /// <exception cref="RefusedException">The workflow refuses.</exception>
    public void SetDue(DateOnly? dueOn, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.Assign, by);
        if (dueOn == DueOn) return;
        Record(EventKind.DueChanged, by, now, $"{dueOn:yyyy-MM-dd}", new FieldChange("DueOn", DueOn is null ? null : $"{DueOn:yyyy-MM-dd}", dueOn is null ? null : $"{dueOn:yyyy-MM-dd}"));
        DueOn = dueOn;
    }

    /// <summary>Whether its owner is to be reminded: the day is past, or nothing has changed for as long as the team's policy
    /// says. It is done once for each day set and for each spell without a change.</summary>
    public bool NeedsReminder(DateTimeOffset now) => Reminder(now) is not null;

    /// <summary>Reminds the owner, if it is time to.</summary>
    public void RemindOwner(DateTimeOffset now)
    {
        if (Reminder(now) is not { } words) return;
        var changed = ChangedAt;
        Record(EventKind.OwnerReminded, Owner!, now, words);
        _events[^1].Mentioned = [Owner!.Id];
        ChangedAt = changed;
        RemindedAt = now;
    }

    string? Reminder(DateTimeOffset now) => Owner is { IsActive: true } ? Reminder(Status, DueOn, ChangedAt, RemindedAt, Team.Policy, now) : null;

    /// <summary>Of what the owner of a claim is to be reminded, in words; null if of nothing. It needs no more of the claim than
    /// a search over all of them can bring.</summary>
    public static string? Reminder(ClaimStatus status, DateOnly? dueOn, DateTimeOffset changedAt, DateTimeOffset? remindedAt, TeamPolicy policy, DateTimeOffset now)
    {
        if (!ClaimStatuses.InHand.Contains(status)) return null;
        if (ClaimStatuses.IsLate(status, dueOn, DateOnly.FromDateTime(now.UtcDateTime)) && !(remindedAt is { } on && DateOnly.FromDateTime(on.UtcDateTime) > dueOn))
            return $"it was due on {dueOn:yyyy-MM-dd}";
        var days = policy.StaleAfterDays;
        return days > 0 && now - changedAt >= TimeSpan.FromDays(days) && !(remindedAt >= changedAt) ? $"nothing has changed for {days} days" : null;
    }
}
