namespace ClaimTrack.Text;

/// <summary>What became of looking for a typed quote in a text.</summary>
/// <param name="Anchor">The first place where the quote stands; null when it is not in the text.</param>
/// <param name="Occurrences">How often it stands there, counted without overlap; 0 when it is not in the text.</param>
/// <param name="Nearest">Up to three passages most like a quote that was not found, best first; else empty.</param>
public sealed record QuoteSearch(QuoteAnchor? Anchor, int Occurrences, IReadOnlyList<NearPassage> Nearest);

/// <summary>A passage that resembles a quote.</summary>
/// <param name="Text">The passage, whole words, as in the text.</param>
/// <param name="Start">Where it begins, in UTF-16 units of the plain text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Similarity">1 is the same but for letter case or signs, 0 is nothing in common.</param>
public sealed record NearPassage(string Text, int Start, int End, double Similarity);
