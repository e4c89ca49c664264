using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using Icu;

namespace ClaimTrack.Cards;

/// <summary>A character as a reader sees it, with what it is set in.</summary>
readonly record struct Cluster(int Start, int Length, Typeface Typeface, Script Script)
{
    public int End => Start + Length;
}

/// <summary>Makes copy of texts of any script. The directions and the places where a line may end are ICU's
/// (https://www.unicode.org/reports/tr9/, https://www.unicode.org/reports/tr14/), the glyphs and how they join HarfBuzz's.</summary>
sealed class Typesetter(Fonts fonts)
{
    /// <summary>The text ready to be set, or null if it has letters that no font has. What is no letter and has no glyph, such as
    /// an emoji, is left out.</summary>
    public Copy? Read(string text, Face face, string language, bool isRightToLeft)
    {
        var read = new StringBuilder();
        List<Cluster> clusters = [];
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = StringInfo.GetNextTextElementLength(text, at);
            List<Rune> runes = [.. text.Substring(at, length).EnumerateRunes()];
            var before = clusters.Count > 0 ? clusters[^1].Typeface : null;
            // Marks piled on a letter of any script are left out where no font has them; the letter is not.
            var typeface = TypefaceOf(runes, face, before);
            if (typeface is null && runes.RemoveAll(r => ScriptOf(r) == Script.Inherited) > 0 && runes.Count > 0) typeface = TypefaceOf(runes, face, before);
            if (typeface is null && runes.Exists(Rune.IsLetterOrDigit)) return null;
            if (typeface is null) continue;
            var element = string.Concat(runes);
            clusters.Add(new(read.Length, element.Length, typeface, runes.Select(ScriptOf).FirstOrDefault(s => !IsShared(s), Script.Common)));
            read.Append(element);
        }
        var whole = read.ToString();
        if (string.IsNullOrWhiteSpace(whole)) return null;
        var (levels, fromTheRight) = Directions(whole, isRightToLeft);
        return new(whole, [.. InOneScript(clusters)], levels, Ends(whole), language, fromTheRight);
    }

    // Spaces and commas are set like the word before them.
    Typeface? TypefaceOf(List<Rune> runes, Face face, Typeface? before)
    {
        List<int> drawn = [.. runes.Where(r => !IsInvisible(r)).Select(r => r.Value)];
        if (before is not null && runes.TrueForAll(r => IsShared(ScriptOf(r))) && drawn.TrueForAll(before.Has)) return before;
        return drawn.Count == 0 ? null : fonts.For(face, drawn);
    }

    static Script ScriptOf(Rune rune) => UnicodeFunctions.Default.GetScript((uint)rune.Value);

    static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control || rune.Value is >= 0xFE00 and <= 0xFE0F;

    static bool IsShared(Script script) => script == Script.Common || script == Script.Inherited || script == Script.Unknown;

    // What belongs to no script belongs to the one before it, at the beginning to the one after.
    static IEnumerable<Cluster> InOneScript(List<Cluster> clusters)
    {
        var script = clusters.Select(c => c.Script).FirstOrDefault(s => !IsShared(s), Script.Common);
        foreach (var cluster in clusters)
        {
            if (!IsShared(cluster.Script)) script = cluster.Script;
            yield return cluster with { Script = script };
        }
    }

    // Not SetLine: icu.net 4.0 hands ICU a pointer there that it has not allocated.
    static (byte[] Levels, bool IsRightToLeft) Directions(string text, bool isRightToLeft)
    {
        using var bidi = new BiDi();
        bidi.SetPara(text, isRightToLeft ? BiDi.DEFAULT_RTL : BiDi.DEFAULT_LTR, null);
        return ([.. bidi.GetLevels()], (bidi.GetParaLevel() & 1) == 1);
    }

    static int[] Ends(string text)
    {
        using var lines = BreakIterator.CreateLineInstance(new Locale(""));
        lines.SetText(text);
        return [.. lines.Boundaries.Where(b => b > 0)];
    }
}
