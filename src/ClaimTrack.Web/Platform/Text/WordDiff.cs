using System.Globalization;
using DiffPlex;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>What became of a stretch of text.</summary>
public enum DiffKind
{
    /// <summary>It stayed.</summary>
    Same,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>It is new.</summary>
    Added,
}

/// <summary>A stretch of two texts compared.</summary>
public sealed record DiffPiece(DiffKind Kind, string Text);

/// <summary>Two texts compared word by word; in scripts without spaces character by character.</summary>
public static class WordDiff
{
    // Comparing takes time in proportion to length times difference. Beyond this it is shown as replaced as a whole.
    const int MostWords = 6_000;

    /// <summary>The pieces of both texts in reading order, what was removed before what was added in its place.</summary>
    public static IReadOnlyList<DiffPiece> Between(string before, string after)
    {
        if (before == after) return after.Length == 0 ? [] : [new(DiffKind.Same, after)];
        var (old, now) = (Words.Cut(before), Words.Cut(after));
        if (old.Count + now.Count > MostWords) return [.. Piece(DiffKind.Removed, before), .. Piece(DiffKind.Added, after)];

        List<DiffPiece> pieces = [];
        var at = 0;
        foreach (var block in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new Words()).DiffBlocks)
        {
            pieces.AddRange(Piece(DiffKind.Same, Join(now, at, block.InsertStartB - at)));
            pieces.AddRange(Piece(DiffKind.Removed, Join(old, block.DeleteStartA, block.DeleteCountA)));
            pieces.AddRange(Piece(DiffKind.Added, Join(now, block.InsertStartB, block.InsertCountB)));
            at = block.InsertStartB + block.InsertCountB;
        }
        pieces.AddRange(Piece(DiffKind.Same, Join(now, at, now.Count - at)));
        return Phrases(pieces);
    }

    // "rose by half" against "did double" shares its gaps; shown word for word it would be confetti. A lone gap between two
    // changes goes into both, so that each side reads as a phrase.
    static List<DiffPiece> Phrases(List<DiffPiece> pieces)
    {
        List<DiffPiece> phrases = [];
        string removed = "", added = "";
        void Flush()
        {
            phrases.AddRange(Piece(DiffKind.Removed, removed));
            phrases.AddRange(Piece(DiffKind.Added, added));
            removed = added = "";
        }
        for (var i = 0; i < pieces.Count; i++)
        {
            var (kind, text) = pieces[i];
            if (kind == DiffKind.Removed) removed += text;
            else if (kind == DiffKind.Added) added += text;
            else if (removed.Length > 0 && added.Length > 0 && i < pieces.Count - 1 && string.IsNullOrWhiteSpace(text))
            {
                removed += text;
                added += text;
            }
            else
            {
                Flush();
                phrases.Add(pieces[i]);
            }
        }
        Flush();
        return phrases;
    }

    /// <summary>How much of two texts is the same, 0 to 1, by the words they share in any order: a quick guess.</summary>
    public static double Likeness(string a, string b)
    {
        var left = Words.Cut(a).Where(w => !string.IsNullOrWhiteSpace(w)).ToHashSet();
        var right = Words.Cut(b).Where(w => !string.IsNullOrWhiteSpace(w)).ToHashSet();
        if (left.Count + right.Count == 0) return 1;
        return 2.0 * left.Intersect(right).Count() / (left.Count + right.Count);
    }

    static IEnumerable<DiffPiece> Piece(DiffKind kind, string text) => text.Length == 0 ? [] : [new(kind, text)];

    static string Join(IReadOnlyList<string> words, int start, int count) => string.Concat(words.Skip(start).Take(count));

    /// <summary>Words, the gaps between them, and every other sign by itself.</summary>
    internal sealed class Words : IChunker
    {
        IReadOnlyList<string> IChunker.Chunk(string text) => Cut(text);

        public static IReadOnlyList<string> Cut(string text)
        {
            List<string> words = [];
            var start = 0;
            while (start < text.Length)
            {
                var end = start + StringInfo.GetNextTextElementLength(text, start);
                if (IsOfWord(text[start]))
                    while (end < text.Length && (IsOfWord(text[end]) || IsInside(text, end))) end += StringInfo.GetNextTextElementLength(text, end);
                else if (char.IsWhiteSpace(text[start]))
                    while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
                words.Add(text[start..end]);
                start = end;
            }
            return words;
        }

        // 1.2 and 8,000 are one number, "don't" is one word.
        static bool IsInside(string text, int at) => at + 1 < text.Length && text[at] switch
        {
            '.' or ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
            '\'' or '’' => char.IsLetter(text[at - 1]) && IsOfWord(text[at + 1]),
            _ => false,
        };

        // Han, kana, Thai and their like write no spaces: each character stands for itself.
        static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && c is not (>= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u2E80' and <= '\uA4CF' or >= '\uF900' and <= '\uFAFF');
    }
}
