using ClaimTrack.Domain;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;state of="…" /&gt;</c>: a workflow status as word and symbol; <c>framed</c> as over the claim desk, elsewhere
/// without a frame.</summary>
public sealed class StateTagHelper : TagHelper
{
    /// <summary>The status.</summary>
    public ClaimStatus Of { get; set; }

    /// <summary>The round of review, told while the claim is in one.</summary>
    public int? Round { get; set; }

    /// <summary>Whether it stands in a frame.</summary>
    public bool Framed { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state state--{StateLooks.Key(Of)}{(Framed ? "" : " state--plain")}");
        output.Content.SetHtmlContent($"<svg aria-hidden=\"true\"><use href=\"/icons/symbols.svg#{StateLooks.Symbol(Of)}\"></use></svg>");
        output.Content.AppendHtml("<span>").Append(StateLooks.Label(Of));
        if (Of == ClaimStatus.InReview && Round is { } round) output.Content.AppendHtml($"<span class=\"state__more\">, round {round}</span>");
        output.Content.AppendHtml("</span>");
    }
}
