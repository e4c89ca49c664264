using ClaimTrack.Web.Platform.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace ClaimTrack.Web.Public;

/// <summary>A paragraph of a comparison.</summary>
/// <param name="Before">What it said; null where it is new.</param>
/// <param name="After">What it says; null where it is gone.</param>
public sealed record DiffParagraph(string? Before, string? After)
{
    /// <summary>Whether nothing changed in it.</summary>
    public bool IsSame => Before == After;
}

/// <summary>Compares two texts paragraph by paragraph, so that what stayed can be folded away.</summary>
static class ParagraphDiff
{
    // Two paragraphs with less in common make confetti when shown word by word.
    const double Alike = .35;

    public static IReadOnlyList<DiffParagraph> Of(string before, string after)
    {
        string[] old = Lines(before), now = Lines(after);
        var diff = Differ.Instance.CreateDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, new LineChunker());
        List<DiffParagraph> paragraphs = [];
        var at = 0;
        void Same(int until)
        {
            for (; at < until; at++) paragraphs.Add(new(now[at], now[at]));
        }
        foreach (var block in diff.DiffBlocks)
        {
            Same(block.InsertStartB);
            for (var i = 0; i < Math.Max(block.DeleteCountA, block.InsertCountB); i++)
                paragraphs.AddRange(Pair(
                    i < block.DeleteCountA ? old[block.DeleteStartA + i] : null,
                    i < block.InsertCountB ? now[block.InsertStartB + i] : null));
            at = block.InsertStartB + block.InsertCountB;
        }
        Same(now.Length);
        return paragraphs;
    }

    static IEnumerable<DiffParagraph> Pair(string? before, string? after) =>
        before is null || after is null || WordDiff.Likeness(before, after) >= Alike ? [new(before, after)] : [new(before, null), new(null, after)];

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
