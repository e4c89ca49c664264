namespace ClaimTrack.Text;

/// <summary>
/// Reads an article out of a page or out of pasted text: title, byline, publisher, date, language and main text,
/// menus and teasers left out. Never fetches anything, never throws for bad markup, and takes time in proportion to
/// the input.
/// </summary>
public static class ArticleExtractor
{
    /// <summary>The longest page (UTF-16 units) that is read as a tree of elements; of a longer one only the lines of text are read.</summary>
    public const int MaxPageLength = 5_000_000;

    /// <summary>The deepest nesting of elements that is read as a tree; of a deeper page only the lines of text are read.</summary>
    public const int MaxNesting = 256;

    /// <summary>
    /// Reads a page. The main text is found by SmartReader (a port of Mozilla's Readability); title, byline, publisher and
    /// date come from JSON-LD, Open Graph, meta and time elements, in that order.
    /// </summary>
    /// <param name="html">The page's source; any string.</param>
    /// <param name="address">Where the page was found, to make relative addresses absolute; nothing is fetched from it.</param>
    /// <returns>What was found; the text is empty when the page has no article.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="html"/> is null.</exception>
    public static ExtractedArticle FromHtml(string html, Uri? address)
    {
        ArgumentNullException.ThrowIfNull(html);
        return PageReader.Read(html, address);
    }

    /// <summary>
    /// Reads text copied from a page, site furniture included. The title is the first line of substance; the body is
    /// every whole paragraph up to where the site's own matter begins.
    /// </summary>
    /// <param name="text">The copied text, lines parted by line ends.</param>
    /// <returns>What was found; no canonical address, as text has none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ExtractedArticle FromPlainText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PastedReader.Read(text);
    }

    /// <summary>Reads pasted content of either kind: markup if it has HTML elements that hold text, else plain text.</summary>
    /// <param name="content">What was pasted.</param>
    /// <returns>As <see cref="FromHtml"/> or <see cref="FromPlainText"/>. A fragment of markup in which no article
    /// stands out is read as the text it shows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    public static ExtractedArticle FromPasted(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!Markup.LooksLikeHtml(content)) return FromPlainText(content);
        var page = FromHtml(content, address: null);
        if (page.Text.Plain.Length > 0) return page;
        var shown = FromPlainText(string.Join("\n\n", TagStripper.Blocks(content).Select(block => block.Text)));
        return shown with { Title = page.Title ?? shown.Title, Byline = page.Byline ?? shown.Byline, Language = page.Language ?? shown.Language };
    }
}
