using System.Text;

namespace ClaimTrack.Text;

/// <summary>How long a text takes to read.</summary>
public static class ReadingTime
{
    const double WordsPerMinute = 230;
    const double CharactersPerMinute = 450;

    /// <summary>
    /// Minutes an adult needs to read the text silently: 230 words a minute, and 450 characters a minute for scripts
    /// that write no spaces between words (Chinese, Japanese, Thai and their like).
    /// </summary>
    /// <param name="text">Plain text in any language or mixture of languages.</param>
    /// <returns>Whole minutes, rounded to the nearest, at least 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static int Minutes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int words = 0, characters = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = Rune.IsLetterOrDigit(rune);
            var alone = letter && Scripts.WritesNoSpaces(rune.Value);
            if (alone) characters++;
            else if (letter && !inWord) words++;
            // An apostrophe or a hyphen does not begin a new word, a space does.
            inWord = letter ? !alone : inWord && !Rune.IsWhiteSpace(rune);
        }
        var minutes = words / WordsPerMinute + characters / CharactersPerMinute;
        return Math.Max(1, (int)Math.Round(minutes, MidpointRounding.AwayFromZero));
    }
}
