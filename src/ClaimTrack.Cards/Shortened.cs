using System.Globalization;

namespace ClaimTrack.Cards;

/// <summary>Shortens a text to what fits.</summary>
public static class Shortened
{
    /// <summary>The text in one line, cut after a word with an ellipsis if it is longer than <paramref name="max"/> UTF-16 units; both
    /// together fit. Where no word ends in the second half, as in Chinese, it is cut between characters.</summary>
    public static string To(string text, int max)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= max) return line;
        var end = 0;
        for (int next; (next = end + StringInfo.GetNextTextElementLength(line, end)) < max;) end = next;
        var word = line.LastIndexOf(' ', end);
        return line[..(word > max / 2 ? word : end)].TrimEnd(' ', ',', ';', ':', '.', '،', '؛', '–', '—') + "…";
    }
}
