using System.Globalization;
using System.Text.RegularExpressions;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Public;

/// <summary>Writers mark what a sentence rests on with the source's number, "[2]"; readers get a link to that source.</summary>
static partial class SourceMarks
{
    /// <summary>The HTML of an explanation, with a link for each number that is a source of the check.</summary>
    public static IHtmlContent ToHtml(CheckContent content)
    {
        var known = content.Sources.Select(s => s.Number).ToHashSet();
        return Markdown.ToHtml(Mark().Replace(content.Verdict.Explanation, mark =>
            int.TryParse(mark.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && known.Contains(number)
                ? $"[{number}](#source-{number} \"Source {number}\")" : mark.Value));
    }

    // A number in brackets that is not already the text or the name of a link, an image or a footnote.
    [GeneratedRegex(@"(?<![\]\\!\[\w])\[([0-9]{1,3})\](?![\(\[:])")]
    private static partial Regex Mark();
}
