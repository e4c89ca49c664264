namespace ClaimTrack.Domain;

/// <summary>One line of somebody's inbox. It says why they are told and of which event; what the event says is read from the
/// history.</summary>
public sealed class Notification
{
    /// <summary>The longest that a line can be put off.</summary>
    public static readonly TimeSpan LongestSnooze = TimeSpan.FromDays(365);

    Notification() { }

    /// <summary>Tells a member of an event.</summary>
    /// <param name="memberId">Whom.</param>
    /// <param name="e">Of what.</param>
    /// <param name="reason">Why.</param>
    public Notification(int memberId, HistoryEvent e, NotificationReason reason)
    {
        MemberId = memberId;
        EventId = e.Id;
        ClaimId = e.ClaimId;
        Reason = reason;
        At = e.At;
    }

    /// <summary>Identity in the database.</summary>
    public long Id { get; private set; }

    /// <summary>The member's identity.</summary>
    public int MemberId { get; private set; }

    /// <summary>The event's place in the history. Nobody is told of one event twice.</summary>
    public long EventId { get; private set; }

    /// <summary>The event.</summary>
    public HistoryEvent Event { get; private set; } = null!;

    /// <summary>The claim it is about, if any.</summary>
    public int? ClaimId { get; private set; }

    /// <summary>Why.</summary>
    public NotificationReason Reason { get; private set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was read first; null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it was marked as done; null while it is to be dealt with.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it comes back, if it was put off.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>Whether it is in the inbox now.</summary>
    public bool IsWaiting(DateTimeOffset now) => DoneAt is null && !(SnoozedUntil > now);

    /// <summary>Notes that it was read.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;

    /// <summary>Makes it unread, and to be dealt with again.</summary>
    public void Unread() => ReadAt = DoneAt = SnoozedUntil = null;

    /// <summary>Takes it out of the inbox.</summary>
    public void Done(DateTimeOffset now)
    {
        Read(now);
        DoneAt ??= now;
        SnoozedUntil = null;
    }

    /// <summary>Takes it out of the inbox until an instant.</summary>
    /// <exception cref="RefusedException">The instant is past, or too far away.</exception>
    public void Snooze(DateTimeOffset until, DateTimeOffset now)
    {
        if (until <= now || until > now + LongestSnooze) throw new RefusedException(Rule.TimeInThePast, "Choose a time within the next year.");
        Read(now);
        DoneAt = null;
        SnoozedUntil = until;
    }
}
