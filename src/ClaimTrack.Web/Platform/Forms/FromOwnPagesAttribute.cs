using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Takes forms from this site's own pages alone, by what every browser says of where a form comes from
/// (https://fetch.spec.whatwg.org/#origin-header, https://www.w3.org/TR/fetch-metadata/). It stands where nobody is signed in,
/// in place of a form token: that would need a cookie, and readers get none.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FromOwnPagesAttribute : IgnoreAntiforgeryTokenAttribute, IAuthorizationFilter
{
    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && !IsOwn(request)) context.Result = new BadRequestResult();
    }

    static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin.FirstOrDefault(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value;
}

/// <summary>Says that whoever knows the secret in the address may do what the form does, whoever they are and wherever they
/// come from: mail programs end a subscription by themselves, without a cookie and without a page (RFC 8058, section 3.2).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LinkIsTheKeyAttribute : IgnoreAntiforgeryTokenAttribute;
