using System.Globalization;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>Language tags as people read them.</summary>
public static class Languages
{
    /// <summary>The language's name in English, or the tag itself where there is none.</summary>
    public static string Name(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return culture.EnglishName.StartsWith("Unknown", StringComparison.Ordinal) || culture.EnglishName.Length == 0 ? tag : culture.EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
