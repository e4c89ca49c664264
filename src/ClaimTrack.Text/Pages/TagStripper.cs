using System.Net;
using System.Text;

namespace ClaimTrack.Text;

/// <summary>
/// Reads the lines of text of a source without building a tree: for pages too long or too deep for one. One pass,
/// no recursion, nothing that any nesting or unclosed tag could slow down.
/// </summary>
static class TagStripper
{
    /// <summary>The text between tags, a new block wherever an element breaks the line.</summary>
    public static IEnumerable<(char Kind, string Text)> Blocks(string html)
    {
        var line = new StringBuilder();
        var kind = 'p';
        var from = 0;
        string? skipping = null;
        var length = 0;

        foreach (var tag in TagScanner.Tags(html))
        {
            if (skipping is null) line.Append(html, from, tag.Start - from);
            from = tag.End;

            if (skipping is not null)
            {
                if (tag.IsEnd && tag.Name == skipping) skipping = null;
                continue;
            }
            if (!tag.IsEnd && !tag.IsSelfClosed && Markup.IsUnread(tag.Name) && !Markup.IsVoid(tag.Name))
            {
                skipping = tag.Name;
                continue;
            }
            if (!Markup.BreaksLine(tag.Name)) continue;

            var text = TextOf(line);
            if (text.Length > 0) yield return (kind, text);
            // Twice the longest text kept leaves room for what is dropped later.
            if ((length += text.Length) > 2 * PlainText.MaxLength) yield break;
            kind = tag.IsEnd ? 'p' : Markup.KindOf(tag.Name, tag.Name is "div" or "p" or "br" && kind == 'q' ? 'q' : 'p');
        }
        if (skipping is null && from < html.Length) line.Append(html, from, html.Length - from);
        var last = TextOf(line);
        if (last.Length > 0) yield return (kind, last);
    }

    static string TextOf(StringBuilder line)
    {
        if (line.Length == 0) return "";
        var text = line.ToString();
        line.Clear();
        return PlainText.Normalise(WebUtility.HtmlDecode(text).ReplaceLineEndings(" "));
    }
}
