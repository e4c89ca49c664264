namespace ClaimTrack.Text;

/// <summary>Describes a selection by its words and just enough of its surroundings.</summary>
static class AnchorDescriber
{
    const int LongestWord = 32;
    const int GrowBy = 24;

    // Enough to tell a quote that repeats; more only cost time on a text that is one sentence over and over.
    const int MostRivals = 1_000;

    public static QuoteAnchor Describe(string plain, int start, int end)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, plain.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        while (start < end && char.IsWhiteSpace(plain[start])) start++;
        while (end > start && char.IsWhiteSpace(plain[end - 1])) end--;
        if (start == end) throw new ArgumentOutOfRangeException(nameof(end), "Nothing but white space is selected.");

        start = TextEdges.GraphemeFloor(plain, start);
        end = TextEdges.GraphemeCeiling(plain, end);
        var (from, to) = ContextOf(plain, start, end);
        return new QuoteAnchor(plain[start..end], plain[from..start], plain[end..to], start, end);
    }

    static (int From, int To) ContextOf(string plain, int start, int end)
    {
        var rivals = RivalsOf(plain, start, end);
        var width = rivals.Count == 0 ? AnchorThresholds.Context : AnchorThresholds.TwinContext;
        while (true)
        {
            var from = TextEdges.WordFloor(plain, Math.Max(0, start - width), LongestWord);
            var to = TextEdges.WordCeiling(plain, Math.Min(plain.Length, end + width), LongestWord);
            rivals.RemoveAll(rival => !SameAround(plain, start, end, rival, from, to));
            if (rivals.Count == 0 || width >= AnchorThresholds.MaxContext || (from == 0 && to == plain.Length)) return (from, to);
            width = Math.Min(width + GrowBy + width / 2, AnchorThresholds.MaxContext);
        }
    }

    static List<int> RivalsOf(string plain, int start, int end)
    {
        var exact = plain.AsSpan(start, end - start);
        var rivals = new List<int>();
        for (var at = 0; rivals.Count < MostRivals; at++)
        {
            var found = plain.AsSpan(at).IndexOf(exact);
            if (found < 0) break;
            at += found;
            if (at != start) rivals.Add(at);
        }
        return rivals;
    }

    static bool SameAround(string plain, int start, int end, int rival, int from, int to)
    {
        int before = start - from, after = to - end, rivalEnd = rival + end - start;
        return rival >= before && rivalEnd + after <= plain.Length
            && plain.AsSpan(from, before).SequenceEqual(plain.AsSpan(rival - before, before))
            && plain.AsSpan(end, after).SequenceEqual(plain.AsSpan(rivalEnd, after));
    }
}
