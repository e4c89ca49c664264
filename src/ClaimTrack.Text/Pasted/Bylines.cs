using System.Net;
using System.Text.RegularExpressions;

namespace ClaimTrack.Text;

/// <summary>Recognises and cleans lines that name authors.</summary>
static partial class Bylines
{
    const int LongestByline = 160;

    /// <summary>The names on a line like "By Ana Sol and Ben Ode", or null when the line is no byline.</summary>
    public static string? On(string line)
    {
        if (line.Length > LongestByline) return null;
        var match = Byline().Match(line);
        return match.Success ? Clean(match.Groups["names"].Value) : null;
    }

    /// <summary>The names in an agency's closing line like "(Reporting by Ana Sol; Editing by Ben Ode)", or null.</summary>
    public static string? InCredit(string line) =>
        line.Length <= 2 * LongestByline && Credit().Match(line) is { Success: true } match ? Clean(match.Groups["names"].Value) : null;

    /// <summary>Names without "By", addresses, dates and decoration; null when nothing like a name is left.</summary>
    public static string? Clean(string? names)
    {
        if (string.IsNullOrWhiteSpace(names) || names.Length > 4 * LongestByline) return null;
        var line = PlainText.Normalise(WebUtility.HtmlDecode(names).ReplaceLineEndings(" "));
        line = Lead().Replace(line, "");
        line = Tail().Replace(line, "").Trim(' ', ',', '|', '·', '•', '-', '–', '—', '.', ':', '/');
        return line.Length is 0 or > LongestByline || line.Contains("://", StringComparison.Ordinal) || line.Contains('@') || !line.Any(char.IsLetter) ? null : line;
    }

    // One to five words that begin with a capital (or particles) for each name.
    [GeneratedRegex("""^(?:(?:(?:Written|Reported|Story|Words|Text|Posted|Published)\s+)?[Bb][Yy]|BY|Par|Por|Von|Di|Door|Autor(?:in)?:|Auteur\s*:|Автор:|Tekst:|Text:|Yazan:)[:\s]\s*(?<names>\p{Lu}[\p{L}\p{M}.'’-]*(?:,?\s+(?:and|&|et|y|e|und|en|i|и|ve|de|da|del|della|di|van|von|der|den|la|le|al|el|bin|ibn|\p{Lu}[\p{L}\p{M}.'’-]*)){0,14})(?:\s*[,|/·•–—-]\s*.{0,80})?$""", RegexOptions.NonBacktracking)]
    private static partial Regex Byline();

    [GeneratedRegex(@"^\(?(?:additional\s+)?(?:reporting|writing)\s+by\s+(?<names>[^;()]{3,120})(?:;.*)?\)?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^(?:(?:written|reported|story|words|text|posted|published)\s+)?(?:by|author|von|par|por|autor|auteur)\b\s*:?\s*", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*(?:[|·•].*|,?\s+(?:on|at|updated|published)\s+.*|,\s*(?:staff|special|senior|contributing|the)\b.*|,?\s*\p{L}*\s[0-9]{1,2},?\s[0-9]{4}.*)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tail();
}
