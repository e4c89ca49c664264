using System.Globalization;

namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>The languages in which the site speaks to readers. Another is added by its tag here, its file of words beside
/// <see cref="Wording"/> and its row in <see cref="PluralRule"/>.</summary>
public static class SiteTongues
{
    /// <summary>The language in which the words stand in the code.</summary>
    public const string Default = "en";

    static readonly Dictionary<string, CultureInfo> Cultures = new(StringComparer.OrdinalIgnoreCase)
    {
        [Default] = CultureInfo.GetCultureInfo("en-GB"),
        ["es"] = CultureInfo.GetCultureInfo("es"),
        ["ar"] = CultureInfo.GetCultureInfo("ar"),
    };

    /// <summary>Their tags, the default first.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Cultures.Keys];

    /// <summary>The language of the present answer.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Speaks a language of the site from here on in the present request.</summary>
    public static void Speak(string tongue) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures[tongue];

    /// <summary>Says something in another language than that of the answer, in the default one where the site does not speak it.</summary>
    /// <param name="tag">BCP 47 tag of the language.</param>
    /// <param name="say">What is said.</param>
    public static T Speaking<T>(string tag, Func<T> say)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            Speak(Cultures.ContainsKey(tag.Split('-')[0]) ? tag.Split('-')[0] : Default);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }

    /// <summary>The language that an address begins with, as <c>/es/checks</c> does, or null.</summary>
    public static string? Of(PathString path) => All.FirstOrDefault(tongue => path.StartsWithSegments($"/{tongue}", StringComparison.Ordinal));

    /// <summary>The language that a browser likes best among those of the site; the default where it names none of them.</summary>
    public static string Liked(HttpRequest request) => request.Headers.AcceptLanguage.Count == 0 ? Default : request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => All.FirstOrDefault(t => t.Equals(l.Value.Value?.Split('-')[0], StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(t => t is not null) ?? Default;
}
