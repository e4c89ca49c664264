using System.Text.Encodings.Web;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Features.Claims;

/// <summary><c>&lt;act desk="Model" to="Park" href="park" slot="claim-form" class="btn"&gt;Park&lt;/act&gt;</c>: an
/// action on a claim, shown by the answer that the guard will give. Open to the member: a link to its form, or a button that
/// posts at once. Refused by the claim's state or a rule: greyed, with the sentence. Refused by the role: nothing.</summary>
public sealed class ActTagHelper(IHtmlGenerator generator, HtmlEncoder encoder) : TagHelper
{
    /// <summary>The claim, and who looks at it.</summary>
    public ClaimOnDesk Desk { get; set; } = null!;

    /// <summary>The action.</summary>
    public ClaimAction To { get; set; }

    /// <summary>The form's address under the claim's.</summary>
    public string? Href { get; set; }

    /// <summary>The frame beside the sheet in which the form opens.</summary>
    public string? Slot { get; set; }

    /// <summary>For actions without a form: the address under the claim's to post to.</summary>
    public string? Post { get; set; }

    /// <summary>Whether it is left out while it is refused, whatever the reason.</summary>
    public bool OnlyOpen { get; set; }

    /// <summary>The page's context.</summary>
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext Page { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var refusal = Desk.WhyNot(To);
        if (refusal is not null && (OnlyOpen || !Desk.ShowsRefusal(To)))
        {
            output.SuppressOutput();
            return;
        }
        var content = await output.GetChildContentAsync();
        var look = output.Attributes["class"]?.Value.ToString() ?? "btn";
        output.Attributes.SetAttribute("class", look);
        if (refusal is not null) Refused(output, content, look, refusal);
        else if (Post is not null) Button(output, content, look);
        else
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", $"{Desk.Home}/{Href}");
            if (Slot is not null) output.Attributes.SetAttribute("data-turbo-frame", Desk.Frame(Slot));
            output.Content.SetHtmlContent(content);
        }
    }

    void Button(TagHelperOutput output, TagHelperContent content, string look)
    {
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "act");
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", $"{Desk.Home}/{Post}");
        output.Content.AppendHtml(generator.GenerateAntiforgery(Page)).AppendHtml(Once.KeyFor(Page))
            .AppendHtml($"<button class=\"{encoder.Encode(look)}\" type=\"submit\">").AppendHtml(content).AppendHtml("</button>");
    }

    void Refused(TagHelperOutput output, TagHelperContent content, string look, Refusal refusal)
    {
        if (look.Contains("menu__item", StringComparison.Ordinal))
        {
            output.TagName = "span";
            output.Attributes.SetAttribute("aria-disabled", "true");
            output.Content.AppendHtml("<span>").AppendHtml(content).AppendHtml("<small>").Append(refusal.Sentence).AppendHtml("</small></span>");
            return;
        }
        var why = $"why-not-{To.ToString().ToLowerInvariant()}";
        output.TagName = "button";
        output.Attributes.SetAttribute("type", "button");
        output.Attributes.SetAttribute("aria-disabled", "true");
        output.Attributes.SetAttribute("aria-describedby", why);
        output.Content.SetHtmlContent(content);
        output.PostElement.AppendHtml($"<p class=\"hint\" id=\"{why}\">").Append(refusal.Sentence).AppendHtml("</p>");
    }
}
