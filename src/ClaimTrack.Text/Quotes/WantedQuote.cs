namespace ClaimTrack.Text;

/// <summary>An anchor prepared for comparing: its quote and context as keys, and what its edges looked like.</summary>
sealed class WantedQuote
{
    readonly string prefix, suffix;
    readonly bool wholeAtStart, wholeAtEnd;
    readonly int laterLength;

    public WantedQuote(QuoteAnchor anchor, int laterLength)
    {
        Key = QuoteKey.Of(anchor.Exact).Text.Trim();
        Start = anchor.Start;
        HadTwins = Math.Max(anchor.Prefix.Length, anchor.Suffix.Length) >= AnchorThresholds.TwinContext;
        prefix = QuoteKey.Of(anchor.Prefix).Text;
        suffix = QuoteKey.Of(anchor.Suffix).Text;
        this.laterLength = laterLength;
        var around = prefix + Key + suffix;
        wholeAtStart = !TextEdges.RunsAcross(around, prefix.Length);
        wholeAtEnd = !TextEdges.RunsAcross(around, prefix.Length + Key.Length);
    }

    public string Key { get; }

    public int Start { get; }

    public bool HadTwins { get; }

    /// <summary>False when the place would make a part of a word out of a whole one: "lawful" is not found in "unlawful".</summary>
    public bool EdgesAgree(string text, int start, int end) =>
        (!wholeAtStart || !TextEdges.RunsAcross(text, start)) && (!wholeAtEnd || !TextEdges.RunsAcross(text, end));

    public double PrefixLikeness(string text, int start)
    {
        if (prefix.Length == 0) return 1;
        var before = text.AsSpan(Math.Max(0, start - prefix.Length), Math.Min(start, prefix.Length));
        if (before.SequenceEqual(prefix)) return 1;
        // Both are read backwards, so that what stands nearest the quote is compared first and the far end may differ.
        char[] one = [.. prefix], other = [.. before];
        Array.Reverse(one);
        Array.Reverse(other);
        return Likeness(one, other);
    }

    public double SuffixLikeness(string text, int end)
    {
        if (suffix.Length == 0) return 1;
        return Likeness(suffix, text.AsSpan(end, Math.Min(suffix.Length, text.Length - end)));
    }

    public double PositionLikeness(int start) =>
        laterLength == 0 ? 1 : 1 - Math.Min(1, Math.Abs(start - Start) / (double)laterLength);

    static double Likeness(ReadOnlySpan<char> wanted, ReadOnlySpan<char> found) =>
        1 - EditDistance.AtEachEnd(wanted, found, fromStart: true).Min() / (double)wanted.Length;
}
