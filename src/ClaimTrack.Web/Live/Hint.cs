using ClaimTrack.Domain;

namespace ClaimTrack.Web.Live;

/// <summary>What is sent when something changed: which thing, and how new it is. It carries no content; the browser fetches
/// its own view of the thing through the same door as any page.</summary>
/// <param name="Topic">The topic it is sent on.</param>
/// <param name="Seq">Its number on the topic, which only grows; 0 for one of <see cref="Nudges"/>.</param>
/// <param name="Previous">The number of the hint before it on this topic; whoever does not have that one has missed some.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it; empty where that would give a blind vote away.</param>
/// <param name="Entity">The claim or article, or the check's number.</param>
/// <param name="Version">The version that it has now; 0 while a blind round runs, in which every vote makes another one.</param>
/// <param name="RequestId">The request that caused it, for the browser that sent it.</param>
public sealed record Hint(string Topic, long Seq, long Previous, string Kind, string Actor, int? Entity, int Version, string? RequestId);

/// <summary>What the hub calls in the browser.</summary>
public interface ILiveClient
{
    /// <summary>Something changed.</summary>
    Task Changed(Hint hint);

    /// <summary>A topic may no longer be followed.</summary>
    Task Ended(string topic);

    /// <summary>Somebody is there.</summary>
    Task Here(Presence presence);

    /// <summary>A tab is there no more.</summary>
    Task Gone(string topic, string tab);

    /// <summary>Whose turn it is to write has changed, or was renewed.</summary>
    Task TurnOf(TurnNews news);
}

/// <summary>Turns events into hints: which topics care about which event.</summary>
static class Hints
{
    // How many events that commit late can be told between two that follow each other.
    const int Room = 1000;

    /// <summary>The number of an event's hints. Between it and the next event's is room for events with lower numbers whose
    /// transactions commit later: they are news all the same, to pages that were made after this one.</summary>
    public static long SeqOf(long eventId) => eventId * Room;

    /// <summary>What readers are told of.</summary>
    public static readonly IReadOnlyList<EventKind> OfSite = [EventKind.CheckPublished, EventKind.CheckCorrected, EventKind.CheckRetracted, EventKind.CheckWithdrawn, EventKind.CheckRestored];

    /// <summary>The topics of an event, given its team's slug and the articles in which its claim appears.</summary>
    public static IEnumerable<LiveTopic> TopicsOf(HistoryEvent e, string team, IEnumerable<int> articles)
    {
        yield return new("team", team, 0);
        if (e.ClaimId is { } claim)
        {
            yield return new("claim", team, claim);
            yield return new("board", team, 0);
            yield return new("queue", team, 0);
            foreach (var article in articles.Union(e.ArticleId is { } id ? [id] : Enumerable.Empty<int>())) yield return new("article", team, article);
            if (OfSite.Contains(e.Kind)) yield return LiveTopic.Site;
        }
        else if (e.ArticleId is { } article)
        {
            yield return new("article", team, article);
        }
    }

    /// <summary>What an event is called in a hint. A vote that does not end the round names nobody.</summary>
    public static (string Kind, string Actor) Describe(EventKind kind, string actor) =>
        kind == EventKind.DraftApproved ? ("VoteCast", "") : ($"{kind}", actor);
}
