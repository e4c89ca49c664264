using System.Text;

namespace ClaimTrack.Text;

/// <summary>
/// The one form in which ClaimTrack keeps running text: every line is one block, every gap one space,
/// and nothing in it is invisible. Offsets of quotes count UTF-16 units of this form.
/// </summary>
public static class PlainText
{
    /// <summary>The longest text kept of one article, in UTF-16 units.</summary>
    public const int MaxLength = 400_000;

    // Unicode's Stream-Safe Text Format (UAX #15) allows 30; without a bound, normalising a long run of marks costs its square.
    const int MaxMarksPerBase = 30;

    /// <summary>
    /// Brings any string into plain form: Unicode NFC; each run of white space becomes one space; each line or
    /// paragraph end becomes <c>"\n"</c>, with no empty lines and no space at the ends of a line. Soft hyphens,
    /// zero-width characters, bidirectional controls, other format and control characters, noncharacters and lone
    /// surrogates are removed, variation selectors where there is nothing to vary. The zero-width joiner and non-joiner stay where they change what is read: inside
    /// emoji sequences, and after a letter of a cursive or Indic script. At most 30 combining marks follow a base.
    /// </summary>
    /// <param name="text">Any string, broken UTF-16 included.</param>
    /// <returns>The plain form; empty when nothing visible is left. Normalising it again changes nothing.
    /// The length is not cut to <see cref="MaxLength"/>: who stores the text decides what to do with too much.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cleaned = Clean(text);
        // Composition can shorten or lengthen a run of marks, so the bound is applied to its result once more.
        return cleaned.IsNormalized(NormalizationForm.FormC)
            ? cleaned
            : Clean(cleaned.Normalize(NormalizationForm.FormC));
    }

    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var baseRune = default(Rune);
        var lastRune = default(Rune);
        var marks = 0;
        var gap = Gap.None;

        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                i += used;
                continue;
            }
            i += used;

            if (InvisibleCharacters.EndsLine(rune)) { gap = Gap.Line; continue; }
            if (Rune.IsWhiteSpace(rune)) { if (gap == Gap.None) gap = Gap.Space; continue; }
            var joined = gap == Gap.None;
            if (!Stays(rune, joined ? lastRune : default, joined ? baseRune : default, text.AsSpan(i))) continue;

            var isMark = InvisibleCharacters.IsMark(rune);
            if (isMark && gap == Gap.None && marks >= MaxMarksPerBase) continue;

            if (gap != Gap.None && clean.Length > 0) clean.Append(gap == Gap.Line ? '\n' : ' ');
            marks = isMark ? (gap == Gap.None ? marks + 1 : 1) : 0;
            if (!isMark) baseRune = rune;
            gap = Gap.None;
            lastRune = rune;
            clean.Append(text, i - used, used);
        }
        return clean.ToString();
    }

    static bool Stays(Rune rune, Rune last, Rune baseRune, ReadOnlySpan<char> rest) =>
        InvisibleCharacters.IsJoiner(rune) ? InvisibleCharacters.JoinerIsRead(rune, last, baseRune, rest)
        : InvisibleCharacters.IsVariation(rune) ? last.Value != 0 && !InvisibleCharacters.IsVariation(last)
        : InvisibleCharacters.IsTag(rune) ? InvisibleCharacters.TagIsRead(last, baseRune)
        : !InvisibleCharacters.IsInvisible(rune);

    enum Gap { None, Space, Line }
}
