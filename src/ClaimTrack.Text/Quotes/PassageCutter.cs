namespace ClaimTrack.Text;

/// <summary>Cuts the surroundings of a quote to a length, at an edge a reader does not stumble over.</summary>
static class PassageCutter
{
    const char Ellipsis = '…';
    const int LongestWord = 40;

    public static Passage Cut(string plain, int start, int end, int around)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, plain.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        ArgumentOutOfRangeException.ThrowIfNegative(around);
        return new Passage(Before(plain, start, around), plain[start..end], After(plain, end, around));
    }

    static string Before(string plain, int start, int around)
    {
        var from = StartOfNeighbour(plain, start);
        if (start - from <= around) return plain[from..start];

        var earliest = start - around;
        var half = start - around / 2;
        for (var edge = earliest; edge < half; edge++)
            if (EndsSentence(plain, edge)) return Ellipsis + plain[edge..start].TrimStart();
        var word = TextEdges.WordCeiling(plain, earliest, LongestWord);
        return word >= start ? $"{Ellipsis}" : Ellipsis + plain[word..start].TrimStart('\n', ' ');
    }

    static string After(string plain, int end, int around)
    {
        var to = EndOfNeighbour(plain, end);
        if (to - end <= around) return plain[end..to];

        var latest = end + around;
        var half = end + around / 2;
        for (var edge = latest; edge > half; edge--)
            if (EndsSentence(plain, edge)) return plain[end..edge].TrimEnd() + Ellipsis;
        var word = TextEdges.WordFloor(plain, latest, LongestWord);
        return word <= end ? $"{Ellipsis}" : plain[end..word].TrimEnd('\n', ' ') + Ellipsis;
    }

    static int StartOfNeighbour(string plain, int start)
    {
        var own = start == 0 ? 0 : plain.LastIndexOf('\n', start - 1) + 1;
        return own < 2 ? 0 : plain.LastIndexOf('\n', own - 2) + 1;
    }

    static int EndOfNeighbour(string plain, int end)
    {
        var own = plain.IndexOf('\n', end);
        if (own < 0) return plain.Length;
        var next = plain.IndexOf('\n', own + 1);
        return next < 0 ? plain.Length : next;
    }

    static bool EndsSentence(string plain, int edge) =>
        edge > 1 && (edge == plain.Length || plain[edge] is ' ' or '\n' || Scripts.WritesNoSpaces(plain[edge]))
        && SentenceMarks.EndSentence(plain.AsSpan(0, edge));
}
