using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace ClaimTrack.Cards;

/// <summary>What a text is set in: the serif for what is said and found, the grotesque for what is known about it.</summary>
enum Face
{
    /// <summary>The claim.</summary>
    Quote,
    /// <summary>The claim in a script that has no italic.</summary>
    UprightQuote,
    /// <summary>The verdict.</summary>
    Verdict,
    /// <summary>Facts.</summary>
    Fact,
    /// <summary>Labels and names.</summary>
    Strong,
}

/// <summary>A typeface with what shapes text for it.</summary>
sealed class Typeface(SKTypeface typeface)
{
    readonly Dictionary<float, SKFont> _sizes = [];
    readonly SKFont _any = new(typeface);

    /// <summary>What makes glyphs of its text.</summary>
    public SKShaper Shaper { get; } = new(typeface);

    /// <summary>Whether it has a glyph for a character.</summary>
    public bool Has(int codepoint) => _any.GetGlyph(codepoint) != 0;

    /// <summary>Its font of a size.</summary>
    public SKFont Of(float size) => _sizes.TryGetValue(size, out var font) ? font
        : _sizes[size] = new(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias, Hinting = SKFontHinting.None, LinearMetrics = true };
}

/// <summary>The site's typefaces, and those that the machine has for the scripts that these do not cover.</summary>
sealed class Fonts
{
    // Newsreader and Schibsted Grotesk hold Latin letters, Noto Serif those of Greek and Cyrillic.
    static readonly Dictionary<Face, string[]> Files = new()
    {
        [Face.Quote] = ["Newsreader_500Medium_Italic.ttf", "NotoNaskhArabic_500Medium.ttf", "NotoSerif_500Medium.ttf"],
        [Face.UprightQuote] = ["Newsreader_500Medium.ttf", "NotoNaskhArabic_500Medium.ttf", "NotoSerif_500Medium.ttf"],
        [Face.Verdict] = ["Newsreader_600SemiBold.ttf", "NotoNaskhArabic_600SemiBold.ttf", "NotoSerif_500Medium.ttf"],
        [Face.Fact] = ["SchibstedGrotesk_400Regular.ttf", "NotoNaskhArabic_500Medium.ttf", "NotoSerif_500Medium.ttf"],
        [Face.Strong] = ["SchibstedGrotesk_600SemiBold.ttf", "NotoNaskhArabic_600SemiBold.ttf", "NotoSerif_500Medium.ttf"],
    };

    static readonly string[] Folders = ["/usr/share/fonts", "/usr/local/share/fonts"];

    readonly Dictionary<Face, Typeface[]> _own;
    readonly Lazy<List<Typeface>> _installed = new(Installed);
    readonly Dictionary<int, Typeface?> _found = [];

    /// <param name="open">Opens one of the site's font files by name; null where it is not there.</param>
    public Fonts(Func<string, Stream?> open)
    {
        var files = Files.Values.SelectMany(f => f).Distinct().ToDictionary(name => name, name => Read(open(name)));
        _own = Files.ToDictionary(f => f.Key, f => f.Value.Select(name => files[name]).OfType<Typeface>().ToArray());
    }

    /// <summary>The typeface that has every one of these characters; null if there is none.</summary>
    public Typeface? For(Face face, IReadOnlyCollection<int> codepoints)
    {
        foreach (var own in _own[face])
            if (codepoints.All(own.Has)) return own;
        var first = codepoints.First();
        if (!_found.TryGetValue(first, out var found))
            _found[first] = found = SKFontManager.Default.MatchCharacter(first) is { } matched ? new(matched) : _installed.Value.Find(t => t.Has(first));
        return found is not null && codepoints.All(found.Has) ? found : null;
    }

    static Typeface? Read(Stream? file)
    {
        if (file is null) return null;
        using (file) return SKTypeface.FromStream(file) is { } typeface ? new(typeface) : null;
    }

    // This build of Skia does not look for fonts on Linux; elsewhere it does, and these folders are not there.
    static List<Typeface> Installed() =>
    [
        .. Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.?t?", new EnumerationOptions { RecurseSubdirectories = true }))
            .Where(file => Path.GetExtension(file) is ".ttf" or ".otf" or ".ttc").Order(StringComparer.Ordinal)
            .Select(file => SKTypeface.FromFile(file)).OfType<SKTypeface>()
            .OrderBy(IsForAllScripts).ThenBy(t => t.FontSlant).ThenBy(t => Math.Abs(t.FontWeight - (int)SKFontStyleWeight.Medium))
            .Select(t => new Typeface(t)),
    ];

    // Letters out of little squares, to be read at all.
    static bool IsForAllScripts(SKTypeface typeface) => typeface.FamilyName.Contains("Unifont", StringComparison.Ordinal);
}
