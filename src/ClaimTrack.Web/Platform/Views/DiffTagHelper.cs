using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;diff before="…" after="…" /&gt;</c>: two texts in one, with what was removed and what was added said aloud.</summary>
public sealed class DiffTagHelper(Wording wording) : TagHelper
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
            var (tag, said) = piece.Kind == DiffKind.Removed ? ("del", wording["removed:"]) : ("ins", wording["added:"]);
            output.Content.AppendHtml($"<{tag}><span class=\"vh\">").AppendHtml(said).AppendHtml(" </span>").Append(piece.Text).AppendHtml($"</{tag}>");
        }
    }
}
