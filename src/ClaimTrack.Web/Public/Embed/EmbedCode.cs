using System.Globalization;

namespace ClaimTrack.Web.Public.Embed;

/// <summary>A check to put into a page elsewhere: a quotation that says everything by itself, then the check in a frame, which
/// changes with it. Whoever strips the frame still has claim, verdict and address, as they were when it was copied.</summary>
static class EmbedCode
{
    /// <summary>The width where nobody asks for another.</summary>
    public const int Width = 600;

    /// <summary>The HTML.</summary>
    public static string Html(CheckView check, string site, int? width = null, int? height = null)
    {
        var content = check.Content;
        var (wide, high) = Size(check, width, height);
        var language = OpenText.Encoded(content.Language);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <blockquote cite="{OpenText.Encoded(check.Url)}" lang="{language}" dir="{Tongue.Direction(content.Language)}"><p>“{OpenText.Encoded(content.Quote)}”{(content.Claimant is { } who ? $" – <bdi>{OpenText.Encoded(who.Name)}</bdi>" : "")}</p><p><strong>{OpenText.Encoded(Word(check))}.</strong> {OpenText.Encoded(Conclusion(check))}</p><p><a href="{OpenText.Encoded(check.Url)}">{OpenText.Encoded(content.Title)}</a>, <bdi>{OpenText.Encoded(check.Team)}</bdi></p></blockquote>
            <iframe src="{OpenText.Encoded($"{site}/embed/checks/{check.Number}")}" width="{wide}" height="{high}" loading="lazy" title="{OpenText.Encoded($"Fact check: {Word(check)}. {content.Title}")}" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0;max-width:100%"></iframe>
            """);
    }

    /// <summary>The width and height of the frame: what its text needs, and never more than was asked for.</summary>
    public static (int Width, int Height) Size(CheckView check, int? maxWidth, int? maxHeight)
    {
        var width = Math.Min(Width, maxWidth ?? Width);
        // Nothing but script could measure; an estimate that is too small scrolls inside the frame.
        var perLine = Math.Max(8, width / 9);
        int Lines(string text) => (text.Length + perLine - 1) / perLine;
        var height = 150 + 31 * Lines(check.Content.Quote) + 26 * (Lines(Conclusion(check)) + Lines(check.Content.Title));
        return (width, Math.Min(Math.Min(height, 900), maxHeight ?? int.MaxValue));
    }

    /// <summary>The verdict in one word, or that there is none any more.</summary>
    public static string Word(CheckView check) => check.Showing == Showing.Retracted ? "Retracted" : check.Content.Rating.Label;

    /// <summary>The verdict in a sentence, or why there is none any more.</summary>
    public static string Conclusion(CheckView check) => check.Showing == Showing.Retracted ? check.Retraction?.Reason ?? "" : check.Content.Verdict.Conclusion;
}
