using System.Security.Cryptography;

namespace ClaimTrack.Web.Platform;

/// <summary>What every answer tells the browser to allow. Scripts and styles come from this site's files alone; the nonce,
/// fresh for each answer that asks for one, is for the style element that Turbo adds for its progress bar.</summary>
static class SecurityHeaders
{
    const string NonceKey = "csp-nonce";

    static readonly string WithoutNonce = Policy("");

    // Not for localhost, where other things are served as well.
    static bool IsForEver(HttpRequest request) => request.IsHttps && request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

    /// <summary>Sends the headers with every answer.</summary>
    /// <param name="app">The application.</param>
    /// <param name="secureOnly">Whether the site is only served over https; browsers then never ask for it otherwise.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool secureOnly) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context, secureOnly, context.Items[NonceKey] as string);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Sets the headers, where the answer has none of its own.</summary>
    /// <param name="context">The request.</param>
    /// <param name="secureOnly">Whether the site is only served over https.</param>
    /// <param name="nonce">The nonce of this answer, if it has one.</param>
    public static void Set(HttpContext context, bool secureOnly, string? nonce)
    {
        var headers = context.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = nonce is null ? WithoutNonce : Policy($" 'nonce-{nonce}'");
        headers.XContentTypeOptions = "nosniff";
        if (secureOnly && IsForEver(context.Request)) headers.StrictTransportSecurity = "max-age=31536000";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (context.GetEndpoint() is not null && context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    /// <summary>Says that the address of this page is a secret, as it holds a token: it goes into no Referer at all.</summary>
    public static void KeepAddressSecret(this HttpResponse response) => response.Headers["Referrer-Policy"] = "no-referrer";

    /// <summary>The nonce of this answer.</summary>
    public static string Nonce(this HttpContext context) =>
        (string)(context.Items[NonceKey] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)));

    static string Policy(string nonce) =>
        $"default-src 'none'; script-src 'self'; style-src 'self'{nonce}; img-src 'self'; font-src 'self'; " +
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; manifest-src 'self'";
}
