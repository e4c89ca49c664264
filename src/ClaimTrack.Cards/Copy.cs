using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace ClaimTrack.Cards;

/// <summary>How a text is set.</summary>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Leading">From one line to the next, as a part of the size.</param>
/// <param name="Tracking">What is added after each letter, as a part of the size; never in a script that joins them.</param>
readonly record struct Style(float Size, float Leading = 1.2f, float Tracking = 0);

/// <summary>Glyphs of one font in a row.</summary>
sealed record Piece(SKFont Font, ushort[] Glyphs, SKPoint[] Points, float Width);

/// <summary>A line of a text, its pieces from left to right.</summary>
sealed record Line(IReadOnlyList<Piece> Pieces)
{
    public float Width { get; } = Pieces.Sum(p => p.Width);
}

/// <summary>A text in lines.</summary>
sealed record Block(IReadOnlyList<Line> Lines, Style Style, bool IsRightToLeft)
{
    public float Height => Lines.Count * Style.Size * Style.Leading;

    public float Width { get; } = Lines.Max(l => l.Width);
}

/// <summary>A text of which everything is known but how large and wide it is set.</summary>
sealed class Copy
{
    // Widths grow with the size exactly, as glyphs are not fitted to pixels.
    const float Em = 100;

    readonly string _text;
    readonly Cluster[] _clusters;
    readonly byte[] _levels;
    readonly Language _language;
    readonly Word[] _words;

    public Copy(string text, Cluster[] clusters, byte[] levels, int[] ends, string language, bool isRightToLeft)
    {
        (_text, _clusters, _levels, _language, IsRightToLeft) = (text, clusters, levels, new Language(language), isRightToLeft);
        _words = [.. ends.Select((end, i) => WordOf(i == 0 ? 0 : ends[i - 1], end))];
    }

    /// <summary>Whether it runs from the right.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>The text in lines of about the same length, in as few as the width takes; null if these are more than
    /// <paramref name="most"/>, or if a word would have to be broken and may not be.</summary>
    public Block? Set(Style style, float width, int most, bool mayBreak = false)
    {
        if (!mayBreak && _words.Any(w => WidthOf(w, style) > width)) return null;
        var lines = Broken(style, width);
        if (lines.Count > most) return null;
        for (var narrower = width * .96f; narrower > width / 2 && Array.TrueForAll(_words, w => WidthOf(w, style) <= narrower); narrower *= .96f)
        {
            var evener = Broken(style, narrower);
            if (evener.Count > lines.Count) break;
            lines = evener;
        }
        return new([.. lines.Select(l => new Line(Shape(l.Start, l.End, style)))], style, IsRightToLeft);
    }

    List<(int Start, int End)> Broken(Style style, float width)
    {
        List<(int Start, int End)> lines = [];
        var (start, end, room) = (0, 0, width);
        foreach (var word in _words.SelectMany(w => WidthOf(w, style) > width ? Parts(w) : [w]))
        {
            if (end > start && WidthOf(word, style) > room)
            {
                lines.Add((start, end));
                (start, room) = (word.Start, width);
            }
            (end, room) = (word.End, room - word.Advance * style.Size - word.Clusters * style.Tracking * style.Size);
        }
        if (end > start) lines.Add((start, end));
        return lines;
    }

    static float WidthOf(Word word, Style style) => (word.Width + word.Clusters * style.Tracking) * style.Size;

    Word WordOf(int start, int next)
    {
        var end = start + _text[start..next].TrimEnd().Length;
        float Measure(int to) => Shape(start, to, new(Em)).Sum(p => p.Width) / Em;
        return new(start, end, Measure(end), Measure(next), _clusters.Count(c => c.Start >= start && c.End <= next));
    }

    IEnumerable<Word> Parts(Word word) => _clusters.Where(c => c.Start >= word.Start && c.End <= word.End).Select(c => WordOf(c.Start, c.End));

    List<Piece> Shape(int start, int end, Style style)
    {
        List<(Piece Piece, byte Level)> pieces = [];
        foreach (var run in _clusters.Where(c => c.Start >= start && c.End <= end).ChunkedBy(c => (c.Typeface, c.Script, _levels[c.Start])))
            pieces.Add((Shape(start, end, run[0], run[^1].End, style), _levels[run[0].Start]));
        return InOrder(pieces);
    }

    Piece Shape(int lineStart, int lineEnd, Cluster first, int end, Style style)
    {
        using var buffer = new Buffer();
        // With the line around it, so that letters join across a change of font.
        buffer.AddUtf16(_text.AsSpan(lineStart, lineEnd - lineStart), first.Start - lineStart, end - first.Start);
        buffer.Direction = (_levels[first.Start] & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = first.Script;
        buffer.Language = _language;
        var font = first.Typeface.Of(style.Size);
        var shaped = first.Typeface.Shaper.Shape(buffer, font);
        var tracking = style.Tracking * style.Size;
        return new(font, [.. shaped.Codepoints.Select(c => (ushort)c)], [.. shaped.Points.Select((p, i) => new SKPoint(p.X + i * tracking, p.Y))], shaped.Width + shaped.Points.Length * tracking);
    }

    // https://www.unicode.org/reports/tr9/#L2
    static List<Piece> InOrder(List<(Piece Piece, byte Level)> pieces)
    {
        for (var level = pieces.Select(p => p.Level).DefaultIfEmpty().Max(); level > 0; level--)
            for (var i = 0; i < pieces.Count; i++)
            {
                var length = pieces.Skip(i).TakeWhile(p => p.Level >= level).Count();
                pieces.Reverse(i, length);
                i += length;
            }
        return pieces.ConvertAll(p => p.Piece);
    }

    /// <summary>What stands between two places where a line may end.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Where it ends, the space behind it left out.</param>
    /// <param name="Width">Its width, in parts of the size.</param>
    /// <param name="Advance">Its width with the space.</param>
    /// <param name="Clusters">How many characters it has.</param>
    sealed record Word(int Start, int End, float Width, float Advance, int Clusters);
}
