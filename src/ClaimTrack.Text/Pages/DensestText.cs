using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ClaimTrack.Text;

/// <summary>
/// Finds the element with most running text about it, in one walk of the tree: every paragraph gives its weight to the
/// elements around it, half as much with each step outwards. Stands in where SmartReader finds nothing or would take too long.
/// </summary>
sealed partial class DensestText
{
    const int ShortestParagraph = 25;
    const int Reach = 4;
    const double MostLinks = 0.5;

    readonly Dictionary<IElement, double> weights = [];

    public static List<(char Kind, string Text)> Blocks(IHtmlDocument page)
    {
        if (page.Body is null) return [];
        var text = new DensestText();
        text.Weigh(page.Body);
        if (text.weights.Count == 0) return [];
        var best = text.weights.MaxBy(weighed => weighed.Value).Key;
        return BlockReader.Blocks(best, IsAside);
    }

    // Returns the width of the text that stands in this element without a block of its own, and how much of it is linked.
    (int Width, int Linked, int Commas) Weigh(IElement element)
    {
        int width = 0, linked = 0, commas = 0;
        foreach (var child in element.ChildNodes)
        {
            if (child is IText text)
            {
                width += Paragraphs.Width(text.Data.Trim());
                commas += text.Data.AsSpan().Count(',') + text.Data.AsSpan().Count('，') + text.Data.AsSpan().Count('،');
            }
            else if (child is IElement inner && !Markup.IsUnread(inner.LocalName) && !IsAside(inner))
            {
                var (innerWidth, innerLinked, innerCommas) = Weigh(inner);
                if (Markup.BreaksLine(inner.LocalName)) continue;
                width += innerWidth;
                linked += inner.LocalName == "a" ? innerWidth : innerLinked;
                commas += innerCommas;
            }
        }
        if (Markup.BreaksLine(element.LocalName) && width >= ShortestParagraph && linked <= width * MostLinks)
            Give(element.LocalName is "p" or "pre" or "blockquote" or "li" ? element.ParentElement : element, 1 + commas + Math.Min(width / 100.0, 3));
        return (width, linked, commas);
    }

    void Give(IElement? element, double weight)
    {
        for (var step = 0; step < Reach && element is not null && element.LocalName != "html"; step++, element = element.ParentElement, weight /= 2)
            weights[element] = weights.GetValueOrDefault(element) + weight;
    }

    static bool IsAside(IElement element) =>
        element.LocalName is "nav" or "aside" or "footer" or "form" or "dialog"
        || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute("role") is "navigation" or "complementary" or "contentinfo" or "banner" or "dialog"
        || (element.LocalName is not ("body" or "article" or "main") && AsideName().IsMatch($"{element.ClassName} {element.Id}"));

    [GeneratedRegex(@"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|share|social|related|comments?|cookie|newsletter|promo|advert|ads?|breadcrumbs?|subscribe|popup|modal|tags|recirc|teaser)(?:[\s_-]|$)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsideName();
}
