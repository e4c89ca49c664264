using System.Text.RegularExpressions;

namespace ClaimTrack.Text;

/// <summary>The news agency named in a dateline: "PORT ALDERN (Wire) - The council …".</summary>
static partial class Datelines
{
    public static string? AgencyIn(IEnumerable<string> paragraphs) =>
        paragraphs.Select(paragraph => Agency().Match(paragraph)).FirstOrDefault(match => match.Success)?.Groups["who"].Value;

    [GeneratedRegex(@"^\p{Lu}[\p{Lu}\p{M} .,'’/-]{1,50}(?:,\s[\p{L}. 0-9]{1,30})?\s?\((?<who>\p{Lu}[\p{L} ]{1,24})\)\s*[-–—]", RegexOptions.NonBacktracking)]
    private static partial Regex Agency();
}
