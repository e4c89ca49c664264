using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Public;

/// <summary>The words in which readers meet what the domain calls by name.</summary>
public static class Words
{
    /// <summary>A kind of change.</summary>
    public static string Of(CorrectionKind kind) => kind switch
    {
        CorrectionKind.RatingChange => "Rating change",
        _ => kind.ToString(),
    };

    /// <summary>Why a tip was not taken up, in a sentence to whoever sent it.</summary>
    public static string Of(TipDecline reason) => reason switch
    {
        TipDecline.NotAFact => "It is an opinion or a prediction, which no evidence can settle.",
        TipDecline.NotCheckable => "We see no way to find out whether it is true.",
        TipDecline.CheckedAlready => "We have checked it already.",
        TipDecline.OutOfScope => "It is not among the things that we check.",
        TipDecline.NotFound => "We did not find it where it is said to be.",
        TipDecline.TextHolds => "We have compared it with the sources, and the text holds.",
        TipDecline.Other => "For another reason.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>A kind of source.</summary>
    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.OfficialRecord => "Official record",
        SourceKind.NewsReport => "News report",
        SourceKind.ClaimantReply => "Claimant’s reply",
        _ => kind.ToString(),
    };

    /// <summary>Names in a row: "Ana", "Ana and Ben", "Ana, Ben and Cem".</summary>
    public static string Row(Wording wording, IReadOnlyList<string> names) => names.Count < 2 ? string.Concat(names)
        : wording["{names} and {last}", ("names", Series(wording, names.SkipLast(1))), ("last", names[^1])].ToString();

    /// <summary>What stands in a row without "and": "Ana, Ben, Cem".</summary>
    public static string Series(Wording wording, IEnumerable<string> parts) =>
        parts.Aggregate((before, next) => wording["{before}, {next}", ("before", before), ("next", next)].ToString());

    /// <summary>A text with the words that were looked for marked in it.</summary>
    public static IHtmlContent Marked(string text, IReadOnlyList<string> words)
    {
        var hits = new bool[text.Length];
        foreach (var word in words)
            for (var at = 0; at < text.Length && (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
                Array.Fill(hits, true, at, word.Length);
        var html = new HtmlContentBuilder();
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start + 1; end < text.Length && hits[end] == hits[start]; end++) { }
            if (hits[start]) html.AppendHtml("<mark class=\"hit\">").Append(text[start..end]).AppendHtml("</mark>");
            else html.Append(text[start..end]);
        }
        return html;
    }
}
