using System.Globalization;
using System.Text.Encodings.Web;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary><c>&lt;field for="Title" label="Source" hint="…" max="300" /&gt;</c>: one field of a form with its label, hint,
/// counter and message, tied together for assistive technology. What was typed comes back after a refusal.</summary>
/// <remarks>Kinds: text (default), date, datetime-local, url, email, password, number, search, file, area, prose, select, tick.
/// With a <c>select</c> give <c>options</c>.</remarks>
public sealed class FieldTagHelper(Wording wording) : TagHelper
{
    /// <summary>The property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What it is called.</summary>
    public string Label { get; set; } = "";

    /// <summary>A line of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>What sort of control.</summary>
    public string Kind { get; set; } = "text";

    /// <summary>The most UTF-16 units that fit; shows a counter.</summary>
    public int? Max { get; set; }

    /// <summary>Lines of an area.</summary>
    public int Rows { get; set; } = 3;

    /// <summary>Whether it says that it may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>What goes before the id, where several forms stand on one page.</summary>
    public string? Group { get; set; }

    /// <summary>The choices of a select.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The browser's hint on what to fill in, such as <c>current-password</c>.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>File types that the browser offers.</summary>
    public string? Accept { get; set; }

    /// <summary>The command of the keyboard that leads here.</summary>
    public string? Do { get; set; }

    /// <summary>The lowest value of a number or date.</summary>
    public string? Min { get; set; }

    /// <summary>The page's context.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext Page { get; set; } = null!;

    /// <summary>The id that a field's control has: the summary of errors links to it.</summary>
    public static string IdOf(string name, string? group) =>
        (group is null ? "" : group + "-") + string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 && name[i - 1] != '.' ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())).Replace('.', '-');

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Page.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = IdOf(name, Group);
        var entry = Page.ModelState.GetValueOrDefault(name);
        var error = entry is { Errors.Count: > 0 } ? string.Join(' ', entry.Errors.Select(e => e.ErrorMessage)) : null;
        var value = Kind is "password" or "file" ? "" : entry?.AttemptedValue ?? Format(For.Model);

        var control = Control(name, id, value, error is not null);
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            label.InnerHtml.AppendHtml(" <span class=\"opt-word\">").Append($"{wording["(optional)"]}").AppendHtml("</span>");
        }
        var message = new TagBuilder("p");
        message.AddCssClass("error");
        message.Attributes["id"] = id + "-error";
        message.InnerHtml.Append(error ?? "");

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var ownClass = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.SetAttribute("class", (Kind == "tick" ? "tick" : "field") + (ownClass is null ? "" : " " + ownClass));
        var content = output.Content;
        if (Kind == "tick")
        {
            content.AppendHtml(control).AppendHtml(label);
            AppendHint(content, id);
        }
        else
        {
            if (Max is { } max)
            {
                content.AppendHtml("<div class=\"field__top\">").AppendHtml(label)
                    .AppendHtml($"<span class=\"count\" id=\"{id}-count\" data-counter=\"{id}\">{value.Length} of {max}</span></div>");
            }
            else
            {
                content.AppendHtml(label);
            }
            AppendHint(content, id);
            content.AppendHtml(control);
        }
        content.AppendHtml(message);
    }

    void AppendHint(TagHelperContent content, string id)
    {
        if (Hint is null) return;
        var hint = new TagBuilder("p");
        hint.AddCssClass("hint");
        hint.Attributes["id"] = id + "-hint";
        hint.InnerHtml.Append(Hint);
        content.AppendHtml(hint);
    }

    TagBuilder Control(string name, string id, string value, bool invalid)
    {
        var control = new TagBuilder(Kind switch { "area" or "prose" => "textarea", "select" => "select", _ => "input" });
        control.Attributes["id"] = id;
        control.Attributes["name"] = name;
        control.Attributes["aria-describedby"] = string.Join(' ', new[] { Hint is null ? null : id + "-hint", Max is null ? null : id + "-count", id + "-error" }.OfType<string>());
        if (invalid) control.Attributes["aria-invalid"] = "true";
        if (Do is not null) control.Attributes["data-do"] = Do;
        if (Autocomplete is not null) control.Attributes["autocomplete"] = Autocomplete;
        switch (Kind)
        {
            case "area" or "prose":
                control.AddCssClass(Kind == "prose" ? "input input--prose" : "input");
                control.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                // The parser swallows one line break right after the tag.
                control.InnerHtml.AppendHtml("\n").Append(value);
                break;
            case "select":
                control.AddCssClass("input");
                foreach (var option in Options ?? [])
                {
                    var item = new TagBuilder("option");
                    item.Attributes["value"] = option.Value;
                    if (option.Value == value) item.Attributes["selected"] = "selected";
                    item.InnerHtml.Append(option.Text);
                    control.InnerHtml.AppendHtml(item);
                }
                break;
            case "tick":
                control.TagRenderMode = TagRenderMode.SelfClosing;
                control.Attributes["type"] = "checkbox";
                control.Attributes["value"] = "true";
                if (value.StartsWith("true", StringComparison.OrdinalIgnoreCase)) control.Attributes["checked"] = "checked";
                break;
            default:
                control.TagRenderMode = TagRenderMode.SelfClosing;
                control.AddCssClass(Kind == "number" ? "input input--short" : "input");
                control.Attributes["type"] = Kind;
                if (Kind != "file") control.Attributes["value"] = value;
                if (Accept is not null) control.Attributes["accept"] = Accept;
                if (Min is not null) control.Attributes["min"] = Min;
                break;
        }
        // No maxlength: it would cut a pasted text without a word. The counter and the message say what is too long.
        return control;
    }

    static string Format(object? model) => model switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString()!,
    };
}

/// <summary><c>&lt;errors title="This source is not saved yet" /&gt;</c>: all messages of a refused form at its top, with the
/// focus, each a link to its field.</summary>
public sealed class ErrorsTagHelper(HtmlEncoder encoder) : TagHelper
{
    /// <summary>What did not happen.</summary>
    public string Title { get; set; } = "This is not saved yet";

    /// <summary>The group of the form's fields.</summary>
    public string? Group { get; set; }

    /// <summary>The page's context.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Page.ModelState.Where(e => e.Value is { ValidationState: ModelValidationState.Invalid }).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var id = (Group is null ? "" : Group + "-") + "errors";
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("aria-labelledby", id + "-title");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.AppendHtml($"<h2 id=\"{id}-title\">").Append(Title).AppendHtml("</h2><ul>");
        foreach (var (name, entry) in errors)
            foreach (var error in entry!.Errors)
                output.Content.AppendHtml(name.Length == 0
                    ? new HtmlString($"<li>{encoder.Encode(error.ErrorMessage)}</li>")
                    : new HtmlString($"<li><a href=\"#{encoder.Encode(FieldTagHelper.IdOf(name, Group))}\">{encoder.Encode(error.ErrorMessage)}</a></li>"));
        output.Content.AppendHtml("</ul>");
    }
}
