namespace ClaimTrack.Domain;

/// <summary>Who is spoken to in a text. A mention is an at sign and a member's whole name, or the first part of it where
/// nobody else in the team has the same; anything else after an at sign is a word like others, such as a handle elsewhere.</summary>
public static class Mentions
{
    /// <summary>A mention and where it stands.</summary>
    /// <param name="Member">Who is meant.</param>
    /// <param name="Start">Where the at sign stands, in UTF-16 units.</param>
    /// <param name="Length">How long it is, the at sign included.</param>
    public readonly record struct Place(Member Member, int Start, int Length);

    /// <summary>The identities of the members that a text mentions, each once.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="team">The people who can be meant.</param>
    public static IReadOnlyList<int> In(string text, IReadOnlyCollection<Member> team) => [.. Find(text, team).Select(p => p.Member.Id).Distinct()];

    /// <summary>The mentions in a text, from its start to its end.</summary>
    public static IEnumerable<Place> Find(string text, IReadOnlyCollection<Member> team)
    {
        var people = team.Where(m => m.IsActive).ToList();
        var names = people.Select(m => (Member: m, m.Name))
            .Concat(people.GroupBy(m => First(m.Name), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() == 1).Select(g => (Member: g.Single(), Name: g.Key)))
            .OrderByDescending(n => n.Name.Length).ToList();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue; // an e-mail address
            foreach (var (member, name) in names)
            {
                var end = at + 1 + name.Length;
                if (end > text.Length || string.Compare(text, at + 1, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
                if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) continue;
                yield return new(member, at, name.Length + 1);
                break;
            }
        }
    }

    /// <summary>The words after an at sign that are nobody in the team, each once: whoever wrote them hoped to reach somebody.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="team">The people who can be meant.</param>
    public static IReadOnlyList<string> Nobody(string text, IReadOnlyCollection<Member> team)
    {
        var found = Find(text, team).Select(p => p.Start).ToHashSet();
        List<string> words = [];
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            if (found.Contains(at) || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '/' or '.'))) continue;
            var end = at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || char.IsSurrogate(text[end]) || text[end] is '_' or '-' or '.' or '\'' or '’')) end++;
            var word = text[(at + 1)..end].TrimEnd('.', '-', '\'', '’');
            if (word.Length > 0 && !words.Contains(word, StringComparer.OrdinalIgnoreCase)) words.Add(word);
        }
        return words;
    }

    static string First(string name) => name.Split(' ', 2)[0];
}
