using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ClaimTrack.Web.Public;

/// <summary>Texts for formats that other people's programs show, which may do less for their readers than our pages do.</summary>
static class OpenText
{
    // Letters of every script as they are; what HTML itself is made of never.
    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text without what no reader sees: control characters, which XML forbids
    /// (https://www.w3.org/TR/xml/#charsets), and those that turn the words after them round, which our pages isolate and
    /// a list of headlines elsewhere does not (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).</summary>
    public static string Of(string? text)
    {
        var clean = new StringBuilder(text?.Length ?? 0);
        foreach (var rune in (text ?? "").EnumerateRunes()) // a lone surrogate comes as U+FFFD
            if ((!Rune.IsControl(rune) || rune.Value is '\n' or '\r' or '\t') && (rune.Value & 0xFFFE) != 0xFFFE && !TurnsRound(rune.Value))
                clean.Append(rune.ToString());
        return clean.ToString();
    }

    /// <summary>The text as HTML that shows it.</summary>
    public static string Encoded(string? text) => Html.Encode(Of(text));

    static bool TurnsRound(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
