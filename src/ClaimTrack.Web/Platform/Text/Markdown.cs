using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>Markdown that people write, as HTML that is safe to show: raw HTML is off, and what remains passes a short
/// allow-list. One of the two places where HTML is not encoded by the page itself.</summary>
public static class Markdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    static readonly HtmlSanitizerOptions Allowed = new()
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "sup", "sub",
            "a", "table", "thead", "tbody", "tr", "th", "td", "div", "section",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "title", "start", "rel" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    };

    /// <summary>The HTML of a text. Its first heading level becomes the page's second.</summary>
    public static IHtmlContent ToHtml(string markdown)
    {
        if (Parsed(markdown) is not { } document) return new HtmlString($"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>");
        foreach (var block in document)
            if (block is Markdig.Syntax.HeadingBlock heading)
                heading.Level = Math.Min(6, heading.Level + 1);
        return new HtmlString(Clean(Markdig.Markdown.ToHtml(document, Pipeline)));
    }

    /// <summary>Whether the parser can read a text: it refuses one whose quotes or lists lie too deep in one another.</summary>
    public static bool CanRead(string markdown) => Parsed(markdown) is not null;

    static Markdig.Syntax.MarkdownDocument? Parsed(string markdown)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return null; // the callers show the text as it is, or say that it cannot be shown
        }
    }

    static string Clean(string html)
    {
        // Not thread-safe once configured; making one is cheap beside the work it does.
        var sanitizer = new HtmlSanitizer(Allowed) { KeepChildNodes = true };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement element) return;
            if (element.LocalName == "a")
            {
                element.SetAttribute("rel", "nofollow noopener noreferrer ugc");
                // Two slashes lead to another site without saying how.
                if (element.GetAttribute("href")?.TrimStart() is { } href && (href.StartsWith("//", StringComparison.Ordinal) || href.Contains('\\'))) element.RemoveAttribute("href");
            }
            if (element.LocalName != "table") return;
            // A wide table scrolls in its own box, which the keyboard can reach.
            var box = element.Owner!.CreateElement("div");
            box.ClassName = "table-wrap";
            box.SetAttribute("tabindex", "0");
            box.SetAttribute("role", "region");
            box.SetAttribute("aria-label", "Table");
            element.Replace(box);
            box.AppendChild(element);
        };
        return sanitizer.Sanitize(html);
    }
}
