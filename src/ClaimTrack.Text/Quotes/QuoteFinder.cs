namespace ClaimTrack.Text;

/// <summary>Looks for a quote that somebody typed.</summary>
static class QuoteFinder
{
    const int MostNearest = 3;

    public static QuoteSearch Find(string plain, string quote)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(quote);
        var key = QuoteKey.Of(plain);
        var typed = QuoteKey.Of(PlainText.Normalise(quote)).Text.Trim();

        // The quotation marks may be the text's own, so the quote is tried with them first.
        foreach (var wanted in new[] { typed, WithoutMarks(typed) }.Distinct())
        {
            var hits = ExactSearch.Hits(key.Text, wanted);
            var whole = hits.FindAll(hit => ExactSearch.IsWhole(key.Text, hit, wanted.Length));
            if (whole.Count > 0) hits = whole;
            if (hits.Count == 0) continue;
            var anchor = AnchorDescriber.Describe(plain, key.StartIn(hits[0]), key.EndIn(hits[0] + wanted.Length));
            return new QuoteSearch(anchor, hits.Count, []);
        }
        return new QuoteSearch(null, 0, NearestTo(WithoutMarks(typed), key, plain));
    }

    static List<NearPassage> NearestTo(string typed, QuoteKey key, string plain)
    {
        var pattern = typed.Length > AnchorThresholds.LongestPattern ? typed[..AnchorThresholds.LongestPattern] : typed;
        if (pattern.Length == 0) return [];
        var most = (int)(pattern.Length * (1 - AnchorThresholds.NearestSimilarity));
        return [.. ApproximateSearch.Best(pattern, key.Text, MostNearest * 2, most)
            .Select(found => PassageAt(found, pattern, key, plain))
            .Where(passage => passage.Similarity >= AnchorThresholds.NearestSimilarity && passage.End > passage.Start)
            .DistinctBy(passage => passage.Start)
            .OrderByDescending(passage => passage.Similarity)
            .Take(MostNearest)];
    }

    static NearPassage PassageAt(Stretch found, string pattern, QuoteKey key, string plain)
    {
        var (start, end) = WordRange.Around(key.Text, found.Start, found.End);
        var edits = EditDistance.Between(pattern, key.Text.AsSpan(start, end - start));
        var similarity = Math.Clamp(1 - edits / (double)pattern.Length, 0, 1);
        int from = key.StartIn(start), to = key.EndIn(end);
        return new NearPassage(plain[from..to], from, to, similarity);
    }

    static string WithoutMarks(string typed)
    {
        var bare = typed.Trim('"', '\'', ' ');
        return bare.Length == 0 ? typed : bare;
    }
}
