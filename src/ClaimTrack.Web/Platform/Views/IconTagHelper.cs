using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;icon name="i-check" /&gt;</c>: a symbol of the sprite. It only ever stands beside words, so it is hidden
/// from assistive technology.</summary>
public sealed class IconTagHelper : TagHelper
{
    /// <summary>The symbol's id in <c>wwwroot/icons/symbols.svg</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>CSS classes; <c>i</c> draws it as a line icon in the text's colour.</summary>
    public string Class { get; set; } = "i";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Class.Length > 0) output.Attributes.SetAttribute("class", Class);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"/icons/symbols.svg#{Name}\"></use>");
    }
}
