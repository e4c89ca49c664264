using System.Text;

namespace ClaimTrack.Text;

/// <summary>The text of an article and what kind of block each of its lines is.</summary>
/// <param name="Plain">The text in the form of <see cref="PlainText.Normalise"/>: one line, one block; at most
/// <see cref="PlainText.MaxLength"/> UTF-16 units.</param>
/// <param name="Blocks">One letter for each line of <paramref name="Plain"/>: <c>h</c> heading, <c>p</c> paragraph,
/// <c>l</c> list item, <c>q</c> quotation. Empty when there is no text.</param>
public sealed record ArticleText(string Plain, string Blocks)
{
    /// <summary>No text at all.</summary>
    public static ArticleText Empty { get; } = new("", "");

    /// <summary>True when the article was longer than <see cref="PlainText.MaxLength"/> and blocks at its end were left out, or the end of its only block.</summary>
    public bool IsCut { get; init; }

    /// <summary>The blocks in reading order.</summary>
    /// <returns>For each line its kind and its place in <see cref="Plain"/>, in UTF-16 units, without the line end.</returns>
    public IEnumerable<TextBlock> EachBlock()
    {
        var start = 0;
        foreach (var kind in Blocks)
        {
            var end = Plain.IndexOf('\n', start);
            if (end < 0) end = Plain.Length;
            yield return new TextBlock(kind, start, end - start);
            start = Math.Min(end + 1, Plain.Length);
        }
    }

    internal static ArticleText Of(IEnumerable<(char Kind, string Text)> blocks)
    {
        var plain = new StringBuilder();
        var kinds = new StringBuilder();
        foreach (var (kind, text) in blocks)
        {
            foreach (var line in PlainText.Normalise(text).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (plain.Length + 1 + line.Length > PlainText.MaxLength)
                {
                    // A first block too long by itself is cut inside, at a word: better a part of it than nothing.
                    return plain.Length > 0
                        ? new ArticleText(plain.ToString(), kinds.ToString()) { IsCut = true }
                        : new ArticleText(line[..TextEdges.WordFloor(line, PlainText.MaxLength, 100)].TrimEnd(), $"{kind}") { IsCut = true };
                }
                if (plain.Length > 0) plain.Append('\n');
                plain.Append(line);
                kinds.Append(kind);
            }
        }
        return new ArticleText(plain.ToString(), kinds.ToString());
    }
}

/// <summary>One block of an <see cref="ArticleText"/>.</summary>
/// <param name="Kind"><c>h</c> heading, <c>p</c> paragraph, <c>l</c> list item, <c>q</c> quotation.</param>
/// <param name="Start">Where it begins in <see cref="ArticleText.Plain"/>, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units; never 0.</param>
public readonly record struct TextBlock(char Kind, int Start, int Length);
