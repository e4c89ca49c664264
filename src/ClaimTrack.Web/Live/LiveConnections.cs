using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Live;

/// <summary>The open connections of this instance: whose they are and what they follow.</summary>
/// <param name="limits">How many there may be, and how busy.</param>
public sealed class LiveConnections(IOptions<LiveLimits> limits)
{
    /// <summary>The most topics that one connection may follow.</summary>
    public const int TopicsMax = 40;

    sealed record Entry(string? AccountId, string Who, HubCallerContext Context, TokenBucketRateLimiter Calls)
    {
        // What others call this connection; its own name would let them speak for it.
        public string Tab { get; } = Guid.NewGuid().ToString("N")[..12];

        public ConcurrentDictionary<LiveTopic, Follower> Topics { get; } = new();

        public ConcurrentDictionary<LiveTopic, byte> ShownOn { get; } = new();
    }

    readonly ConcurrentDictionary<string, Entry> _open = new();
    readonly ConcurrentDictionary<string, int> _perPerson = new();
    readonly ConcurrentDictionary<LiveTopic, long> _last = new();

    /// <summary>Notes a connection until it is removed. False if whoever opened it has too many.</summary>
    internal bool Add(HubCallerContext context, string? accountId, string address)
    {
        var who = accountId ?? address;
        _open[context.ConnectionId] = new(accountId, who, context, limits.Value.Calls());
        return _perPerson.AddOrUpdate(who, 1, (_, open) => open + 1)
            <= (accountId is null ? limits.Value.ConnectionsPerAddress : limits.Value.ConnectionsPerAccount);
    }

    /// <summary>Forgets a connection.</summary>
    /// <returns>What others called it, and where they saw it.</returns>
    internal (string Tab, IReadOnlyCollection<LiveTopic> ShownOn) Remove(string connectionId)
    {
        if (!_open.TryRemove(connectionId, out var entry)) return ("", []);
        entry.Calls.Dispose();
        if (_perPerson.AddOrUpdate(entry.Who, 0, (_, open) => open - 1) == 0) _perPerson.TryRemove(new(entry.Who, 0));
        return (entry.Tab, [.. entry.ShownOn.Keys]);
    }

    /// <summary>Whether a connection may call once more now.</summary>
    internal bool MayCall(string connectionId)
    {
        if (!_open.TryGetValue(connectionId, out var entry)) return false;
        entry.Calls.TryReplenish();
        using var lease = entry.Calls.AttemptAcquire();
        return lease.IsAcquired;
    }

    internal bool Follow(string connectionId, LiveTopic topic, Follower who)
    {
        if (!_open.TryGetValue(connectionId, out var entry) || (!entry.Topics.ContainsKey(topic) && entry.Topics.Count >= TopicsMax)) return false;
        entry.Topics[topic] = who;
        return true;
    }

    /// <summary>Who a connection is on a topic that it follows, and what others call it; null if it does not follow it.</summary>
    internal (Follower Who, string Tab)? FollowerOn(string connectionId, LiveTopic topic) =>
        _open.TryGetValue(connectionId, out var entry) && entry.Topics.TryGetValue(topic, out var who) ? (who, entry.Tab) : null;

    /// <summary>Notes that others see a connection on a topic.</summary>
    internal void Show(string connectionId, LiveTopic topic)
    {
        if (_open.TryGetValue(connectionId, out var entry)) entry.ShownOn[topic] = 1;
    }

    /// <summary>Ends that a connection follows a topic.</summary>
    /// <returns>What others called it, if they saw it there.</returns>
    internal string? Leave(string connectionId, LiveTopic topic)
    {
        if (!_open.TryGetValue(connectionId, out var entry)) return null;
        entry.Topics.TryRemove(topic, out _);
        return entry.ShownOn.TryRemove(topic, out _) ? entry.Tab : null;
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

    /// <summary>The number of the next hint on a topic and the one before it. It is not above that if whoever follows was
    /// told already that there is something as new as this.</summary>
    internal (long Seq, long Previous) Next(LiveTopic topic, long wanted)
    {
        var before = _last.GetValueOrDefault(topic);
        return (_last[topic] = Math.Max(before, wanted), before);
    }

    /// <summary>As <see cref="Next"/>, for an event that committed after others with higher numbers, up to the newest: above
    /// what any page can know, and following on that, so that pages which know less fetch whatever they follow.</summary>
    internal (long Seq, long Previous) NextLate(LiveTopic topic, long newest)
    {
        var previous = Math.Max(_last.GetValueOrDefault(topic), newest);
        return (_last[topic] = previous + 1, previous);
    }

    internal long Start(LiveTopic topic, long seq) => _last.AddOrUpdate(topic, seq, (_, known) => Math.Max(known, seq));
}
