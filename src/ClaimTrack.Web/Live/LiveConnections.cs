using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ClaimTrack.Web.Live;

/// <summary>The open connections of this instance: whose they are and what they follow.</summary>
public sealed class LiveConnections
{
    /// <summary>The most topics that one connection may follow.</summary>
    public const int TopicsMax = 40;

    sealed record Entry(string? AccountId, HubCallerContext Context, ConcurrentDictionary<LiveTopic, byte> Topics);

    readonly ConcurrentDictionary<string, Entry> _open = new();
    readonly ConcurrentDictionary<LiveTopic, long> _last = new();

    internal void Add(HubCallerContext context, string? accountId) => _open[context.ConnectionId] = new(accountId, context, new());

    internal void Remove(string connectionId) => _open.TryRemove(connectionId, out _);

    internal bool Follow(string connectionId, LiveTopic topic) =>
        _open.TryGetValue(connectionId, out var entry) && (entry.Topics.ContainsKey(topic) || entry.Topics.Count < TopicsMax) && (entry.Topics[topic] = 1) == 1;

    internal void Leave(string connectionId, LiveTopic topic)
    {
        if (_open.TryGetValue(connectionId, out var entry)) entry.Topics.TryRemove(topic, out _);
    }

    /// <summary>The connections that follow something in a team, with whose they are.</summary>
    internal IReadOnlyList<(string ConnectionId, string? AccountId, LiveTopic Topic)> Following(string team) =>
        [.. from entry in _open from topic in entry.Value.Topics.Keys where topic.Team == team select (entry.Key, entry.Value.AccountId, topic)];

    /// <summary>Ends every connection of an account, as when it signs out or its password changes. Browsers that are still
    /// signed in come back by themselves.</summary>
    public void End(string accountId)
    {
        foreach (var entry in _open.Values.Where(e => e.AccountId == accountId)) entry.Context.Abort();
    }

    /// <summary>The last number sent on a topic, if this instance knows.</summary>
    internal long? LastOn(LiveTopic topic) => _last.TryGetValue(topic, out var seq) ? seq : null;

    /// <summary>Notes the number of a hint about to be sent and returns the one before it.</summary>
    internal long Next(LiveTopic topic, long seq)
    {
        var before = _last.GetValueOrDefault(topic);
        _last[topic] = Math.Max(before, seq);
        return before;
    }

    internal long Start(LiveTopic topic, long seq) => _last.AddOrUpdate(topic, seq, (_, known) => Math.Max(known, seq));
}
