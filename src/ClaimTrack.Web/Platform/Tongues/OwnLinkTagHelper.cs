using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>Keeps readers in the language that the address names: links and forms that lead to this site's pages name it too.</summary>
[HtmlTargetElement("a", Attributes = "href"), HtmlTargetElement("form", Attributes = "action")]
public sealed class OwnLinkTagHelper : TagHelper
{
    /// <summary>The page's context, set by the view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext Context { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Context.HttpContext.TongueOfAddress() is null) return;
        var name = output.TagName == "a" ? "href" : "action";
        if (output.Attributes[name]?.Value?.ToString() is not ['/', not '/', ..] and not "/") return;
        var path = output.Attributes[name].Value.ToString()!;
        if (SiteTongues.Of(path.Split('?', '#')[0]) is null) output.Attributes.SetAttribute(name, Context.HttpContext.InTongue(path));
    }
}
