namespace ClaimTrack.Text;

/// <summary>Turns a stretch found by edit distance, which may begin or end anywhere, into whole words.</summary>
static class WordRange
{
    const int LongestWord = 40;

    public static (int Start, int End) Around(string text, int start, int end)
    {
        while (start < end && text[start] == ' ') start++;
        while (end > start && text[end - 1] == ' ') end--;
        return (TextEdges.WordFloor(text, start, LongestWord), TextEdges.WordCeiling(text, end, LongestWord));
    }
}
