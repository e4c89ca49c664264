using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;diff before="…" after="…" /&gt;</c>: two texts in one, with what was removed and what was added said aloud.</summary>
public sealed class DiffTagHelper : TagHelper
{
    /// <summary>The earlier text.</summary>
    public string? Before { get; set; }

    /// <summary>The later text.</summary>
    public string? After { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var piece in WordDiff.Between(Before ?? "", After ?? ""))
        {
            if (piece.Kind == DiffKind.Same)
            {
                output.Content.Append(piece.Text);
                continue;
            }
            var (tag, said) = piece.Kind == DiffKind.Removed ? ("del", "removed: ") : ("ins", "added: ");
            output.Content.AppendHtml($"<{tag}><span class=\"vh\">{said}</span>").Append(piece.Text).AppendHtml($"</{tag}>");
        }
    }
}
