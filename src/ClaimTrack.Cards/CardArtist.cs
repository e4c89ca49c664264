using SkiaSharp;

namespace ClaimTrack.Cards;

/// <summary>Draws cards, one at a time: the claim under the marker, and under it the verdict in mark and word with the name of
/// whoever found it. It looks the same wherever it is drawn, as it brings its own fonts and marks.</summary>
public sealed class CardArtist
{
    const float Margin = 72;
    const float Band = 456; // where the verdict begins
    const float NamesWidth = 330;

    readonly SemaphoreSlim _easel = new(1, 1);
    readonly Lazy<Typesetter> _typesetter;
    readonly Lazy<Symbols> _symbols;

    /// <param name="font">Opens a font by its file's name; null where it is not there.</param>
    /// <param name="symbols">Opens the file of symbols; null where it is not there.</param>
    public CardArtist(Func<string, Stream?> font, Func<Stream?> symbols)
    {
        _typesetter = new(() => new(new Fonts(font)));
        _symbols = new(() =>
        {
            using var file = symbols();
            return new(file);
        });
    }

    /// <summary>The card as a PNG.</summary>
    public async Task<byte[]> Draw(Card card, CancellationToken ct)
    {
        await _easel.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Png(card), ct);
        }
        finally
        {
            _easel.Release();
        }
    }

    byte[] Png(Card card)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Card.Width, Card.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Palette.Paper);
        Within(canvas, new(0, 0, Card.Width, Band), () => DrawClaim(canvas, card));
        Within(canvas, new(0, Band, Card.Width, Card.Height), () => DrawVerdict(canvas, card));
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    // Marks piled on a letter must not reach the verdict.
    static void Within(SKCanvas canvas, SKRect place, Action draw)
    {
        canvas.Save();
        canvas.ClipRect(place);
        draw();
        canvas.Restore();
    }

    void DrawClaim(SKCanvas canvas, Card card)
    {
        const float width = Card.Width - 2 * Margin;
        var quote = Quote(card, width, height: 262);
        var who = card.Claimant is { } claimant ? Fit(card, claimant, Face.Fact, new(28), width) : null;
        if (quote is null)
        {
            // A verdict can stand without the words, which no font here has; they could not stand without it.
            const float mark = 250;
            var (strong, _) = Palette.Of(card.Family);
            _symbols.Value.Draw(canvas, card.Symbol, new((Card.Width - mark) / 2, (Band - mark) / 2), mark, strong, Palette.Paper);
            return;
        }
        var label = Label(card, card.ClaimLabel, width);
        var height = (label is null ? 0 : 44) + quote.Height + (who is null ? 0 : 54);
        var top = (Band - height) / 2 + 4;
        if (label is not null)
        {
            Place(canvas, label, top, Palette.Ink3, Margin, width);
            top += 44;
        }
        DrawMarker(canvas, quote, top, width);
        Place(canvas, quote, top, Palette.Ink, Margin, width);
        if (who is not null) Place(canvas, who, top + quote.Height + 20, Palette.Ink2, Margin, width, card.IsRightToLeft);
    }

    // As large as it may be.
    Block? Quote(Card card, float width, float height)
    {
        var words = Shortened.To(card.Quote, Card.QuoteMax);
        var copy = _typesetter.Value.Read(card.IsVerbatim ? $"“{words}”" : words, card.IsRightToLeft ? Face.UprightQuote : Face.Quote, card.Language, card.IsRightToLeft);
        if (copy is null) return null;
        var leading = copy.IsRightToLeft ? 1.56f : 1.34f;
        for (var size = 82f; size >= 32; size -= 2)
            if (copy.Set(new(size, leading), width, most: (int)(height / (size * leading))) is { } block) return block;
        return copy.Set(new(40, leading), width, int.MaxValue, mayBreak: true);
    }

    static void DrawMarker(SKCanvas canvas, Block quote, float top, float width)
    {
        using var marker = new SKPaint { Color = Palette.Marker };
        var size = quote.Style.Size;
        for (var i = 0; i < quote.Lines.Count; i++)
        {
            var line = quote.Lines[i];
            var x = quote.IsRightToLeft ? Margin + width - line.Width : Margin;
            var baseline = Baseline(quote, top, i);
            var (above, below) = quote.IsRightToLeft ? (.92f, .46f) : (.8f, .29f);
            canvas.DrawRect(new(x - .12f * size, baseline - above * size, x + line.Width + .12f * size, baseline + below * size), marker);
        }
    }

    void DrawVerdict(SKCanvas canvas, Card card)
    {
        const float mark = 100;
        const float gap = 30;
        const float middle = (Band + Card.Height) / 2;
        var (strong, soft) = Palette.Of(card.Family);
        using (var ground = new SKPaint { Color = soft }) canvas.DrawRect(0, Band, Card.Width, Card.Height - Band, ground);
        using (var edge = new SKPaint { Color = strong }) canvas.DrawRect(0, Band, Card.Width, 6, edge);
        const float inside = middle + 3;
        _symbols.Value.Draw(canvas, card.Symbol, new(card.IsRightToLeft ? Card.Width - Margin - mark : Margin, inside - mark / 2), mark, strong, soft);

        const float wordWidth = Card.Width - 2 * Margin - mark - gap - NamesWidth - gap;
        var wordStart = card.IsRightToLeft ? Margin + NamesWidth + gap : Margin + mark + gap;
        var label = Label(card, card.VerdictLabel, wordWidth);
        var word = Word(card, wordWidth);
        var height = (label is null ? 0 : 30) + (word?.Height ?? 0);
        var top = inside - height / 2;
        if (label is not null) Place(canvas, label, top, Palette.Ink2, wordStart, wordWidth);
        if (word is not null) Place(canvas, word, top + (label is null ? 0 : 30), strong, wordStart, wordWidth, card.IsRightToLeft);
        DrawNames(canvas, card, inside);
    }

    Block? Word(Card card, float width)
    {
        var copy = _typesetter.Value.Read(Shortened.To(card.Word, Domain.Rating.LabelMax), Face.Verdict, card.Language, card.IsRightToLeft);
        if (copy is null) return null;
        const float leading = 1.12f;
        for (var size = 74f; size >= 48; size -= 2)
            if (copy.Set(new(size, leading, Tracking: card.IsRightToLeft ? 0 : -.012f), width, most: 1) is { } block) return block;
        return copy.Set(new(44, leading), width, most: 2) ?? copy.Set(new(28, leading), width, int.MaxValue, mayBreak: true);
    }

    // On the other side than the verdict, and to that side.
    void DrawNames(SKCanvas canvas, Card card, float middle)
    {
        var start = card.IsRightToLeft ? Margin : Card.Width - Margin - NamesWidth;
        List<(Block? Block, SKColor Colour)> names = [(Fit(card, card.Team, Face.Strong, new(28), NamesWidth, most: 2), Palette.Ink), (Fit(card, card.Site, Face.Fact, new(24, 1.5f), NamesWidth), Palette.Ink2)];
        var top = middle - names.Sum(n => n.Block?.Height ?? 0) / 2;
        foreach (var (block, colour) in names)
        {
            if (block is null) continue;
            Place(canvas, block, top, colour, start, NamesWidth, !card.IsRightToLeft);
            top += block.Height;
        }
    }

    Block? Label(Card card, string text, float width) => card.IsRightToLeft
        ? Fit(card, text, Face.Strong, new(24), width)
        : Fit(card, text.ToUpperInvariant(), Face.Strong, new(21, Tracking: .07f), width);

    // Shortened until it fits.
    Block? Fit(Card card, string text, Face face, Style style, float width, int most = 1)
    {
        for (var max = Card.QuoteMax; max > 2; max -= 3)
        {
            if (_typesetter.Value.Read(Shortened.To(text, max), face, card.Language, card.IsRightToLeft) is not { } copy) return null;
            if (copy.Set(style, width, most) is { } block) return block;
        }
        return null;
    }

    static void Place(SKCanvas canvas, Block block, float top, SKColor colour, float start, float width, bool? toTheRight = null)
    {
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines[i];
            var x = toTheRight ?? block.IsRightToLeft ? start + width - line.Width : start;
            foreach (var piece in line.Pieces)
            {
                using var glyphs = new SKTextBlobBuilder();
                glyphs.AddPositionedRun(piece.Glyphs, piece.Font, piece.Points);
                using var blob = glyphs.Build();
                if (blob is not null) canvas.DrawText(blob, x, Baseline(block, top, i), ink);
                x += piece.Width;
            }
        }
    }

    // The part of a line above its letters' feet is about the same in all these faces.
    static float Baseline(Block block, float top, int line)
    {
        var (size, leading) = (block.Style.Size, block.Style.Leading);
        return top + size * (line * leading + (leading - 1) / 2 + .78f);
    }
}
