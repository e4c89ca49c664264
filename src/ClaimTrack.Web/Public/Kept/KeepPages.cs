using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>Serves pages that are kept, and keeps those that are made. It stands behind routing, and before everything that
/// looks at who asks: whoever has a cookie gets a page of their own.</summary>
sealed class KeepPages(RequestDelegate next, KeptPages pages, IOptions<SiteOptions> site)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsForEverybody(context))
        {
            await next(context);
            return;
        }
        var key = KeyOf(context);
        var shelf = pages.Now;
        // Only what is made whole can be kept: a HEAD is served from it and does not make it.
        if ((shelf.Find(key) ?? (HttpMethods.IsGet(context.Request.Method) ? await shelf.Get(key, () => Make(context)) : null)) is { } page)
            await page.Serve(context);
        else if (context.Features.Get<Unkept>() is { } made)
            await made.Send(context);
        else
            await next(context);
    }

    static bool IsForEverybody(HttpContext context)
    {
        var request = context.Request;
        return context.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not null
            && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.QueryString.HasValue
            && request.Headers.Cookie.Count == 0 && request.Headers.Authorization.Count == 0 && request.Headers.Origin.Count == 0;
    }

    KeptKey KeyOf(HttpContext context) => new(site.Value.Base(context.Request), context.Request.Path.Value!, SiteTongues.Current, context.TongueOfAddress() is not null);

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
