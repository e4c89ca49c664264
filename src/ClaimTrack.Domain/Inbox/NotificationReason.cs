namespace ClaimTrack.Domain;

/// <summary>Why somebody is told of something, the most pressing first: where several hold, the first counts.</summary>
public enum NotificationReason
{
    /// <summary>Somebody mentioned them in a comment.</summary>
    Mentioned,
    /// <summary>They were made the owner of a claim, or got a task.</summary>
    Assigned,
    /// <summary>A verdict waits for their vote.</summary>
    ReviewAsked,
    /// <summary>A reader reports an error in a published check.</summary>
    ErrorReported,
    /// <summary>Changes were asked for in a verdict that they wrote a part of or in a claim that they own.</summary>
    ChangesAsked,
    /// <summary>A verdict that they wrote a part of, or the claim that they own, was approved.</summary>
    Approved,
    /// <summary>A check that they wrote, own or voted on was published, corrected or retracted.</summary>
    Published,
    /// <summary>Somebody answered in a thread that they take part in, or settled it.</summary>
    Answered,
    /// <summary>Something of theirs waits: nothing has happened for days, or its day is past.</summary>
    Reminded,
    /// <summary>Something happened to a claim that they watch or own.</summary>
    Watched,
}

/// <summary>Ways to be told.</summary>
[Flags]
public enum Channels
{
    /// <summary>Not at all.</summary>
    None = 0,
    /// <summary>In the inbox.</summary>
    Inbox = 1,
    /// <summary>By a letter at once.</summary>
    EmailAtOnce = 2,
    /// <summary>In a letter each morning.</summary>
    DailyDigest = 4,
}

/// <summary>How a member wants to be told, for each reason.</summary>
public sealed record NotificationChoices
{
    /// <summary>What holds where the member has chosen nothing: pressing things by letter at once, the rest in the inbox.</summary>
    public static Channels Default(NotificationReason reason) => reason switch
    {
        NotificationReason.Mentioned or NotificationReason.Assigned or NotificationReason.ReviewAsked or NotificationReason.ChangesAsked => Channels.Inbox | Channels.EmailAtOnce,
        _ => Channels.Inbox,
    };

    /// <summary>What was chosen, for the reasons for which something was.</summary>
    public IReadOnlyDictionary<NotificationReason, Channels> Chosen { get; init; } = new Dictionary<NotificationReason, Channels>();

    /// <summary>The channels for a reason.</summary>
    public Channels For(NotificationReason reason) => Chosen.TryGetValue(reason, out var channels) ? channels : Default(reason);

    /// <summary>The same choices with another one for <paramref name="reason"/>.</summary>
    public NotificationChoices With(NotificationReason reason, Channels channels) =>
        new() { Chosen = new Dictionary<NotificationReason, Channels>(Chosen) { [reason] = channels } };
}
