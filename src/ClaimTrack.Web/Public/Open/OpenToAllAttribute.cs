using Microsoft.AspNetCore.Cors;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ClaimTrack.Web.Public;

/// <summary>Says that a page of any site may read this answer by script, as anybody may by hand. Nothing personal goes into
/// such an answer, and no cookie comes with the question: "*" excludes them
/// (https://fetch.spec.whatwg.org/#cors-protocol-and-credentials).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute() : EnableCorsAttribute(Policy), IResourceFilter
{
    /// <summary>The name of the policy, which also answers what browsers ask beforehand.</summary>
    public const string Policy = "open to all";

    /// <summary>Marks an answer as open.</summary>
    public static void Mark(HttpResponse response)
    {
        // With every answer and not only to a browser that asks: a cache in between keeps one answer for all.
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag, Last-Modified, Link, Retry-After";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    /// <inheritdoc/>
    public void OnResourceExecuting(ResourceExecutingContext context) => Mark(context.HttpContext.Response);

    /// <inheritdoc/>
    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
