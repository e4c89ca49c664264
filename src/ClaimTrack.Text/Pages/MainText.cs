using AngleSharp.Html.Dom;
using SmartReader;

namespace ClaimTrack.Text;

/// <summary>Finds the main text of a page.</summary>
static class MainText
{
    // Only makes relative addresses absolute inside SmartReader; nothing is fetched.
    const string NoAddress = "https://page.invalid/";

    // SmartReader walks from sibling to sibling, and each step costs the number of siblings. This sum of squares takes it about a second.
    const long MostSiblingWork = 20_000_000;

    const double LeastRunningShare = 0.4;

    public static ArticleText Of(IHtmlDocument page, Uri? address, PageFacts facts)
    {
        // SmartReader rearranges the tree, so our own reading of it comes first.
        var densest = DensestText.Blocks(page);
        var (blocks, isArticle) = SiblingWork(page) <= MostSiblingWork ? Readable(page, address) : (densest, false);
        if (!isArticle && !HasRunningText(blocks)) blocks = densest;
        if (!isArticle && !HasRunningText(blocks)) return ArticleText.Empty;
        return ArticleText.Of(WithoutTitle(PageTrim.Of(blocks), facts.Title));
    }

    static (List<(char Kind, string Text)> Blocks, bool IsArticle) Readable(IHtmlDocument page, Uri? address)
    {
        List<(char, string)> blocks = [];
        using var reader = new Reader(address is { IsAbsoluteUri: true } ? address.AbsoluteUri : NoAddress, page);
        reader.AddCustomOperationEnd(article => blocks = BlockReader.Blocks(article));
        // Its yes is trusted, its no is not: it counts only long paragraphs, so what it found is judged once more.
        var article = reader.GetArticle();
        return (blocks, article.IsReadable);
    }

    static bool HasRunningText(List<(char Kind, string Text)> blocks)
    {
        int all = 0, running = 0;
        foreach (var (_, text) in blocks)
        {
            var width = Paragraphs.Width(text);
            all += width;
            if (Paragraphs.IsRunningText(text)) running += width;
        }
        return running > 0 && running >= all * LeastRunningShare;
    }

    static long SiblingWork(IHtmlDocument page)
    {
        var work = 0L;
        foreach (var element in page.All)
        {
            var children = (long)element.ChildNodes.Length;
            work += children * children;
        }
        return work;
    }

    static IEnumerable<(char Kind, string Text)> WithoutTitle(List<(char Kind, string Text)> blocks, string? title) =>
        blocks.Where((block, i) => i > 2 || block.Kind != 'h' || title is null
            || !string.Equals(block.Text, title, StringComparison.OrdinalIgnoreCase));
}
