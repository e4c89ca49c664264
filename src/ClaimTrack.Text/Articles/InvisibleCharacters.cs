using System.Globalization;
using System.Text;

namespace ClaimTrack.Text;

/// <summary>Which code points a reader cannot see, and which of those nevertheless change what is read.</summary>
static class InvisibleCharacters
{
    const int NonJoiner = 0x200C, Joiner = 0x200D, BlackFlag = 0x1F3F4, CancelTag = 0xE007F;

    public static bool EndsLine(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029;

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    public static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => true,
            UnicodeCategory.Format => !IsPrependedSign(rune.Value),
            UnicodeCategory.OtherNotAssigned => IsNoncharacter(rune.Value),
            // Combining grapheme joiner, Khmer inherent vowels, Hangul fillers: letters and marks drawn as nothing.
            _ => rune.Value is 0x034F or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
        };

    public static bool IsJoiner(Rune rune) => rune.Value is NonJoiner or Joiner;

    public static bool JoinerIsRead(Rune joiner, Rune last, Rune baseRune, ReadOnlySpan<char> rest)
    {
        if (IsJoiner(last)) return false;
        if (IsShapedByJoiners(baseRune.Value)) return true;
        return joiner.Value == Joiner && IsPictograph(baseRune.Value)
            && Rune.DecodeFromUtf16(rest, out var next, out _) == System.Buffers.OperationStatus.Done
            && IsPictograph(next.Value);
    }

    public static bool IsVariation(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    public static bool IsTag(Rune rune) => rune.Value is >= 0xE0020 and <= CancelTag;

    // Tags spell the flags of regions after a black flag; anywhere else they are a way to hide text.
    public static bool TagIsRead(Rune last, Rune baseRune) =>
        baseRune.Value == BlackFlag || (IsTag(last) && last.Value != CancelTag && IsTag(baseRune));

    static bool IsPrependedSign(int value) =>
        value is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;

    static bool IsNoncharacter(int value) => value is >= 0xFDD0 and <= 0xFDEF || (value & 0xFFFE) == 0xFFFE;

    static bool IsShapedByJoiners(int value) => value is
        (>= 0x0600 and <= 0x08FF)       // Arabic, Syriac, Thaana, N'Ko, Mandaic
        or (>= 0x0900 and <= 0x0DFF)    // Devanagari to Sinhala
        or (>= 0x0E80 and <= 0x109F)    // Lao, Tibetan, Myanmar
        or (>= 0x1780 and <= 0x18AF)    // Khmer, Mongolian
        or (>= 0xA800 and <= 0xABFF)    // Syloti Nagri to Meetei Mayek
        or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x11000 and <= 0x11FFF); // Brahmi and its descendants

    static bool IsPictograph(int value) => value is
        0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299
        or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x23FF) or (>= 0x2600 and <= 0x27BF)
        or (>= 0x2B00 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);
}
