using StackExchange.Redis;

namespace ClaimTrack.Web.Platform;

/// <summary>Whether several instances share one database. They need Redis, which carries what is live between them; with
/// <c>Redis:ConnectionString</c> unset there is one, and it needs nothing.</summary>
/// <param name="redis">How Redis is reached; null for one instance.</param>
public sealed class SeveralInstances(ConfigurationOptions? redis) : IAsyncDisposable
{
    readonly Lazy<Task<ConnectionMultiplexer>>? _connection = redis is null ? null : new(() => ConnectionMultiplexer.ConnectAsync(redis));

    /// <summary>Whether there are several.</summary>
    public bool Are => _connection is not null;

    /// <summary>The connection to Redis; it mends itself when Redis goes away and comes back.</summary>
    /// <exception cref="InvalidOperationException">There is one instance.</exception>
    internal Task<ConnectionMultiplexer> Redis => _connection?.Value ?? throw new InvalidOperationException("Redis:ConnectionString is not set.");

    /// <summary>Reads the settings. A Redis that does not answer at the start does not keep the site from starting.</summary>
    /// <exception cref="InvalidOperationException">The connection string cannot be read.</exception>
    internal static SeveralInstances From(IConfiguration configuration)
    {
        if (configuration["Redis:ConnectionString"] is not { Length: > 0 } text) return new(null);
        try
        {
            var redis = ConfigurationOptions.Parse(text);
            redis.AbortOnConnectFail = false;
            redis.ClientName = "ClaimTrack";
            return new(redis);
        }
        catch (ArgumentException e)
        {
            throw new InvalidOperationException($"Redis:ConnectionString cannot be read: {e.Message} It looks like this: redis.example:6379,password=…", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { IsValueCreated: true }) await (await _connection.Value).DisposeAsync();
    }
}
