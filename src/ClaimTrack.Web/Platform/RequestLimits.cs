using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;

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

    /// <summary>Tips, reports and wishes to follow from one address.</summary>
    public int TipsPerMinute { get; init; } = 6;

    /// <summary>Searches by one account or anonymous address.</summary>
    public int SearchesPerMinute { get; init; } = 60;
}

/// <summary>The names of the stricter limits; the general ones hold everywhere.</summary>
static class Limit
{
    public const string SignIn = "sign-in";
    public const string Intake = "intake";
    public const string Search = "search";
    public const string Tips = "tips";
}

/// <summary>Says that a form may bring a file.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : RequestFormLimitsAttribute, IRequestSizeLimitMetadata
{
    /// <summary>A form with a file.</summary>
    public TakesFilesAttribute()
    {
        ValueCountLimit = RequestLimits.FormValues;
        ValueLengthLimit = RequestLimits.BodyBytes;
        MultipartBodyLengthLimit = RequestLimits.UploadBytes;
    }

    /// <inheritdoc/>
    public long? MaxRequestBodySize => RequestLimits.UploadBytes;
}

/// <summary>How an endpoint refuses that is not for people, who get a page.</summary>
interface IRefusal
{
    /// <summary>Says that it was too much at once.</summary>
    ValueTask TooMuch(HttpContext context);
}

static class RequestLimits
{
    /// <summary>The largest request body, in bytes.</summary>
    public const int BodyBytes = 8 * 1024 * 1024;

    /// <summary>The largest body of a form with a file in it. It is far more than any file may have, so that the person is told
    /// beside the field and finds everything else in the form as it was.</summary>
    public const int UploadBytes = 48 * 1024 * 1024;

    /// <summary>The largest body that is taken in, though it is thrown away, before it is refused.</summary>
    const int HeardOutBytes = 128 * 1024 * 1024;

    /// <summary>The most values in one form.</summary>
    public const int FormValues = 256;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new();
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = FormValues;
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
                return context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IRefusal>() is { } own ? own.TooMuch(context.HttpContext) : ValueTask.CompletedTask;
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
            limiter.AddPolicy(Limit.Tips, context => HttpMethods.IsPost(context.Request.Method)
                ? Window($"tips:{Address(context)}", limits.TipsPerMinute) : RateLimitPartition.GetNoLimiter("tips form"));
            limiter.AddPolicy(Limit.Search, context => Window($"search:{Who(context)}", limits.SearchesPerMinute));
        });
    }

    /// <summary>Refuses a body that is declared too large, in words that arrive.</summary>
    public static IApplicationBuilder UseBodyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyBytes;
        if (!(context.Request.ContentLength > most) || context.IsErrorPage())
        {
            await next(context); // the page that says so is made from the same request
            return;
        }
        if (context.Request.ContentLength <= HeardOutBytes) await HearOut(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    });

    // A browser sends all of a form before it listens. Whoever is cut off sees a broken connection and never reads why.
    static async Task HearOut(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = HeardOutBytes;
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        catch (IOException)
        {
            // Gone, or so slow that the server gave up: there is nobody to answer.
        }
    }

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
