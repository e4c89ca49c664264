using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using StackExchange.Redis;

namespace ClaimTrack.Web.Live;

static class LiveSetup
{
    public static void AddLive(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HistoryBell>();
        builder.Services.AddSingleton<HistoryMarks>();
        builder.Services.Configure<LiveLimits>(builder.Configuration.GetSection("Limits"));
        builder.Services.AddSingleton<LiveConnections>();
        builder.Services.AddSingleton<LiveGroups>();
        builder.Services.AddSingleton<CallLimit>();
        builder.Services.AddSingleton<GonePages>();
        builder.Services.AddHostedService<Broadcaster>();
        var several = SeveralInstances.From(builder.Configuration);
        builder.Services.AddSingleton(several);
        var signalR = builder.Services.AddSignalR(hub =>
        {
            hub.AddFilter<GonePages>();
            hub.AddFilter<CallLimit>();
            hub.MaximumReceiveMessageSize = 32 * 1024;
            hub.MaximumParallelInvocationsPerClient = 1;
            hub.EnableDetailedErrors = false;
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(25);
        });
        if (!several.Are) return;
        signalR.AddStackExchangeRedis(backplane =>
        {
            backplane.Configuration.ChannelPrefix = RedisChannel.Literal("claimtrack");
            backplane.ConnectionFactory = async _ => await several.Redis;
        });
        builder.Services.AddHostedService<BellOverRedis>();
    }

    public static void MapLive(this WebApplication app) => app.MapHub<LiveHub>("/live", hub =>
    {
        hub.CloseOnAuthenticationExpiration = true;
        // A slow reader is dropped rather than buffered without end.
        hub.ApplicationMaxBufferSize = 64 * 1024;
        hub.TransportMaxBufferSize = 64 * 1024;
    }).WithMetadata(new AllowAnonymousAttribute(), new OwnOriginOnly());
}

/// <summary>Marks the hub's endpoint: browsers of other sites may not connect. Cross-origin rules of browsers do not cover
/// WebSockets, so the server looks itself.</summary>
sealed class OwnOriginOnly
{
    /// <summary>Refuses a marked endpoint to another site's page.</summary>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<OwnOriginOnly>() is null
            || context.Request.Headers.Origin.FirstOrDefault() is not { } origin
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == context.Request.Host.Value))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
