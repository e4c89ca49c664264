namespace ClaimTrack.Text;

/// <summary>Splits pasted text into lines that are whole paragraphs, also where the source was wrapped at a fixed width.</summary>
static class PastedLines
{
    const int WidestWrap = 100;
    const int FewestWrapped = 4;

    public static List<string> Of(string text)
    {
        var groups = Groups(text);
        var width = groups.SelectMany(group => group).Select(line => line.Length).DefaultIfEmpty().Max();
        if (width <= WidestWrap && IsWrapped(groups, width))
            return [.. groups.SelectMany(group => Joined(group, width))];
        return [.. groups.SelectMany(group => group)];
    }

    static List<List<string>> Groups(string text)
    {
        List<List<string>> groups = [[]];
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var lines = PlainText.Normalise(raw);
            if (lines.Length == 0)
            {
                if (groups[^1].Count > 0) groups.Add([]);
                continue;
            }
            groups[^1].AddRange(lines.Split('\n'));
        }
        return groups;
    }

    // Wrapped text fills its lines: nearly all but the last of each group come close to the width.
    static bool IsWrapped(List<List<string>> groups, int width)
    {
        int inner = 0, full = 0;
        foreach (var group in groups)
        {
            for (var i = 0; i < group.Count - 1; i++)
            {
                inner++;
                if (IsFull(group[i], width)) full++;
            }
        }
        return full >= FewestWrapped && full * 10 >= inner * 7;
    }

    static IEnumerable<string> Joined(List<string> group, int width)
    {
        var paragraph = "";
        foreach (var line in group)
        {
            paragraph = paragraph.Length == 0 ? line : $"{paragraph} {line}";
            if (IsFull(line, width)) continue;
            yield return paragraph;
            paragraph = "";
        }
        if (paragraph.Length > 0) yield return paragraph;
    }

    static bool IsFull(string line, int width) => line.Length >= width - 18;
}
