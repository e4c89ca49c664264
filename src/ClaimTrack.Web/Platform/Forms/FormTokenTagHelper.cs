using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>Puts the form token, and the key by which a repeated form is known, into forms that name their address. MVC's own helper does so only where there is no address,
/// since one could lead to another site; ours never do, and the policy <c>form-action 'self'</c> would not let them.</summary>
[HtmlTargetElement("form", Attributes = "action,[method=post]")]
public sealed class FormTokenTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The page's context.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes["action"].Value?.ToString() is { Length: > 0 } && !context.AllAttributes.ContainsName("asp-antiforgery"))
            output.PostContent.AppendHtml(html.GenerateAntiforgery(Page)).AppendHtml(Once.KeyFor(Page));
    }
}
