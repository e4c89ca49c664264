using System.Text;
using System.Text.RegularExpressions;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Turns a page's bytes into text the way browsers do: byte-order mark, then header, then what the page says of itself, else UTF-8.</summary>
public static class PageCharset
{
    // Where a page must declare its encoding, with some mercy: the standard says within the first 1024 bytes.
    const int DeclarationWithin = 4096;

    static readonly Regex Declaration = new(
        """<meta[^>]+?charset\s*=\s*["']?\s*([a-z0-9_:.\-]+)|<\?xml[^>]+?encoding\s*=\s*["']([a-z0-9_:.\-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    // Names that the web uses for something else than they say, or that .NET does not know.
    static readonly Dictionary<string, string> WebNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["ascii"] = "windows-1252",
        ["us-ascii"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["cp1252"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["cp1250"] = "windows-1250",
        ["cp1251"] = "windows-1251",
        ["cp1256"] = "windows-1256",
        ["gbk"] = "gb18030",
        ["gb2312"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["euc-kr"] = "ks_c_5601-1987",
        ["big5-hkscs"] = "big5",
        ["iso-8859-8-i"] = "iso-8859-8",
        ["koi8"] = "koi8-r",
        ["unicode"] = "utf-16",
    };

    /// <summary>The text of a page. Bytes that mean nothing in its encoding become replacement characters; an unknown encoding is read as UTF-8.</summary>
    /// <param name="bytes">The page.</param>
    /// <param name="headerCharset">What the header said, if it did.</param>
    /// <param name="isMarkup">Whether the page may declare its own encoding.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? headerCharset, bool isMarkup)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        var encoding = Find(headerCharset) ?? (isMarkup ? Declared(bytes) : null) ?? Encoding.UTF8;
        return encoding.GetString(bytes);
    }

    static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var match = Declaration.Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]));
        var encoding = Find(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);
        // We could read the declaration byte by byte, so it is not UTF-16, whatever it says.
        return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding;
    }

    static Encoding? Find(string? name)
    {
        name = name?.Trim(' ', '"', '\'');
        if (string.IsNullOrEmpty(name)) return null;
        name = WebNames.GetValueOrDefault(name, name);
        try
        {
            // Asked directly, so that the old encodings are known here without being known to the whole process.
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
