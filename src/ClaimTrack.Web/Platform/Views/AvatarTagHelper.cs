using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;avatar name="Amara Osei" /&gt;</c>: a person's initials. The name stands beside it in words.</summary>
public sealed class AvatarTagHelper : TagHelper
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var ownClass = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", $"av {Tone(Name)}{(ownClass is null ? "" : " " + ownClass)}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.Append(Initials(Name));
    }

    /// <summary>The class of a person's colour.</summary>
    public static string Tone(string name) => $"av--{(char)('a' + name.Sum(c => c) % 4)}";

    /// <summary>The first sign of the first and of the last word, in upper case.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "?";
        var first = StringInfo.GetNextTextElement(words[0]);
        return (words.Length == 1 ? first : first + StringInfo.GetNextTextElement(words[^1])).ToUpperInvariant();
    }
}
