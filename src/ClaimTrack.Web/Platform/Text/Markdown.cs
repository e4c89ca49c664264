using AngleSharp.Dom;
using ClaimTrack.Domain;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>Markdown that people write, as HTML that is safe to show: raw HTML is off, and what remains passes a short
/// allow-list. One of the two places where HTML is not encoded by the page itself.</summary>
public static class Markdown
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    const int MostCells = 20_000;

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
    /// <param name="markdown">The text.</param>
    /// <param name="mentioned">The people whose names after an at sign are marked up, if any.</param>
    public static IHtmlContent ToHtml(string markdown, IReadOnlyCollection<Member>? mentioned = null)
    {
        return new HtmlString(Rendered(markdown) is { } html ? Clean(html, mentioned ?? []) : $"<pre>{System.Net.WebUtility.HtmlEncode(markdown)}</pre>");
    }

    /// <summary>What a text says without its marks, as a reader would copy it from the page.</summary>
    public static string ToPlain(string markdown) => Written(markdown, () => Markdig.Markdown.ToPlainText(markdown, Pipeline)) ?? markdown;

    /// <summary>Whether a text can be shown with its marks: not one whose quotes, lists or brackets lie too deep in one another,
    /// nor one with a table of more cells than anybody reads.</summary>
    public static bool CanRead(string markdown) => Rendered(markdown) is not null;

    static string? Rendered(string markdown) => Written(markdown, () =>
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var block in document)
            if (block is Markdig.Syntax.HeadingBlock heading)
                heading.Level = Math.Min(6, heading.Level + 1);
        return Markdig.Markdown.ToHtml(document, Pipeline);
    });

    // Parsing refuses what lies too deep in blocks, writing what lies too deep in a line.
    static string? Written(string markdown, Func<string> write)
    {
        if (CellsOf(markdown) > MostCells) return null;
        try
        {
            return write();
        }
        catch (ArgumentException)
        {
            return null; // the callers show the text as it is, or say that it cannot be shown
        }
    }

    // Every row of a table gets as many cells as the widest, and even a single bar is a row.
    static long CellsOf(string markdown)
    {
        long rows = 0, columns = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            if (line.Count('|') is not (> 0 and var bars)) continue;
            rows++;
            columns = Math.Max(columns, bars + 1);
        }
        return rows * columns;
    }

    static string Clean(string html, IReadOnlyCollection<Member> mentioned)
    {
        // Not thread-safe once configured; making one is cheap beside the work it does.
        var sanitizer = new HtmlSanitizer(Allowed) { KeepChildNodes = true };
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not IElement element) return;
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
        if (mentioned.Count > 0) sanitizer.PostProcessDom += (_, e) => MarkMentions(e.Document, mentioned);
        return sanitizer.Sanitize(html);
    }

    // In the tree and after everything was made harmless: a name becomes the text of an element, whatever stands in it.
    static void MarkMentions(IDocument document, IReadOnlyCollection<Member> mentioned)
    {
        foreach (var text in document.Body!.Descendants<IText>().Where(t => t.Data.Contains('@') && t.ParentElement!.Closest("a, code, pre") is null).ToList())
        {
            var from = 0;
            foreach (var place in Mentions.Find(text.Data, mentioned).ToList())
            {
                text.InsertBefore(document.CreateTextNode(text.Data[from..place.Start]));
                var mark = document.CreateElement("span");
                mark.ClassName = "mention";
                mark.TextContent = text.Data.Substring(place.Start, place.Length);
                text.InsertBefore(mark);
                from = place.Start + place.Length;
            }
            if (from > 0) text.Data = text.Data[from..];
        }
    }
}
