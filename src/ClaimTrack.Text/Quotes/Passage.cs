namespace ClaimTrack.Text;

/// <summary>A quote with what surrounds it, for showing.</summary>
/// <param name="Before">Text right before the quote, beginning with "…" where it was cut short.</param>
/// <param name="Quote">The quote as in the text.</param>
/// <param name="After">Text right after the quote, ending with "…" where it was cut short.</param>
public sealed record Passage(string Before, string Quote, string After);
