using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ClaimTrack.Text;

/// <summary>Reads a page: as a tree where that is safe, else as lines.</summary>
static class PageReader
{
    // The largest of the measured news pages has a third of this.
    const int MaxTags = 60_000;

    // Elements a parser adds of its own accord: html, head, body, tbody and repeated formatting.
    const int SlackElements = 2_000;

    public static ExtractedArticle Read(string html, Uri? address)
    {
        var tags = Markup.TagsIfTame(html, ArticleExtractor.MaxPageLength, ArticleExtractor.MaxNesting);
        var page = tags <= MaxTags ? Parse(html, tags) : null;
        return page is null ? ReadAsLines(html) : ReadAsTree(page, address);
    }

    static ExtractedArticle ReadAsTree(IHtmlDocument page, Uri? address)
    {
        // SmartReader rearranges the tree, so the page's own words about itself are read first.
        var facts = PageFacts.Of(page, address);
        var text = MainText.Of(page, address, facts);
        var last = text.EachBlock().TakeLast(4).Select(block => text.Plain.Substring(block.Start, block.Length)).ToList();
        var origin = Origin.NamedIn(last) is { } named ? Origin.Spelled(named, last) : null;
        var language = facts.Language ?? LanguageDetector.Detect(text.Plain);
        return new ExtractedArticle(facts.Title, facts.Byline, origin ?? facts.Publisher, facts.PublishedOn, language, facts.CanonicalUrl, text);
    }

    static ExtractedArticle ReadAsLines(string html)
    {
        var blocks = TagStripper.Blocks(html).Where(block => block.Kind == 'p' ? Paragraphs.IsRunningText(block.Text) : block.Kind == 'q');
        var text = ArticleText.Of(blocks);
        return new ExtractedArticle(TitleTag.In(html), null, null, null, LanguageDetector.Detect(text.Plain), null, text);
    }

    static IHtmlDocument? Parse(string html, int tags)
    {
        var elements = 0;
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            MaximumDepth = ArticleExtractor.MaxNesting,
            // Unclosed formatting elements are opened again in every block, so few tags can make very many elements.
            OnCreated = (_, _) => { if (++elements > tags + SlackElements) throw new TooManyElementsException(); }
        });
        try
        {
            return parser.ParseDocument(html);
        }
        catch (TooManyElementsException)
        {
            return null;
        }
    }

    sealed class TooManyElementsException : Exception;
}
