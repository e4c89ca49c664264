using System.Globalization;

namespace ClaimTrack.Text;

/// <summary>Where a text may be cut: between graphemes, and between words where the script shows words.</summary>
static class TextEdges
{
    // A grapheme longer than this is not writing; looking back further would make a line of marks cost its square.
    const int LongestGrapheme = 64;

    /// <summary>The last grapheme edge at or before <paramref name="index"/>.</summary>
    public static int GraphemeFloor(string text, int index)
    {
        if (index <= 0 || index >= text.Length) return Math.Clamp(index, 0, text.Length);
        var edge = SafeStart(text, index);
        while (true)
        {
            var next = edge + StringInfo.GetNextTextElementLength(text.AsSpan(edge));
            if (next > index) return edge;
            if (next == index) return index;
            edge = next;
        }
    }

    /// <summary>The first grapheme edge at or after <paramref name="index"/>.</summary>
    public static int GraphemeCeiling(string text, int index)
    {
        var floor = GraphemeFloor(text, index);
        return floor >= index ? floor : floor + StringInfo.GetNextTextElementLength(text.AsSpan(floor));
    }

    /// <summary>True when a word runs across the edge: cutting there would leave a different word.</summary>
    /// <remarks>
    /// "lawful" inside "unlawful", "partisan" after "non-", "can" before "'t" and "5 percent" after "1." all run across.
    /// Scripts that write no spaces between words show no edge, so nothing runs across there.
    /// </remarks>
    public static bool RunsAcross(string text, int edge)
    {
        if (edge <= 0 || edge >= text.Length) return false;
        char before = text[edge - 1], after = text[edge];
        if (IsWordPart(before) && IsWordPart(after)) return true;
        if (IsWordPart(after) && edge >= 2) return Joins(text[edge - 2], before, after);
        return IsWordPart(before) && edge + 1 < text.Length && Joins(before, after, text[edge + 1]);
    }

    /// <summary>The first edge between words at or before <paramref name="index"/>, looking back no further than <paramref name="reach"/> units.</summary>
    public static int WordFloor(string text, int index, int reach)
    {
        for (var edge = index; edge >= Math.Max(0, index - reach); edge--)
            if (!RunsAcross(text, edge)) return GraphemeFloor(text, edge);
        return GraphemeFloor(text, index);
    }

    /// <summary>The first edge between words at or after <paramref name="index"/>, looking no further than <paramref name="reach"/> units.</summary>
    public static int WordCeiling(string text, int index, int reach)
    {
        for (var edge = index; edge <= Math.Min(text.Length, index + reach); edge++)
            if (!RunsAcross(text, edge)) return GraphemeCeiling(text, edge);
        return GraphemeCeiling(text, index);
    }

    static bool Joins(char left, char between, char right) => QuoteKey.Fold(between) switch
    {
        '-' or '\'' => IsWordPart(left) && IsWordPart(right),
        '.' or ',' => char.IsDigit(left) && char.IsDigit(right),
        _ => false
    };

    static bool IsWordPart(char c) =>
        (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
        && !Scripts.WritesNoSpaces(c);

    static int SafeStart(string text, int index)
    {
        var lowest = Math.Max(0, index - LongestGrapheme);
        for (var i = index - 1; i > lowest; i--)
            if (text[i] is '\n' || (text[i] is >= 'a' and <= 'z' && text[i - 1] is ' ' or '\n')) return i;
        return lowest > 0 && char.IsLowSurrogate(text[lowest]) ? lowest - 1 : lowest;
    }
}
