using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary><c>&lt;choice for="Stance" label="…" options="…" /&gt;</c>: a group of radio buttons with its legend and message.</summary>
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>The answers.</summary>
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>What goes before the ids.</summary>
    public string? Group { get; set; }

    /// <summary>Whether the answers stand in a row.</summary>
    public bool Row { get; set; } = true;

    /// <summary>The page's context.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Page.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = FieldTagHelper.IdOf(name, Group);
        var entry = Page.ModelState.GetValueOrDefault(name);
        var value = entry?.AttemptedValue ?? For.Model?.ToString();
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Row ? "group group--row" : "group");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-describedby", id + "-error");
        output.Content.AppendHtml("<legend>").Append(Label).AppendHtml("</legend>");
        foreach (var option in Options)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = "radio";
            input.Attributes["id"] = $"{id}-{option.Value.ToLowerInvariant()}";
            input.Attributes["name"] = name;
            input.Attributes["value"] = option.Value;
            if (string.Equals(option.Value, value, StringComparison.OrdinalIgnoreCase)) input.Attributes["checked"] = "checked";
            var label = new TagBuilder("label");
            label.Attributes["for"] = input.Attributes["id"];
            label.InnerHtml.Append(option.Text);
            output.Content.AppendHtml("<div class=\"tick\">").AppendHtml(input).AppendHtml(label).AppendHtml("</div>");
        }
        var message = new TagBuilder("p");
        message.AddCssClass("error");
        message.Attributes["id"] = id + "-error";
        message.InnerHtml.Append(string.Join(' ', entry?.Errors.Select(e => e.ErrorMessage) ?? []));
        output.Content.AppendHtml(message);
    }
}
