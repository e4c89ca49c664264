using ClaimTrack.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>A stretch of a text to be marked, with the page that it leads to.</summary>
/// <param name="Start">Where it begins, in UTF-16 units of the whole text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Id">The id of the place, for links to it.</param>
/// <param name="Href">Where the mark leads.</param>
/// <param name="Note">The id of the note in the margin that describes it.</param>
/// <param name="Changed">Whether the words differ from those that were marked first.</param>
public sealed record TextMark(int Start, int End, string Id, string Href, string Note, bool Changed);

/// <summary>The text of a block with its marks. Everything in it is encoded; not a single white space is added, because
/// offsets of selections count what is shown.</summary>
public static class MarkedText
{
    /// <summary>The contents of one block.</summary>
    /// <param name="plain">The whole text.</param>
    /// <param name="block">The block.</param>
    /// <param name="marks">Marks anywhere in the text. They may overlap: each word then leads to the shortest of its marks
    /// and is described by all of them.</param>
    public static IHtmlContent Of(string plain, TextBlock block, IReadOnlyList<TextMark> marks)
    {
        int from = block.Start, to = block.Start + block.Length;
        var here = marks.Where(m => m.Start < to && m.End > from).ToList();
        if (here.Count == 0) return new HtmlContentBuilder().Append(plain[from..to]);

        var content = new HtmlContentBuilder();
        var linked = new HashSet<TextMark>();
        List<int> cuts = [.. here.SelectMany(m => new[] { m.Start, m.End }).Append(from).Append(to).Where(c => c >= from && c <= to).Distinct().Order()];
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var (start, end) = (cuts[i], cuts[i + 1]);
            foreach (var begun in here.Where(m => m.Start == start)) content.AppendHtml(Place(begun));
            var over = here.Where(m => m.Start <= start && m.End >= end).OrderBy(m => m.End - m.Start).ToList();
            if (over.Count == 0) content.Append(plain[start..end]);
            // A mark that goes on from an earlier piece or block is one link for the keyboard, not several.
            else content.AppendHtml(Link(plain[start..end], over, first: over[0].Start >= from && linked.Add(over[0])));
        }
        return content;
    }

    static TagBuilder Place(TextMark mark)
    {
        var place = new TagBuilder("span");
        place.Attributes["id"] = mark.Id;
        return place;
    }

    static TagBuilder Link(string words, List<TextMark> over, bool first)
    {
        var link = new TagBuilder("a");
        link.AddCssClass(over.All(m => m.Changed) ? "hl hl--changed" : "hl");
        link.Attributes["href"] = over[0].Href;
        link.Attributes["aria-describedby"] = string.Join(' ', over.Select(m => m.Note).Distinct());
        link.Attributes["draggable"] = "false";
        if (!first) link.Attributes["tabindex"] = "-1";
        var mark = new TagBuilder("mark");
        mark.InnerHtml.Append(words);
        link.InnerHtml.AppendHtml(mark);
        return link;
    }
}
