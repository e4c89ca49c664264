using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>A page that is given in the reader's language: the one its address begins with, else the one the browser likes
/// best. What programs read is not.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InReadersTongueAttribute(bool isSo = true) : Attribute
{
    /// <summary>Whether it is so; a class may take back what the one that it is derived from says.</summary>
    public bool IsSo => isSo;
}

/// <summary>Finds the language in which a reader is spoken to.</summary>
static class ReaderTongue
{
    static readonly object Key = new();

    /// <summary>Takes the language out of the address, before it is looked up what the address leads to.</summary>
    public static IApplicationBuilder UseTongueOfAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (SiteTongues.Of(request.Path) is { } tongue && request.Path.StartsWithSegments($"/{tongue}", out var rest))
        {
            context.Items[Key] = tongue;
            request.Path = rest.HasValue ? rest : "/";
        }
        return next(context);
    });

    /// <summary>Speaks that language from here on.</summary>
    public static IApplicationBuilder UseReadersTongue(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var ofAddress = context.TongueOfAddress();
        if (context.GetEndpoint()?.Metadata.GetMetadata<InReadersTongueAttribute>() is not { IsSo: true })
        {
            // One thing, one address: what speaks only one language has no second one. Whatever is not there at all is not moved.
            if (ofAddress is null || context.GetEndpoint() is not RouteEndpoint) return next(context);
            context.Response.Redirect(UriHelper.BuildRelative(context.Request.PathBase, context.Request.Path, context.Request.QueryString), permanent: true, preserveMethod: true);
            return Task.CompletedTask;
        }
        if (ofAddress is null) context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        SiteTongues.Speak(ofAddress ?? SiteTongues.Liked(context.Request));
        return next(context);
    });

    /// <summary>The language that the address named, or null.</summary>
    public static string? TongueOfAddress(this HttpContext context) => context.Items[Key] as string;

    /// <summary>The address of another page in the language that this page's address names.</summary>
    /// <param name="context">The present request.</param>
    /// <param name="path">A path on this site that names no language.</param>
    public static string InTongue(this HttpContext context, string path) => context.TongueOfAddress() is { } tongue ? $"/{tongue}{path}" : path;
}
