using System.Net;

namespace ClaimTrack.Text;

/// <summary>The title of a source that is not parsed.</summary>
static class TitleTag
{
    public static string? In(string html)
    {
        foreach (var tag in TagScanner.Tags(html))
        {
            if (tag.Name != "title" || tag.IsEnd) continue;
            var end = html.IndexOf('<', tag.End);
            var title = PlainText.Normalise(WebUtility.HtmlDecode(html[tag.End..(end < 0 ? html.Length : end)]).ReplaceLineEndings(" "));
            return title.Length == 0 ? null : title;
        }
        return null;
    }
}
