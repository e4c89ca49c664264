namespace ClaimTrack.Text;

/// <summary>How a quote fares in a later revision of its text.</summary>
public enum AnchorState
{
    /// <summary>The quote stands there unchanged, in one place that is beyond doubt.</summary>
    Anchored,

    /// <summary>Its passage was found, worded differently. A person confirms.</summary>
    Changed,

    /// <summary>A candidate exists but may be another passage. Offer it, do not mark it.</summary>
    Uncertain,

    /// <summary>The quote is no longer in the text.</summary>
    Missing
}

/// <summary>Where a quote was found in a later revision and how sure that is.</summary>
/// <param name="State">The decision.</param>
/// <param name="Start">Where the candidate begins, in UTF-16 units of the later text; null when <see cref="AnchorState.Missing"/>.</param>
/// <param name="End">Where it ends, exclusive; null when <see cref="AnchorState.Missing"/>.</param>
/// <param name="Similarity">Of quote and candidate, 0 to 1; 1 means equal after folding of quotation marks, dashes and spaces.</param>
/// <param name="Score">Of quote, context and position together, 0 to 1.</param>
public sealed record AnchorResult(AnchorState State, int? Start, int? End, double Similarity, double Score);
