using System.Text;

namespace ClaimTrack.Text.Tests;

/// <summary>Strings made of the characters that go wrong, from a fixed seed.</summary>
static class RandomText
{
    static readonly string[] pieces =
    [
        "a", "B", "é", "e\u0301", "\u0301", "\u0316", "\u0344", "\u0958", "क", "्", "ا", "ک", "א", "中", "カ", "한", "\u1100\u1161", "😀", "👩", "🏴",
        "\u200D", "\u200C", "\u200B", "\uFE0F", "\u00AD", "\uFEFF", "\u202E", "\u2066", "\uD83D", "\uDE00", "\u0000", "\u0085", "\u2028", "\r", "\n", "\t", " ", "\u00A0", "\u2000",
        "\u034F", "\u061C", "\u0600", "\uDB40\uDC67", "\uDB40\uDC7F", "\uFFFE", "\u3164", ".", "“", "—", "…", "5", "-", "'"
    ];

    public static string Of(Random random, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }
}
