using DiffPlex;
using DiffPlex.Chunkers;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>A block of one revision beside the block of another that it became.</summary>
/// <param name="Before">What it said; null if it is new.</param>
/// <param name="After">What it says; null if it is gone.</param>
public sealed record BlockChange(string? Before, string? After)
{
    /// <summary>Whether it stayed, worded differently.</summary>
    public bool IsChanged => Before is not null && After is not null && Before != After;

    /// <summary>Whether it stayed as it was.</summary>
    public bool IsSame => Before == After;
}

/// <summary>Aligns the blocks of two texts: one line is one block.</summary>
public static class BlockDiff
{
    // Two blocks that share fewer of their words are rather one that went and one that came.
    const double Related = 0.45;

    // Pairing tries every block against every other of a changed stretch; a stretch beyond this is shown as replaced.
    const int MostPairs = 10_000;

    /// <summary>The blocks in reading order, those that went before those that came in their place.</summary>
    public static IReadOnlyList<BlockChange> Between(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        List<BlockChange> blocks = [];
        var at = 0;
        foreach (var stretch in Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunker()).DiffBlocks)
        {
            blocks.AddRange(now[at..stretch.InsertStartB].Select(line => new BlockChange(line, line)));
            at = stretch.InsertStartB + stretch.InsertCountB;
            blocks.AddRange(Paired(old[stretch.DeleteStartA..(stretch.DeleteStartA + stretch.DeleteCountA)], now[stretch.InsertStartB..at]));
        }
        blocks.AddRange(now[at..].Select(line => new BlockChange(line, line)));
        return blocks;
    }

    // The pairing in reading order that has the most in common: the longest common subsequence, weighed by likeness.
    static IEnumerable<BlockChange> Paired(string[] old, string[] now)
    {
        if (old.Length == 0 || now.Length == 0 || (long)old.Length * now.Length > MostPairs)
            return [.. old.Select(line => new BlockChange(line, null)), .. now.Select(line => new BlockChange(null, line))];

        var best = new double[old.Length + 1, now.Length + 1];
        var like = new double[old.Length, now.Length];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                like[i, j] = WordDiff.Likeness(old[i], now[j]);
                var paired = like[i, j] >= Related ? like[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }
        List<BlockChange> pairs = [];
        int a = 0, b = 0;
        while (a < old.Length && b < now.Length)
        {
            if (like[a, b] >= Related && best[a, b] == like[a, b] + best[a + 1, b + 1]) pairs.Add(new(old[a++], now[b++]));
            else if (best[a, b] == best[a + 1, b]) pairs.Add(new(old[a++], null));
            else pairs.Add(new(null, now[b++]));
        }
        pairs.AddRange(old[a..].Select(line => new BlockChange(line, null)));
        pairs.AddRange(now[b..].Select(line => new BlockChange(null, line)));
        return pairs;
    }
}
