using DiffPlex;
using DiffPlex.Chunkers;

namespace ClaimTrack.Web.Public;

/// <summary>What happened to a piece of text.</summary>
public enum Change
{
    /// <summary>Nothing.</summary>
    Same,
    /// <summary>It is gone.</summary>
    Removed,
    /// <summary>It is new.</summary>
    Added,
}

/// <summary>A run of words with one fate.</summary>
public sealed record Run(Change Change, string Text);

/// <summary>A paragraph of a comparison.</summary>
public sealed record DiffParagraph(IReadOnlyList<Run> Runs)
{
    /// <summary>Whether anything changed in it.</summary>
    public bool IsSame => Runs.All(r => r.Change == Change.Same);
}

/// <summary>Compares two texts paragraph by paragraph, and those that differ word by word.</summary>
static class WordDiff
{
    // Comparing words takes time with the product of texts and differences; two paragraphs longer than this are shown whole.
    const int ParagraphMax = 6_000;

    public static IReadOnlyList<DiffParagraph> Of(string before, string after)
    {
        string[] old = Lines(before), now = Lines(after);
        var diff = Differ.Instance.CreateDiffs(string.Join('\n', old), string.Join('\n', now), ignoreWhiteSpace: false, ignoreCase: false, new LineChunker());
        List<DiffParagraph> paragraphs = [];
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            for (; at < block.InsertStartB; at++) paragraphs.Add(new([new(Change.Same, now[at])]));
            var pairs = Math.Min(block.DeleteCountA, block.InsertCountB);
            for (var i = 0; i < pairs; i++) paragraphs.Add(Pair(old[block.DeleteStartA + i], now[block.InsertStartB + i]));
            for (var i = pairs; i < block.DeleteCountA; i++) paragraphs.Add(new([new(Change.Removed, old[block.DeleteStartA + i])]));
            for (var i = pairs; i < block.InsertCountB; i++) paragraphs.Add(new([new(Change.Added, now[block.InsertStartB + i])]));
            at = block.InsertStartB + block.InsertCountB;
        }
        for (; at < now.Length; at++) paragraphs.Add(new([new(Change.Same, now[at])]));
        return paragraphs;
    }

    static DiffParagraph Pair(string before, string after)
    {
        if (before.Length > ParagraphMax || after.Length > ParagraphMax) return Whole(before, after);
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new WordChunker());
        List<Run> runs = [];
        void Add(Change change, IReadOnlyList<string> pieces, int from, int count)
        {
            if (count == 0) return;
            runs.Add(new(change, string.Concat(pieces.Skip(from).Take(count))));
        }
        var b = 0;
        foreach (var block in diff.DiffBlocks)
        {
            Add(Change.Same, diff.PiecesNew, b, block.InsertStartB - b);
            Add(Change.Removed, diff.PiecesOld, block.DeleteStartA, block.DeleteCountA);
            Add(Change.Added, diff.PiecesNew, block.InsertStartB, block.InsertCountB);
            b = block.InsertStartB + block.InsertCountB;
        }
        Add(Change.Same, diff.PiecesNew, b, diff.PiecesNew.Count - b);
        // Two paragraphs with little in common make confetti when shown word by word.
        var kept = runs.Where(r => r.Change == Change.Same).Sum(r => r.Text.Length);
        return kept * 3 < Math.Max(before.Length, after.Length) ? Whole(before, after) : new(Joined(runs));
    }

    static DiffParagraph Whole(string before, string after) => new([new(Change.Removed, before), new(Change.Added, after)]);

    // "one [two] [three] four": a lone space between two changes is put into both, so that each side reads as a phrase.
    static IReadOnlyList<Run> Joined(List<Run> runs)
    {
        List<Run> joined = [];
        var removed = "";
        var added = "";
        void Flush()
        {
            if (removed.Length > 0) joined.Add(new(Change.Removed, removed));
            if (added.Length > 0) joined.Add(new(Change.Added, added));
            removed = added = "";
        }
        foreach (var (run, i) in runs.Select((r, i) => (r, i)))
        {
            if (run.Change == Change.Removed) removed += run.Text;
            else if (run.Change == Change.Added) added += run.Text;
            else if (string.IsNullOrWhiteSpace(run.Text) && i > 0 && i < runs.Count - 1)
            {
                removed += run.Text;
                added += run.Text;
            }
            else
            {
                Flush();
                joined.Add(run);
            }
        }
        Flush();
        return joined;
    }

    static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
