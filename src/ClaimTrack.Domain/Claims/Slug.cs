using System.Globalization;
using System.Text;

namespace ClaimTrack.Domain;

/// <summary>The readable part of an address.</summary>
public static class Slug
{
    /// <summary>Longest slug of a name, in UTF-16 units.</summary>
    public const int Max = 80;

    const char LastLatin = '\u024F';

    /// <summary>Makes a slug: letters and digits of any script in lower case, accents dropped from Latin letters, everything
    /// else a single hyphen. Empty when the text has no letter or digit.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="max">Longest result in UTF-16 units; it is cut at a word where possible.</param>
    public static string From(string text, int max = Max)
    {
        var slug = new StringBuilder(Math.Min(text.Length, max * 2));
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                if (slug.Length > 0 && slug[^1] > LastLatin) slug.Append(rune.ToString());
                continue;
            }
            if (Rune.IsLetterOrDigit(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (slug.Length > 0 && slug[^1] != '-' && rune.Value is not ('\'' or '’')) slug.Append('-');
        }
        var made = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        if (made.Length <= max) return made;
        var cut = made.LastIndexOf('-', max);
        if (cut > max / 2) return made[..cut];
        return Cut.Of(made, max);
    }
}
