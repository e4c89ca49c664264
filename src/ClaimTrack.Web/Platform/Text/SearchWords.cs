namespace ClaimTrack.Web.Platform.Text;

/// <summary>What somebody typed into a search field, as patterns for LIKE with <see cref="Escape"/>.</summary>
public static class SearchWords
{
    /// <summary>The sign before a sign that LIKE would read as a wildcard.</summary>
    public const string Escape = "\\";

    /// <summary>The most words that are looked for; more would only be work.</summary>
    const int Most = 8;

    /// <summary>The words.</summary>
    public static IEnumerable<string> Of(string? typed) => (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(Most);

    /// <summary>One pattern for each word.</summary>
    public static IEnumerable<string> Patterns(string? typed) => Of(typed).Select(Pattern);

    /// <summary>The pattern that finds a word anywhere.</summary>
    public static string Pattern(string word) => $"%{Escaped(word)}%";

    static string Escaped(string word) => word.Replace(Escape, Escape + Escape).Replace("%", Escape + "%").Replace("_", Escape + "_").Replace("[", Escape + "[");
}
