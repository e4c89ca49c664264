using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Public;

/// <summary>A page on which a reader writes to us, or that is for one reader alone. It sets no cookie, as little as what everybody
/// reads, and is kept by nobody.</summary>
[InReadersTongue]
public abstract class ReaderForm : Slice
{
    /// <summary>The site's address without a slash at its end.</summary>
    protected string Site => HttpContext.RequestServices.GetRequiredService<IOptions<SiteOptions>>().Value.Base(Request);

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => Response.Headers.CacheControl = "no-store";

    /// <summary>Says that the address of this page is for whoever has it: it goes into no Referer and into no search engine.</summary>
    protected void KeepPrivate()
    {
        Response.KeepAddressSecret();
        Response.Headers["X-Robots-Tag"] = "noindex";
    }
}
