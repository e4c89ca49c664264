namespace ClaimTrack.Text;

/// <summary>Finds the stretches of a text that most resemble a pattern, by edit distance.</summary>
static class ApproximateSearch
{
    /// <summary>The best stretches, none overlapping another by more than half, fewest edits first.</summary>
    public static List<Stretch> Best(string pattern, string text, int count, int maxErrors)
    {
        var best = new List<Stretch>();
        if (pattern.Length == 0 || text.Length == 0) return best;

        var distances = EditDistance.AtEachEnd(pattern, text, fromStart: false);
        var apart = Math.Max(1, pattern.Length / 2);
        foreach (var end in LowestPerWindow(distances, apart, maxErrors))
        {
            if (best.Exists(other => Math.Abs(other.End - end) < apart)) continue;
            best.Add(new Stretch(StartOf(pattern, text, end, distances[end]), end, distances[end]));
            if (best.Count == count) break;
        }
        return best;
    }

    static IEnumerable<int> LowestPerWindow(int[] distances, int width, int maxErrors)
    {
        var lowest = new List<int>();
        for (var from = 1; from < distances.Length; from += width)
        {
            var at = from;
            for (var end = from + 1; end < Math.Min(from + width, distances.Length); end++)
                if (distances[end] < distances[at]) at = end;
            if (distances[at] <= maxErrors) lowest.Add(at);
        }
        return lowest.OrderBy(end => distances[end]).ThenBy(end => end);
    }

    // The same search run backwards from the end tells where the stretch begins.
    static int StartOf(string pattern, string text, int end, int distance)
    {
        var from = Math.Max(0, end - pattern.Length - distance);
        var backwards = EditDistance.AtEachEnd(Reversed(pattern), Reversed(text.AsSpan(from, end - from)), fromStart: true);
        var length = Array.IndexOf(backwards, distance);
        return length < 0 ? from : end - length;
    }

    static char[] Reversed(ReadOnlySpan<char> text)
    {
        var reversed = text.ToArray();
        Array.Reverse(reversed);
        return reversed;
    }
}

/// <summary>A stretch of a text and its distance from a pattern in edits.</summary>
readonly record struct Stretch(int Start, int End, int Edits);
