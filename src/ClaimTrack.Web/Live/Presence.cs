using ClaimTrack.Domain;

namespace ClaimTrack.Web.Live;

/// <summary>A sign of life: one tab of one person looks at a claim. It is passed on and kept nowhere; who hears nothing of a
/// tab for <see cref="Silence"/> takes it for closed. So nothing has to be tidied up when an instance dies, and every instance
/// knows as much as any other.</summary>
/// <param name="Topic">The claim's topic.</param>
/// <param name="Tab">The tab. Several tabs of one person are one person.</param>
/// <param name="MemberId">The person.</param>
/// <param name="Name">Their name in the team.</param>
/// <param name="Initials">What stands in their avatar.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Doing">The field that they write in; empty while they read.</param>
public sealed record Presence(string Topic, string Tab, int MemberId, string Name, string Initials, string Tone, string Doing)
{
    /// <summary>How often a tab says that it is there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(8);

    /// <summary>After how long without a word it is taken for closed.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>The longest that can be said about what somebody does.</summary>
    public const int DoingMax = 40;
}

/// <summary>Whose turn it is to write in a part of a claim.</summary>
/// <param name="Topic">The claim's topic.</param>
/// <param name="Part">The part.</param>
/// <param name="HolderId">Who has the turn; null if nobody has.</param>
/// <param name="Holder">Their name.</param>
/// <param name="AskedById">Who asked for the next one.</param>
/// <param name="AskedBy">Their name.</param>
/// <param name="LeftMilliseconds">How long the turn lasts if it is not renewed.</param>
/// <param name="IdleMilliseconds">How long its holder has not typed.</param>
public sealed record TurnNews(string Topic, string Part, int? HolderId, string? Holder, int? AskedById, string? AskedBy, int LeftMilliseconds, int IdleMilliseconds)
{
    internal static TurnNews Of(LiveTopic topic, EditLease lease, DateTimeOffset now) => lease.IsHeld(now)
        ? new($"{topic}", lease.Part, lease.HolderId, lease.Holder.Name, lease.AskedById, lease.AskedBy?.Name,
            (int)(EditLease.Life - (now - lease.RenewedAt)).TotalMilliseconds, (int)(now - lease.ActiveAt).TotalMilliseconds)
        : Nobody(topic, lease.Part);

    internal static TurnNews Nobody(LiveTopic topic, string part) => new($"{topic}", part, null, null, null, null, 0, 0);
}
