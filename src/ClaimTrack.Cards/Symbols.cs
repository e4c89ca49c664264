using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace ClaimTrack.Cards;

/// <summary>Draws the marks of the site's own file of symbols, so that a card has the shapes that the pages have. It knows of SVG
/// what that file uses for marks.</summary>
sealed class Symbols
{
    // The grid that every symbol is drawn on.
    const float Grid = 24;

    readonly Dictionary<string, XElement> _symbols;

    public Symbols(Stream? svg) =>
        _symbols = svg is null ? [] : XDocument.Load(svg).Root!.Elements().Where(e => e.Name.LocalName == "symbol").ToDictionary(e => (string)e.Attribute("id")!);

    /// <summary>Draws a mark into a square. What is cut out of it shows the ground.</summary>
    public void Draw(SKCanvas canvas, string name, SKPoint at, float size, SKColor colour, SKColor ground)
    {
        if (!_symbols.TryGetValue(name, out var symbol)) return;
        canvas.Save();
        canvas.Translate(at);
        canvas.Scale(size / Grid);
        canvas.ClipRect(new(0, 0, Grid, Grid));
        foreach (var shape in symbol.Descendants().Where(e => e.Name.LocalName is not "g")) Draw(canvas, shape, colour, ground);
        canvas.Restore();
    }

    static void Draw(SKCanvas canvas, XElement shape, SKColor colour, SKColor ground)
    {
        using var path = Outline(shape);
        if (ColourOf(Of(shape, "fill"), colour, ground) is { } fill)
        {
            using var paint = new SKPaint { Color = fill, IsAntialias = true };
            canvas.DrawPath(path, paint);
        }
        if (ColourOf(Of(shape, "stroke"), colour, ground) is not { } stroke) return;
        using var pen = new SKPaint
        {
            Color = stroke,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = Number(shape, "stroke-width"),
            StrokeCap = Of(shape, "stroke-linecap") == "round" ? SKStrokeCap.Round : SKStrokeCap.Butt,
            StrokeJoin = Of(shape, "stroke-linejoin") == "round" ? SKStrokeJoin.Round : SKStrokeJoin.Miter,
        };
        if (Of(shape, "stroke-dasharray") is { } dashes)
        {
            using var effect = SKPathEffect.CreateDash([.. dashes.Split(' ').Select(Parse)], 0);
            pen.PathEffect = effect;
        }
        canvas.DrawPath(path, pen);
    }

    static SKPath Outline(XElement shape)
    {
        if (shape.Name.LocalName == "path") return SKPath.ParseSvgPathData((string)shape.Attribute("d")!);
        using var outline = new SKPathBuilder();
        if (shape.Name.LocalName == "circle") outline.AddCircle(Number(shape, "cx"), Number(shape, "cy"), Number(shape, "r"));
        else outline.AddRoundRect(SKRect.Create(Number(shape, "x"), Number(shape, "y"), Number(shape, "width"), Number(shape, "height")), Number(shape, "rx"), Number(shape, "rx"));
        return outline.Detach();
    }

    static SKColor? ColourOf(string? value, SKColor colour, SKColor ground) => value switch
    {
        "var(--c)" or "currentColor" => colour,
        "var(--ct-sheet)" => ground,
        _ => null,
    };

    // Its own or that of the group around it.
    static string? Of(XElement shape, string name) => shape.AncestorsAndSelf().Select(e => (string?)e.Attribute(name)).FirstOrDefault(v => v is not null);

    static float Number(XElement shape, string name) => Of(shape, name) is { } value ? Parse(value) : 0;

    static float Parse(string number) => float.Parse(number, CultureInfo.InvariantCulture);
}
