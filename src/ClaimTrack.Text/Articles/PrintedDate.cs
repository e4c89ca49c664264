using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimTrack.Text;

/// <summary>Reads dates as pages and newspapers print them. An ambiguous order of day and month is not guessed.</summary>
static partial class PrintedDate
{
    static readonly FrozenDictionary<string, int> months = MonthNames();

    /// <summary>The first date in the text, or null.</summary>
    public static DateOnly? In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (text.Length > 200) text = text[..200];
        return Numeric(YearFirst().Match(text)) ?? Numeric(Dotted().Match(text)) ?? Named(DayMonthYear().Match(text)) ?? Named(MonthDayYear().Match(text));
    }

    static DateOnly? Numeric(Match match) =>
        match.Success ? Of(int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture)) : null;

    static DateOnly? Named(Match match) =>
        match.Success && months.TryGetValue(match.Groups["m"].Value.TrimEnd('.').ToLowerInvariant(), out var month)
            ? Of(int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture))
            : null;

    static DateOnly? Of(int year, int month, int day) =>
        year is >= 1600 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    static FrozenDictionary<string, int> MonthNames()
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in new[] { "en", "es", "fr", "de", "pt", "it", "nl", "ru", "uk", "tr", "pl" })
        {
            var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            for (var month = 0; month < 12; month++)
                foreach (var name in new[] { format.MonthNames[month], format.MonthGenitiveNames[month], format.AbbreviatedMonthNames[month], format.AbbreviatedMonthGenitiveNames[month] })
                    names.TryAdd(name.TrimEnd('.').ToLowerInvariant(), month + 1);
        }
        names.TryAdd("sept", 9);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(?<y>[12][0-9]{3})[-/.年](?<m>[0-9]{1,2})[-/.月](?<d>[0-9]{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();

    // With full stops the day comes first wherever this is written; with strokes the order depends on the country.
    [GeneratedRegex(@"\b(?<d>[0-9]{1,2})\.\s?(?<m>[0-9]{1,2})\.\s?(?<y>[12][0-9]{3})\b", RegexOptions.NonBacktracking)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\b(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?<m>\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(?<y>[12][0-9]{3})\b", RegexOptions.NonBacktracking)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"\b(?<m>\p{L}{3,12})\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>[12][0-9]{3})\b", RegexOptions.NonBacktracking)]
    private static partial Regex MonthDayYear();
}
