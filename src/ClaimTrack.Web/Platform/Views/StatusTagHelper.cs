using ClaimTrack.Domain;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;status of="claim.Status" round="2" /&gt;</c>: where a claim stands, as word and shape.</summary>
public sealed class StatusTagHelper : TagHelper
{
    /// <summary>The status.</summary>
    public ClaimStatus Of { get; set; }

    /// <summary>The round of review, while it is in one.</summary>
    public int? Round { get; set; }

    /// <summary>Whether it stands without its frame, as in lists.</summary>
    public bool Plain { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Of == ClaimStatus.InReview ? "review" : Of.ToString().ToLowerInvariant();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"state state--{name}{(Plain ? " state--plain" : "")}");
        var words = ClaimWorkflow.Say(Of);
        output.Content.AppendHtml($"<svg aria-hidden=\"true\"><use href=\"/icons/symbols.svg#s-{name}\"></use></svg><span>").Append(char.ToUpperInvariant(words[0]) + words[1..]);
        if (Of == ClaimStatus.InReview && Round is { } round) output.Content.AppendHtml($"<span class=\"state__more\">, round {round}</span>");
        output.Content.AppendHtml("</span>");
    }
}
