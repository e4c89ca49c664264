namespace ClaimTrack.Text;

/// <summary>The signs that end sentences in the world's scripts.</summary>
static class SentenceMarks
{
    const string Full = ".!?…。！？｡।॥؟۔։።჻";
    const string Closing = "\"'”’»›)]』」】）";

    /// <summary>True when the text ends with a full stop or its like, closing quotation marks and brackets aside.</summary>
    public static bool EndSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd().TrimEnd(Closing);
        return !text.IsEmpty && Full.Contains(text[^1]);
    }
}
