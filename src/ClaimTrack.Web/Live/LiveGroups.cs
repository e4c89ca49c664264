using ClaimTrack.Web.Platform;

namespace ClaimTrack.Web.Live;

/// <summary>The groups in which a topic's followers are. Presence and turns go to all of them, on every instance. Hints do not
/// travel: every instance reads the history and tells its own.</summary>
/// <param name="several">Whether there are several instances.</param>
public sealed class LiveGroups(SeveralInstances several)
{
    readonly string _instance = several.Are ? $"{Guid.NewGuid():N}/" : "";

    /// <summary>The followers on this instance.</summary>
    internal string OfThisInstance(LiveTopic topic) => $"{_instance}{topic}";

    /// <summary>The followers on all instances.</summary>
    internal static string OfAll(LiveTopic topic) => $"{topic}";

    /// <summary>Every group that a follower is in.</summary>
    internal IEnumerable<string> Of(LiveTopic topic) => _instance.Length == 0 ? [OfAll(topic)] : [OfAll(topic), OfThisInstance(topic)];
}
