namespace ClaimTrack.Text;

/// <summary>Takes the paragraphs of the article and leaves the site's matter between and after them.</summary>
static class PastedBody
{
    const int EnoughToEnd = 2;
    const int LongestHeading = 14;
    const int LongestTeaser = 260;
    const int FewestTeasers = 3;

    /// <summary>The blocks from the first line of running text on, and the line at which the article ended.</summary>
    public static (List<(char Kind, string Text)> Blocks, int End) Read(List<string> lines, int first)
    {
        var end = EndOf(lines, first);
        var blocks = new List<(char Kind, string Text)>();
        for (var i = first; i < end; i++)
        {
            if (KindOf(lines, i, end) is { } kind) blocks.Add((kind, WithoutBullet(lines[i], kind)));
        }
        // A heading with nothing under it headed something that was left out.
        while (blocks.Count > 0 && blocks[^1].Kind == 'h') blocks.RemoveAt(blocks.Count - 1);
        return (blocks, end);
    }

    static int EndOf(List<string> lines, int first)
    {
        var paragraphs = 0;
        for (var i = first; i < lines.Count; i++)
        {
            var line = lines[i];
            var ends = Origin.On(line) is not null || Furniture.EndsArticle(line) || Bylines.On(line) is not null;
            if (paragraphs >= EnoughToEnd && ends) return i;
            if (paragraphs >= EnoughToEnd && Furniture.HeadsLinks(line) && !GoesOn(lines, i + 1)) return i;
            if (Paragraphs.IsRunningText(line) && !Furniture.IsLabel(line)) paragraphs++;
        }
        return TeasersFrom(lines, first);
    }

    // Links between paragraphs are followed by paragraph upon paragraph, a list of teasers by headline and teaser in turn.
    static bool GoesOn(List<string> lines, int from)
    {
        for (var i = from; i + 1 < lines.Count; i++)
        {
            if (Furniture.EndsArticle(lines[i]) || Origin.On(lines[i]) is not null) return false;
            if (IsBody(lines[i]) && IsBody(lines[i + 1])) return true;
        }
        return false;
    }

    static int TeasersFrom(List<string> lines, int first)
    {
        int from = lines.Count, pairs = 0;
        var cutShort = false;
        for (var i = lines.Count - 1; i > first; i--)
        {
            var teaser = !IsHeadline(lines[i]) && lines[i].Length <= LongestTeaser;
            var headline = teaser ? i - 1 : i;
            if (headline <= first || !IsHeadline(lines[headline])) break;
            cutShort |= teaser && (lines[i].EndsWith("...", StringComparison.Ordinal) || lines[i].EndsWith('…'));
            pairs++;
            from = i = headline;
        }
        return pairs > FewestTeasers || (pairs == FewestTeasers && cutShort) ? from : lines.Count;
    }

    static char? KindOf(List<string> lines, int i, int end)
    {
        var line = lines[i];
        if (Furniture.IsLabel(line) || Furniture.HeadsLinks(line) || Bylines.On(line) is not null || Bylines.InCredit(line) is not null || Origin.On(line) is not null) return null;
        if (IsListItem(line)) return 'l';
        if (Paragraphs.IsRunningText(line) || SentenceMarks.EndSentence(line)) return 'p';
        if (line[^1] is ':' or ',' or ';' or '：' or '，') return 'p';
        if (!IsHeadline(line)) return 'p';
        // A heading inside the article has running text on both sides; a run of short lines is a menu or a list of links.
        return i + 1 < end && IsBody(lines[i + 1]) && !IsHeadline(lines[i - 1]) && !Furniture.HeadsLinks(lines[i - 1]) ? 'h' : null;
    }

    static bool IsBody(string line) => !Furniture.IsLabel(line) && (Paragraphs.IsRunningText(line) || IsListItem(line));

    static bool IsHeadline(string line) =>
        !SentenceMarks.EndSentence(line) && !IsListItem(line) && Paragraphs.Words(line) <= LongestHeading;

    static bool IsListItem(string line) =>
        line.Length > 2 && ((line[0] is '•' or '*' or '-' or '–' or '·' or '▪' && line[1] == ' ')
            || (char.IsAsciiDigit(line[0]) && NumberedItem(line)));

    static bool NumberedItem(string line)
    {
        var dot = line.AsSpan(0, Math.Min(4, line.Length)).IndexOfAny('.', ')');
        return dot > 0 && dot + 1 < line.Length && line[dot + 1] == ' ' && line.AsSpan(0, dot).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    static string WithoutBullet(string line, char kind) => kind == 'l' && !char.IsAsciiDigit(line[0]) ? line[1..].TrimStart() : line;
}
