using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;

namespace ClaimTrack.Web.Live;

/// <summary>How much one person or address may ask of the hub, from the section <c>Limits</c>.</summary>
public sealed class LiveLimits
{
    /// <summary>Open connections of one account. Every tab is one, and a desk day has many.</summary>
    public int ConnectionsPerAccount { get; init; } = 50;

    /// <summary>Open connections of one address that is not signed in: a school, a whole newsroom.</summary>
    public int ConnectionsPerAddress { get; init; } = 500;

    /// <summary>Calls that one connection may make at once.</summary>
    public int CallsAtOnce { get; init; } = 100;

    /// <summary>Calls that it may make each second after that.</summary>
    public int CallsPerSecond { get; init; } = 20;

    // Filled up when it is asked and not by a timer, which each connection would have.
    internal TokenBucketRateLimiter Calls() => new(new()
    {
        TokenLimit = CallsAtOnce,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / CallsPerSecond),
        AutoReplenishment = false,
        QueueLimit = 0,
    });
}

/// <summary>Refuses calls of a connection that makes too many, before they reach the database.</summary>
sealed class CallLimit(LiveConnections connections) : IHubFilter
{
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next) =>
        connections.MayCall(call.Context.ConnectionId) ? next(call) : throw new HubException("Too many calls at once. Wait a moment.");
}

/// <summary>Lets a call end quietly whose page is gone: nobody waits for the answer.</summary>
sealed class GonePages : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(call);
        }
        catch (OperationCanceledException) when (call.Context.ConnectionAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
