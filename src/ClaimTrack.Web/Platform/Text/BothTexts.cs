using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace ClaimTrack.Web.Platform.Text;

/// <summary>Makes one text of two that were changed at once. What only one of the two changed is taken over; where both did,
/// both stand in brackets for somebody to choose.</summary>
public static class BothTexts
{
    /// <summary>Joins two texts.</summary>
    /// <param name="start">What both began from; null where that is not known.</param>
    /// <param name="theirs">What the other made of it.</param>
    /// <param name="mine">What this person made of it.</param>
    public static string Join(string? start, string? theirs, string? mine)
    {
        // Where nothing was, nothing can be compared.
        if (string.IsNullOrEmpty(start))
            return string.IsNullOrEmpty(mine) || mine == theirs ? theirs ?? "" : string.IsNullOrEmpty(theirs) ? mine : Choice(theirs, mine);
        var joined = ThreeWayDiffer.Instance.CreateDiffs(start ?? "", theirs ?? "", mine ?? "", ignoreWhiteSpace: false, ignoreCase: false, new WordDiff.Words());
        var text = new StringBuilder();
        var at = 0;
        foreach (var block in joined.DiffBlocks)
        {
            Append(text, joined.PiecesBase, at, block.BaseStart - at);
            at = block.BaseStart + block.BaseCount;
            switch (block.ChangeType)
            {
                case ThreeWayChangeType.OldOnly: Append(text, joined.PiecesOld, block.OldStart, block.OldCount); break;
                case ThreeWayChangeType.NewOnly or ThreeWayChangeType.BothSame: Append(text, joined.PiecesNew, block.NewStart, block.NewCount); break;
                case ThreeWayChangeType.Conflict:
                    text.Append(Choice(Words(joined.PiecesOld, block.OldStart, block.OldCount), Words(joined.PiecesNew, block.NewStart, block.NewCount)));
                    break;
                default: Append(text, joined.PiecesBase, block.BaseStart, block.BaseCount); break;
            }
        }
        Append(text, joined.PiecesBase, at, joined.PiecesBase.Count - at);
        return text.ToString();
    }

    static string Choice(string theirs, string mine) => $"[theirs: {theirs} | mine: {mine}]";

    static string Words(IReadOnlyList<string> pieces, int from, int count) => string.Concat(pieces.Skip(from).Take(count)).Trim();

    static void Append(StringBuilder text, IReadOnlyList<string> pieces, int from, int count)
    {
        for (var i = from; i < from + count; i++) text.Append(pieces[i]);
    }
}
