namespace ClaimTrack.Domain;

/// <summary>One entry of the append-only history: who did what, when. It is written in the same transaction as the change
/// itself; live hints, pages and every later reader start from it.</summary>
public sealed class HistoryEvent
{
    /// <summary>Longest note kept with an event, in UTF-16 units; longer ones are cut with an ellipsis.</summary>
    public const int NoteMax = 2000;

    const string AReader = "A reader";
    const string TheSite = "The site’s operator";

    HistoryEvent() { Changes = []; }

    internal HistoryEvent(int teamId, EventKind kind, Member? by, DateTimeOffset now, string? note, IReadOnlyList<FieldChange> changes)
    {
        TeamId = teamId;
        Kind = kind;
        By = by;
        At = now;
        Note = note is null ? null : Cut.WithEllipsis(note, NoteMax);
        Changes = changes;
    }

    /// <summary>Place in the log. Readers keep it as their cursor. Gaps happen: a transaction that failed leaves one.</summary>
    public long Id { get; private set; }

    /// <summary>The team it happened in.</summary>
    public int TeamId { get; private set; }

    /// <summary>The claim it happened to, if any.</summary>
    public int? ClaimId { get; internal set; }

    /// <summary>The thread it happened in, if any.</summary>
    public int? ThreadId { get; private set; }

    /// <summary>The comment's identity.</summary>
    public int? CommentId { get; private set; }

    /// <summary>The comment it is about, if any.</summary>
    public Comment? Comment { get; internal set; }

    /// <summary>The members who are spoken to by it, by their identity.</summary>
    public IReadOnlyList<int> Mentioned { get; internal set; } = [];

    /// <summary>The article it happened to, if any.</summary>
    public int? ArticleId { get; internal set; }

    /// <summary>The tip it happened to, if any.</summary>
    public int? TipId { get; private set; }

    /// <summary>What happened.</summary>
    public EventKind Kind { get; private set; }

    /// <summary>The member who did it; null where a reader or the site's operator did.</summary>
    public int? ById { get; private set; }

    /// <summary>The member who did it; null where a reader or the site's operator did.</summary>
    public Member? By { get; private set; }

    /// <summary>The name of whoever did it.</summary>
    public string Who => NameOf(Kind, By?.Name);

    /// <summary>What whoever did it is called.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="member">The member's name; null if it was none.</param>
    public static string NameOf(EventKind kind, string? member) => member ?? (kind is EventKind.CheckWithdrawn or EventKind.CheckRestored ? TheSite : AReader);

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>What was said with it, such as a reason; null if nothing.</summary>
    public string? Note { get; private set; }

    /// <summary>The fields that changed, with before and after.</summary>
    public IReadOnlyList<FieldChange> Changes { get; private set; }

    /// <summary>The version that the claim or article has by this change.</summary>
    public int EntityVersion { get; internal set; }

    /// <summary>The request that caused it, so that the browser which sent it can skip its own echo.</summary>
    public string? RequestId { get; set; }
}
