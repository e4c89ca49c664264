namespace ClaimTrack.Text;

/// <summary>
/// Ties a quote to its place in a text and finds it again: in the same text, in a later revision, or when typed into
/// a form. All texts are in the form of <see cref="PlainText.Normalise"/>; all offsets count its UTF-16 units.
/// </summary>
public static class QuoteAnchoring
{
    /// <summary>
    /// Describes a selection so that it can be found again. White space at its ends is left out, a selection that cuts
    /// through a grapheme takes the whole grapheme. The context is 32 units on each side, grown to the edge of a word,
    /// and where the quote stands more than once, on until no other place has the same (at most
    /// <see cref="AnchorThresholds.MaxContext"/> units). In scripts without spaces between words the context grows by graphemes.
    /// </summary>
    /// <param name="plain">The text.</param>
    /// <param name="start">Where the selection begins, in UTF-16 units.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <returns>The anchor: W3C TextQuoteSelector and TextPositionSelector in one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plain"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds lie outside the text or are in the wrong order, or
    /// nothing but white space is selected.</exception>
    public static QuoteAnchor Describe(string plain, int start, int end) => AnchorDescriber.Describe(plain, start, end);

    /// <summary>
    /// Looks for a quote that a person typed or pasted. Quotation marks, dashes, ellipses and white space may differ
    /// from the text's, quotation marks around the whole may be added; letter case and words must agree.
    /// Hits that begin or end inside a word count only when there are no others.
    /// </summary>
    /// <param name="plain">The text.</param>
    /// <param name="quote">The quote as typed.</param>
    /// <returns>The first occurrence and how many there are, or the passages most like it (found by edit distance;
    /// of a quote of more than 2,000 units by its beginning).</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static QuoteSearch Find(string plain, string quote) => QuoteFinder.Find(plain, quote);

    /// <summary>
    /// Finds a quote in a later revision. An exact hit (after folding) that is single, or leads the others by its
    /// context, is <see cref="AnchorState.Anchored"/>; a passage that merely resembles the quote never is.
    /// Score: (50 × quote + 20 × prefix + 20 × suffix + 2 × position) / 92, the weights of the Hypothesis client.
    /// </summary>
    /// <param name="anchor">The anchor in the earlier revision.</param>
    /// <param name="laterPlain">The text of the later revision.</param>
    /// <returns>The state, and the candidate's place unless the quote is missing.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The anchor's quote is empty.</exception>
    public static AnchorResult Resolve(QuoteAnchor anchor, string laterPlain) => AnchorResolver.Resolve(anchor, laterPlain);

    /// <summary>
    /// The quote with its surroundings: at most the rest of its own blocks and the neighbouring block on each side, cut
    /// at the edge of a sentence if one is near, else of a word.
    /// </summary>
    /// <param name="plain">The text.</param>
    /// <param name="start">Where the quote begins, in UTF-16 units.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    /// <param name="around">The most UTF-16 units to show on each side; "…" not counted.</param>
    /// <returns>Before, quote and after; blocks in them are parted by <c>"\n"</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="plain"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bounds lie outside the text or are in the wrong order, or
    /// <paramref name="around"/> is negative.</exception>
    public static Passage Context(string plain, int start, int end, int around = 280) => PassageCutter.Cut(plain, start, end, around);
}
