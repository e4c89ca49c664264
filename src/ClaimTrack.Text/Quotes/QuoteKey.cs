using System.Text;

namespace ClaimTrack.Text;

/// <summary>
/// The form in which quotes are compared: letter case kept, the printer's choice of quotation mark, dash, ellipsis
/// and space levelled, with a map back. Text copied by hand differs from the page in just these.
/// </summary>
sealed class QuoteKey
{
    readonly int[] origin;

    QuoteKey(string text, int[] origin) => (Text, this.origin) = (text, origin);

    public string Text { get; }

    public static QuoteKey Of(string plain)
    {
        var text = new StringBuilder(plain.Length);
        var origin = new List<int>(plain.Length + 1);
        for (var i = 0; i < plain.Length; i++)
        {
            var folded = Fold(plain[i]);
            if (folded == ' ' && text.Length > 0 && text[^1] == ' ') continue;
            if (folded == '…')
            {
                text.Append("...");
                origin.AddRange([i, i, i]);
                continue;
            }
            text.Append(folded);
            origin.Add(i);
        }
        origin.Add(plain.Length);
        return new QuoteKey(text.ToString(), [.. origin]);
    }

    public int StartIn(int keyStart) => origin[keyStart];

    /// <summary>The end, in the original, of the last character the key range covers.</summary>
    public int EndIn(int keyEnd) => keyEnd == 0 ? 0 : Math.Min(origin[keyEnd - 1] + 1, origin[^1]);

    /// <summary>The first place of the key that comes from <paramref name="index"/> of the original or later.</summary>
    public int KeyIndex(int index)
    {
        var found = Array.BinarySearch(origin, index);
        if (found < 0) return Math.Min(~found, Text.Length);
        while (found > 0 && origin[found - 1] == index) found--;
        return found;
    }

    public static char Fold(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u2039' or '\u203A' or '\u0060' or '\u00B4' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
        _ => char.IsWhiteSpace(c) ? ' ' : c
    };
}
