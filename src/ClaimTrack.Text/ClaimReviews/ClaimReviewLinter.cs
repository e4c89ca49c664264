using AngleSharp.Html.Parser;

namespace ClaimTrack.Text;

/// <summary>Says what readers of ClaimReview data would stumble over, in a page or in a block of markup alone.</summary>
/// <remarks>The rules are those of https://developers.google.com/search/docs/appearance/structured-data/factcheck, of
/// https://schema.org/ClaimReview, and what importers of the published data have to repair most often.</remarks>
public static class ClaimReviewLinter
{
    /// <summary>The longest markup that is looked at, in UTF-16 units.</summary>
    public const int MarkupMax = 2_000_000;

    /// <summary>Looks at markup.</summary>
    /// <param name="markup">A page as HTML, or one block of JSON-LD.</param>
    /// <param name="address">Where the page stands, if known: the review has to name it.</param>
    public static MarkupReport Lint(string markup, Uri? address = null)
    {
        var blocks = BlocksOf(markup);
        List<MarkupFinding> findings = [];
        List<(MarkupObject Review, bool HasContext)> reviews = [];
        foreach (var (line, json) in blocks)
        {
            try
            {
                Find(MarkupNode.Read(json, line), false, reviews, findings);
            }
            catch (MarkupException e)
            {
                findings.Add(new(e.Line, MarkupSeverity.Error, "JSON", $"This block cannot be read: {e.Message}", "Let a serializer write it; quotation marks inside a text need a backslash."));
            }
        }
        if (reviews.Count == 0) findings.Add(new(1, MarkupSeverity.Error, "ClaimReview", "There is no ClaimReview here.", "Put one block of the type application/ld+json into the page, with \"@type\": \"ClaimReview\"."));
        foreach (var (review, _) in reviews.Skip(1))
            findings.Add(new(review.Line, MarkupSeverity.Warning, "ClaimReview", "The page carries more than one ClaimReview.", "One claim, one page, one review: a page with several is shown for none of them."));
        foreach (var (review, hasContext) in reviews) findings.AddRange(ReviewRules.Check(review, hasContext, address));
        return new(reviews.Count, [.. findings.OrderBy(f => f.Line)]);
    }

    static IReadOnlyList<(int Line, string Json)> BlocksOf(string markup)
    {
        if (markup.AsSpan().TrimStart() is ['{' or '[', ..]) return [(1, markup)];
        var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(markup);
        return [.. page.QuerySelectorAll("script[type='application/ld+json' i]").Select(s => (s.SourceReference?.Position.Line ?? 1, s.TextContent))];
    }

    // It may lie in a graph, or in the page that it belongs to.
    static void Find(MarkupNode node, bool hasContext, List<(MarkupObject, bool)> reviews, List<MarkupFinding> findings)
    {
        switch (node)
        {
            case MarkupList list:
                foreach (var item in list.Items) Find(item, hasContext, reviews, findings);
                break;
            case MarkupObject found:
                hasContext |= found["@context"] is { } context && IsSchemaOrg(context);
                if (found.Types.Contains("ClaimReview")) reviews.Add((found, hasContext));
                else if (found["type"] is MarkupText { Value: "ClaimReview" } type)
                    findings.Add(new(type.Line, MarkupSeverity.Error, "@type", "The type stands under “type”, which nobody reads.", "Write \"@type\": \"ClaimReview\"."));
                foreach (var (_, value) in found.Members) Find(value, hasContext, reviews, findings);
                break;
            default:
                break;
        }
    }

    static bool IsSchemaOrg(MarkupNode context) => context switch
    {
        MarkupText text => text.Value.TrimEnd('/') is "https://schema.org" or "http://schema.org" or "https://www.schema.org" or "http://www.schema.org",
        MarkupList list => list.Items.Any(IsSchemaOrg),
        MarkupObject terms => terms["@vocab"] is { } words && IsSchemaOrg(words),
        _ => false,
    };
}
