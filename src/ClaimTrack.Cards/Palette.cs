using ClaimTrack.Domain;
using SkiaSharp;

namespace ClaimTrack.Cards;

/// <summary>The colours of a card: those of tokens.css by day.</summary>
static class Palette
{
    public static readonly SKColor Paper = SKColor.Parse("#fbf9f4");
    public static readonly SKColor Ink = SKColor.Parse("#171a21");
    public static readonly SKColor Ink2 = SKColor.Parse("#454a56");
    public static readonly SKColor Ink3 = SKColor.Parse("#646975");
    public static readonly SKColor Marker = SKColor.Parse("#ffe48a");

    /// <summary>The hue of a family and the ground that it stands on.</summary>
    public static (SKColor Strong, SKColor Soft) Of(RatingFamily family) => family switch
    {
        RatingFamily.Supported => (SKColor.Parse("#006459"), SKColor.Parse("#e2f1ee")),
        RatingFamily.Mixed => (SKColor.Parse("#8a5300"), SKColor.Parse("#f9eed9")),
        RatingFamily.Distorted => (SKColor.Parse("#7a3469"), SKColor.Parse("#f6e8f2")),
        RatingFamily.Refuted => (SKColor.Parse("#a5281b"), SKColor.Parse("#fae7e3")),
        RatingFamily.Open => (SKColor.Parse("#4d5463"), SKColor.Parse("#eceef2")),
        _ => throw new ArgumentOutOfRangeException(nameof(family), family, null),
    };
}
