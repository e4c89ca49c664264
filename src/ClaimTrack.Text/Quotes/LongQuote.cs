namespace ClaimTrack.Text;

/// <summary>
/// Finds a quote too long for one approximate search by its beginning and its end. Its similarity is the lower of the
/// two, lowered further by how much longer or shorter the stretch between them has become.
/// </summary>
static class LongQuote
{
    const int EndLength = AnchorThresholds.LongestPattern / 2;
    const int EachEnd = 4;

    public static IEnumerable<(int Start, int End, double Similarity)> Stretches(string wanted, string text)
    {
        var heads = Ends(wanted[..EndLength], text);
        var tails = Ends(wanted[^EndLength..], text);
        foreach (var head in heads)
        {
            foreach (var tail in tails)
            {
                var (start, end) = WordRange.Around(text, head.Start, tail.End);
                if (tail.End <= head.End) continue;
                var lengthLikeness = 1 - Math.Min(1, Math.Abs(end - start - wanted.Length) / (double)wanted.Length);
                var edits = Math.Max(head.Edits, tail.Edits) / (double)EndLength;
                // Both ends may be whole while the middle changed, and this search is only made when something did.
                yield return (start, end, Math.Min(1 - 1.0 / wanted.Length, (1 - edits) * lengthLikeness));
            }
        }
    }

    static List<Stretch> Ends(string part, string text) =>
        ApproximateSearch.Best(part, text, EachEnd, Math.Min(AnchorThresholds.MaxErrors, (int)(part.Length * AnchorThresholds.MaxErrorShare)));
}
