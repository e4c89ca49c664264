namespace ClaimTrack.Text;

/// <summary>Tells running text from headlines, menus and labels.</summary>
static class Paragraphs
{
    const int ShortestUnended = 160;
    const int ShortestEnded = 40;

    /// <summary>True for a line that reads as one or more sentences.</summary>
    public static bool IsRunningText(string line)
    {
        var width = Width(line);
        return SentenceMarks.EndSentence(line) ? width >= ShortestEnded : width >= ShortestUnended;
    }

    /// <summary>Length in which a character of a script without spaces counts for two: it says as much.</summary>
    public static int Width(string line)
    {
        var width = 0;
        foreach (var c in line) width += Scripts.WritesNoSpaces(c) ? 2 : 1;
        return width;
    }

    public static int Words(string line)
    {
        var words = 0;
        var inWord = false;
        var alone = 0;
        foreach (var c in line)
        {
            if (Scripts.WritesNoSpaces(c)) alone++;
            var part = char.IsLetterOrDigit(c);
            if (part && !inWord) words++;
            inWord = part || (inWord && c is '\'' or '’' or '-' or '.' or ',');
        }
        return words + alone / 2;
    }
}
