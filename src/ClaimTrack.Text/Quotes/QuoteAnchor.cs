namespace ClaimTrack.Text;

/// <summary>
/// Where a quote stands in one revision of a text: a W3C Web Annotation TextQuoteSelector (exact, prefix, suffix)
/// together with a TextPositionSelector. Offsets count UTF-16 units of the plain text; the standard counts code
/// points, so convert when exporting.
/// </summary>
/// <param name="Exact">The quote, exactly as in the text.</param>
/// <param name="Prefix">What stands right before it: 32 units or more, unless the text begins earlier.</param>
/// <param name="Suffix">What stands right after it: 32 units or more, unless the text ends earlier.</param>
/// <param name="Start">Where the quote begins, in UTF-16 units of the plain text.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record QuoteAnchor(string Exact, string Prefix, string Suffix, int Start, int End);
