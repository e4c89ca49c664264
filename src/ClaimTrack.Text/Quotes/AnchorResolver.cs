namespace ClaimTrack.Text;

/// <summary>Finds an anchored quote in a later revision and decides how far to believe it.</summary>
static class AnchorResolver
{
    const int MostCandidates = 8;
    static readonly AnchorResult missing = new(AnchorState.Missing, null, null, 0, 0);

    public static AnchorResult Resolve(QuoteAnchor anchor, string laterPlain)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(laterPlain);
        if (string.IsNullOrWhiteSpace(anchor.Exact)) throw new ArgumentException("The anchor has no quote.", nameof(anchor));

        if (StandsWhereItStood(anchor, laterPlain)) return new AnchorResult(AnchorState.Anchored, anchor.Start, anchor.End, 1, 1);
        var wanted = new WantedQuote(anchor, laterPlain.Length);
        var key = QuoteKey.Of(laterPlain);
        return Exactly(wanted, key) ?? Approximately(wanted, key);
    }

    // Same place, same words, same surroundings: in the revision it was made on, an anchor always comes out here.
    static bool StandsWhereItStood(QuoteAnchor anchor, string later)
    {
        var from = anchor.Start - anchor.Prefix.Length;
        return from >= 0 && anchor.End - anchor.Start == anchor.Exact.Length && anchor.End + anchor.Suffix.Length <= later.Length
            && later.AsSpan(from).StartsWith(anchor.Prefix, StringComparison.Ordinal)
            && later.AsSpan(anchor.Start).StartsWith(anchor.Exact, StringComparison.Ordinal)
            && later.AsSpan(anchor.End).StartsWith(anchor.Suffix, StringComparison.Ordinal)
            && (anchor.Prefix.Length > 0 || anchor.Start == 0) && (anchor.Suffix.Length > 0 || anchor.End == later.Length);
    }

    static AnchorResult? Exactly(WantedQuote wanted, QuoteKey key)
    {
        var hits = ExactSearch.Hits(key.Text, wanted.Key).FindAll(hit => wanted.EdgesAgree(key.Text, hit, hit + wanted.Key.Length));
        if (hits.Count == 0) return null;

        var weighed = hits
            .OrderBy(hit => Math.Abs(key.StartIn(hit) - wanted.Start))
            .Take(AnchorThresholds.MaxHitsWeighed)
            .Select(hit => Weigh(wanted, key, hit, hit + wanted.Key.Length, 1))
            .OrderByDescending(hit => hit.Score)
            .ToList();
        var best = weighed[0];
        var leads = weighed.Count == 1 || best.Score - weighed[1].Score >= AnchorThresholds.Lead;
        // A twin elsewhere is worded the same: where the quote had twins or is short, its surroundings must speak for it.
        var trusted = best.Score >= AnchorThresholds.ChangedScore
            || (hits.Count == 1 && !wanted.HadTwins && wanted.Key.Length >= AnchorThresholds.TrustedAlone);
        return best.As(leads && trusted ? AnchorState.Anchored : AnchorState.Uncertain);
    }

    static AnchorResult Approximately(WantedQuote wanted, QuoteKey key)
    {
        var candidates = CandidatesOf(wanted, key)
            .Select(found => Weigh(wanted, key, found.Start, found.End, found.Similarity))
            .OrderByDescending(found => found.Score)
            .ToList();
        if (candidates.Count == 0) return missing;

        var best = candidates[0];
        var leads = candidates.Count == 1 || best.Score - candidates[1].Score >= AnchorThresholds.Lead;
        if (best.Similarity >= AnchorThresholds.ChangedSimilarity && best.Score >= AnchorThresholds.ChangedScore && leads)
            return best.As(AnchorState.Changed);
        return best.Similarity >= AnchorThresholds.UncertainSimilarity && best.Score >= AnchorThresholds.UncertainScore
            ? best.As(AnchorState.Uncertain)
            : missing with { Similarity = best.Similarity, Score = best.Score };
    }

    static IEnumerable<(int Start, int End, double Similarity)> CandidatesOf(WantedQuote wanted, QuoteKey key) =>
        (wanted.Key.Length <= AnchorThresholds.LongestPattern
            ? Stretches(wanted.Key, key)
            : LongQuote.Stretches(wanted.Key, key.Text))
        .DistinctBy(found => (found.Start, found.End));

    static IEnumerable<(int Start, int End, double Similarity)> Stretches(string wanted, QuoteKey key)
    {
        var most = Math.Min(AnchorThresholds.MaxErrors, (int)(wanted.Length * AnchorThresholds.MaxErrorShare));
        foreach (var found in ApproximateSearch.Best(wanted, key.Text, MostCandidates, most))
        {
            var (start, end) = WordRange.Around(key.Text, found.Start, found.End);
            if (end <= start) continue;
            var edits = EditDistance.Between(wanted, key.Text.AsSpan(start, end - start));
            yield return (start, end, Math.Clamp(1 - edits / (double)wanted.Length, 0, 1));
        }
    }

    static Candidate Weigh(WantedQuote wanted, QuoteKey key, int start, int end, double similarity)
    {
        var score = (50 * similarity
            + 20 * wanted.PrefixLikeness(key.Text, start)
            + 20 * wanted.SuffixLikeness(key.Text, end)
            + 2 * wanted.PositionLikeness(key.StartIn(start))) / 92;
        return new Candidate(key.StartIn(start), key.EndIn(end), similarity, score);
    }

    readonly record struct Candidate(int Start, int End, double Similarity, double Score)
    {
        public AnchorResult As(AnchorState state) => new(state, Start, End, Similarity, Score);
    }
}
