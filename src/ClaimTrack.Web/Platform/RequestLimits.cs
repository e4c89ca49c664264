using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;

namespace ClaimTrack.Web.Platform;

/// <summary>How often one person or address may ask, from the section <c>Limits</c>. Counts are per minute.</summary>
sealed class LimitOptions
{
    /// <summary>Forms sent by one account.</summary>
    public int WritesPerMinute { get; init; } = 120;

    /// <summary>Pages and regions read by one account or anonymous address.</summary>
    public int ReadsPerMinute { get; init; } = 1200;

    /// <summary>Attempts to sign in, register or reset from one address.</summary>
    public int SignInsPerMinute { get; init; } = 30;

    /// <summary>Articles brought in by one account.</summary>
    public int IntakePerMinute { get; init; } = 20;

    /// <summary>Searches by one account or anonymous address.</summary>
    public int SearchesPerMinute { get; init; } = 60;
}

/// <summary>The names of the stricter limits; the general ones hold everywhere.</summary>
static class Limit
{
    public const string SignIn = "sign-in";
    public const string Intake = "intake";
    public const string Search = "search";
}

static class RequestLimits
{
    /// <summary>The largest request body, in bytes; uploads of articles included.</summary>
    public const int BodyBytes = 8 * 1024 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new();
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form =>
        {
            form.ValueCountLimit = 256;
            form.ValueLengthLimit = BodyBytes;
            form.MultipartBodyLengthLimit = BodyBytes;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [])
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy.Contains('/') ? proxy : $"{proxy}/{(proxy.Contains(':') ? 128 : 32)}"));
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
                context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.GetEndpoint() is null || context.Request.Path.StartsWithSegments("/css") || context.Request.Path.StartsWithSegments("/lib")
                    || context.Request.Path.StartsWithSegments("/js") || context.Request.Path.StartsWithSegments("/icons")
                    ? RateLimitPartition.GetNoLimiter("files")
                    : HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
                        ? Window($"read:{Who(context)}", limits.ReadsPerMinute)
                        : Window($"write:{Who(context)}", limits.WritesPerMinute));
            limiter.AddPolicy(Limit.SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? Window($"sign-in:{Address(context)}", limits.SignInsPerMinute) : RateLimitPartition.GetNoLimiter("sign-in form"));
            limiter.AddPolicy(Limit.Intake, context => HttpMethods.IsPost(context.Request.Method)
                ? Window($"intake:{Who(context)}", limits.IntakePerMinute) : RateLimitPartition.GetNoLimiter("intake form"));
            limiter.AddPolicy(Limit.Search, context => Window($"search:{Who(context)}", limits.SearchesPerMinute));
        });
    }

    /// <summary>Refuses a body that is declared too large before anybody reads it: the check of the form token would report a
    /// body that it cannot read as a token that it cannot find.</summary>
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // The page that says so is made from the same request.
        if (context.Request.ContentLength is not > BodyBytes || context.Features.Get<IStatusCodeReExecuteFeature>() is not null) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    static RateLimitPartition<string> Window(string key, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0 });

    static string Who(HttpContext context) => context.User.AccountId() ?? Address(context);

    // One household or newsroom has a whole /64 of IPv6 addresses.
    internal static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } ip) return "unknown";
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        if (ip.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6) return ip.ToString();
        var prefix = ip.GetAddressBytes();
        Array.Clear(prefix, 8, 8);
        return new IPAddress(prefix).ToString();
    }
}
