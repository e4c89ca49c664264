namespace ClaimTrack.Text;

/// <summary>Finds where a key stands in a key, counted without overlap.</summary>
static class ExactSearch
{
    /// <summary>All hits, in order.</summary>
    public static List<int> Hits(string text, string pattern)
    {
        var hits = new List<int>();
        if (pattern.Length == 0) return hits;
        for (var at = text.IndexOf(pattern, StringComparison.Ordinal); at >= 0 && at <= text.Length - pattern.Length;)
        {
            hits.Add(at);
            at = text.IndexOf(pattern, at + pattern.Length, StringComparison.Ordinal);
        }
        return hits;
    }

    /// <summary>True when the hit cuts through no word.</summary>
    public static bool IsWhole(string text, int start, int length) =>
        !TextEdges.RunsAcross(text, start) && !TextEdges.RunsAcross(text, start + length);
}
