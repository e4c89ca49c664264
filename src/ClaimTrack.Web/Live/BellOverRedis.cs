using ClaimTrack.Web.Platform;
using StackExchange.Redis;

namespace ClaimTrack.Web.Live;

/// <summary>Carries the bell to the other instances, so that they look into the history at once. A ring that is lost costs
/// half a second: they also look by themselves.</summary>
sealed class BellOverRedis(SeveralInstances several, HistoryBell bell, ILogger<BellOverRedis> log) : BackgroundService
{
    static readonly RedisChannel Channel = RedisChannel.Literal("claimtrack:history");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var redis = await several.Redis;
            redis.ConnectionFailed += (_, e) => log.LogWarning("Redis is away ({Why}); what other instances change is seen a little later, and who is there on them is not", e.FailureType);
            redis.ConnectionRestored += (_, _) => log.LogInformation("Redis is back");
            var subscriber = redis.GetSubscriber();
            await subscriber.SubscribeAsync(Channel, (_, _) => bell.RingHere());
            bell.Rung += () => subscriber.Publish(Channel, RedisValue.EmptyString, CommandFlags.FireAndForget);
        }
        catch (RedisException e)
        {
            log.LogError(e, "Redis cannot be listened to; what other instances change is seen a little later");
        }
    }
}
