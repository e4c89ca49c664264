using System.Text.RegularExpressions;

namespace ClaimTrack.Text;

/// <summary>Recognises the line by which a syndicated copy names who published the article first.</summary>
static partial class Origin
{
    const int LongestLine = 200;

    /// <summary>The publisher named by the first such line, in the spelling of the line; null when there is none.</summary>
    public static string? NamedIn(IEnumerable<string> lines) => lines.Select(On).OfType<string>().FirstOrDefault();

    /// <summary>The publisher this line names as the origin, or null.</summary>
    public static string? On(string line)
    {
        if (line.Length > LongestLine) return null;
        var match = ReadOn().Match(line);
        if (!match.Success) match = FirstPublished().Match(line);
        if (!match.Success) match = Credit().Match(line);
        if (!match.Success) return null;
        var name = match.Groups["who"].Value.Trim(' ', '.', ':', '"', '“', '”', '»', '→', '>');
        if (name.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(name, UriKind.Absolute, out var address)) name = address.Host;
        if (name.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) name = name[4..];
        return name.Length is > 1 and <= 80 && name.Any(char.IsLetter) ? name : null;
    }

    /// <summary>
    /// The proper spelling of a site named by its address, if a line spells it: "HarbourCourier.example" and a line
    /// with "The Harbour Courier" or "Harbour Courier". Otherwise the name as it is.
    /// </summary>
    public static string Spelled(string name, IEnumerable<string> lines)
    {
        var label = Label(name);
        if (label is null) return name;
        foreach (var line in lines)
            if (line.Length <= 1_000 && WordsSpelling(label, line) is { } spelled) return spelled;
        return name;
    }

    static string? Label(string name)
    {
        if (name.Contains(' ') || !Domain().IsMatch(name)) return null;
        var label = name.Split('.')[0].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return label.Length >= 3 ? label : null;
    }

    static string? WordsSpelling(string label, string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var from = 0; from < words.Length; from++)
        {
            var letters = "";
            for (var to = from; to < words.Length && letters.Length < label.Length; to++)
            {
                letters += string.Concat(words[to].Where(char.IsLetterOrDigit)).ToLowerInvariant();
                // The address itself is no spelling of the name.
                if (letters == label && (to > from || !words[to].Contains('.')))
                    return string.Join(' ', words[from..(to + 1)]).Trim('.', ',', ':', '(', ')', '"', '“', '”', '|');
            }
        }
        return null;
    }

    [GeneratedRegex(@"^(?:click here to )?(?:read|view|see|find|continue reading|keep reading)\b(?:\s+(?:the|this|our|full|original|whole|entire|complete|rest|of|more|article|story|post|report|piece|source|here)\b)*[\s:,]+(?:on|at|in|from|via)[\s:]+(?<who>\S.*)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReadOn();

    [GeneratedRegex(@"\b(?:originally|first)\s+(?:published|appeared|posted|ran)\s+(?:on|in|at|by)\s+(?:the\s+website\s+)?(?<who>[^,;]{2,80}?)(?:\s+(?:on|under|and|with)\s.*|[.,;].*)?$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FirstPublished();

    [GeneratedRegex(@"^(?:source|quelle|fuente|fonte|via|republished from|reprinted from|courtesy of)(?:\s*:\s*|\s+)(?<who>\p{Lu}[^,;]{1,60}|https?://\S+|[\w-]+(?:\.[\w-]+)+)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$", RegexOptions.NonBacktracking)]
    private static partial Regex Domain();
}
