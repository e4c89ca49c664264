using ClaimTrack.Domain;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>The words for why somebody is told.</summary>
public static class InboxWords
{
    /// <summary>In one word or two.</summary>
    public static string Say(NotificationReason reason) => reason switch
    {
        NotificationReason.Mentioned => "Mention",
        NotificationReason.Assigned => "Given to you",
        NotificationReason.ReviewAsked => "Your vote",
        NotificationReason.ErrorReported => "Error reported",
        NotificationReason.ChangesAsked => "Changes asked",
        NotificationReason.Approved => "Approval",
        NotificationReason.Published => "Published",
        NotificationReason.Answered => "Answer",
        NotificationReason.Reminded => "Reminder",
        NotificationReason.Watched => "Watching",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>In a sentence.</summary>
    public static string Why(NotificationReason reason) => reason switch
    {
        NotificationReason.Mentioned => "You were mentioned.",
        NotificationReason.Assigned => "It was given to you.",
        NotificationReason.ReviewAsked => "It waits for your vote.",
        NotificationReason.ErrorReported => "You can correct the check, or look after its claim.",
        NotificationReason.ChangesAsked => "You wrote a part of it, or look after it.",
        NotificationReason.Approved => "You wrote a part of it, or look after it.",
        NotificationReason.Published => "You wrote a part of it, voted on it, or look after it.",
        NotificationReason.Answered => "You take part in the conversation.",
        NotificationReason.Reminded => "You look after it.",
        NotificationReason.Watched => "You watch it, or look after it.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The sign before it.</summary>
    public static string Icon(NotificationReason reason) => reason switch
    {
        NotificationReason.Mentioned or NotificationReason.Answered => "i-chat",
        NotificationReason.Assigned => "i-person",
        NotificationReason.ReviewAsked => "i-review",
        NotificationReason.ErrorReported => "i-warn",
        NotificationReason.ChangesAsked => "i-pen",
        NotificationReason.Approved => "i-check",
        NotificationReason.Published => "i-news",
        NotificationReason.Reminded => "i-clock",
        _ => "i-eye",
    };
}
