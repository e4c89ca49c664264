namespace ClaimTrack.Text;

/// <summary>
/// The numbers by which a quote is recognised in a later revision. Start values from the measured table of the
/// design; measure again on real pairs of revisions before changing one.
/// </summary>
public static class AnchorThresholds
{
    /// <summary>Similarity from which a differing passage counts as the quote, changed.</summary>
    public const double ChangedSimilarity = 0.70;

    /// <summary>Score from which a passage counts as the quote, changed; also demanded of an exact but ambiguous hit.</summary>
    public const double ChangedScore = 0.75;

    /// <summary>Similarity from which a passage is offered as a candidate.</summary>
    public const double UncertainSimilarity = 0.60;

    /// <summary>Score from which a passage is offered as a candidate.</summary>
    public const double UncertainScore = 0.65;

    /// <summary>By how much the best of several candidates must lead the next.</summary>
    public const double Lead = 0.05;

    /// <summary>Units of context stored on each side of a quote that stands only once.</summary>
    public const int Context = 32;

    /// <summary>
    /// Units of context stored at least on each side of a quote that stands more than once. A longer context than
    /// <see cref="Context"/> and a word tells the later search that a twin exists and that wording alone proves nothing.
    /// </summary>
    public const int TwinContext = 72;

    /// <summary>Units of context stored at most on each side, however often the quote is repeated.</summary>
    public const int MaxContext = 1_024;

    /// <summary>An exact, single hit at least this long (UTF-16 units) is trusted even where its whole context was rewritten.</summary>
    public const int TrustedAlone = 64;

    /// <summary>Edits allowed in approximate search, as a share of the quote's length.</summary>
    public const double MaxErrorShare = 0.4;

    /// <summary>Edits allowed in approximate search at most.</summary>
    public const int MaxErrors = 256;

    /// <summary>Quotes longer than this (UTF-16 units) are searched approximately by their beginning and end, which bounds the work.</summary>
    public const int LongestPattern = 2_000;

    /// <summary>Exact hits whose context is compared, those nearest the old position first.</summary>
    public const int MaxHitsWeighed = 256;

    /// <summary>Similarity below which a passage is not worth showing as "nearest" to a typed quote.</summary>
    public const double NearestSimilarity = 0.45;
}
