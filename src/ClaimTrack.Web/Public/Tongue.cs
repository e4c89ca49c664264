using System.Globalization;
using ClaimTrack.Web.Platform.Tongues;

namespace ClaimTrack.Web.Public;

/// <summary>What a page has to know of a language by its BCP 47 tag.</summary>
public static class Tongue
{
    static readonly HashSet<string> FromTheRight = new(StringComparer.OrdinalIgnoreCase) { "ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb" };

    /// <summary>Whether the language is written from right to left.</summary>
    public static bool IsRightToLeft(string tag) => FromTheRight.Contains(Language(tag));

    /// <summary>The value of a page's <c>dir</c>.</summary>
    public static string Direction(string tag) => IsRightToLeft(tag) ? "rtl" : "ltr";

    /// <summary>The language of the site's own words where they stand on a page in another, else null: the page says it already.</summary>
    public static string? Chrome(string tag) => Language(tag).Equals(SiteTongues.Current, StringComparison.OrdinalIgnoreCase) ? null : SiteTongues.Current;

    /// <summary>The language's name in itself, such as "Español"; the tag where nobody knows the language.</summary>
    public static string Name(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            // ICU makes up a culture for any well-formed tag and calls it by the tag.
            return culture.NativeName.Length == 0 ? tag : culture.TextInfo.ToUpper(culture.NativeName[0]) + culture.NativeName[1..];
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }

    static string Language(string tag) => tag.Split('-')[0];
}
