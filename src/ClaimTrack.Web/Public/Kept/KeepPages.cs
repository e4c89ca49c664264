using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>Serves what is kept, before anything else is done for a request.</summary>
/// <param name="next">What makes pages.</param>
/// <param name="pages">What is kept.</param>
/// <param name="site">Where the site stands.</param>
/// <param name="secureOnly">As for <see cref="SecurityHeaders"/>.</param>
sealed class ServeKept(RequestDelegate next, KeptPages pages, IOptions<SiteOptions> site, bool secureOnly)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (KeptKey.Of(context.Request, site.Value) is not { } key) return next(context);
        if (pages.Now.Find(key) is { } page)
            return page.Serve(context, secureOnly);
        context.Items[typeof(KeptKey)] = key;
        return next(context);
    }
}

/// <summary>Keeps the pages that are made. It stands behind routing, which tells what is to be kept, and before everything
/// that looks at who asks.</summary>
/// <param name="next">What makes pages.</param>
/// <param name="pages">What is kept.</param>
/// <param name="secureOnly">As for <see cref="SecurityHeaders"/>.</param>
sealed class KeepPages(RequestDelegate next, KeptPages pages, bool secureOnly)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Only what is made whole can be kept: a HEAD is served from it and does not make it.
        if (context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is null || !HttpMethods.IsGet(context.Request.Method)
            || context.Items[typeof(KeptKey)] is not KeptKey key)
            await next(context);
        else if (await pages.Now.Get(key, () => Make(context)) is { } page)
            await page.Serve(context, secureOnly);
        else if (context.Features.Get<Unkept>() is { } made)
            await made.Send(context);
        else
            await next(context);
    }

    async Task<KeptPage?> Make(HttpContext context)
    {
        var asked = context.Request.Headers.IfNoneMatch;
        var since = context.Request.Headers.IfModifiedSince;
        context.Request.Headers.Remove(HeaderNames.IfNoneMatch);
        context.Request.Headers.Remove(HeaderNames.IfModifiedSince);
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var buffer = new StreamResponseBodyFeature(body);
        context.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await next(context);
            await buffer.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
            context.Request.Headers.IfNoneMatch = asked;
            context.Request.Headers.IfModifiedSince = since;
        }
        var bytes = body.ToArray();
        var page = KeptPage.Of(context.Response, bytes);
        if (page is null) context.Features.Set(new Unkept(bytes));
        return page;
    }

    /// <summary>What was made and is for this reader alone, such as a redirect.</summary>
    sealed record Unkept(byte[] Body)
    {
        public Task Send(HttpContext context) => Body.Length == 0 ? Task.CompletedTask : context.Response.Body.WriteAsync(Body, 0, Body.Length);
    }
}
