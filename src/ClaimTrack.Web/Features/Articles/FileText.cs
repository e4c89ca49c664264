using ClaimTrack.Web.Platform.Outgoing;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>Reads the text of an uploaded file. What it is shows in its bytes; its name and declared type prove nothing.</summary>
static class FileText
{
    /// <summary>The text, or null if the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (LooksBinary(bytes)) return null;
        var text = PageCharset.Decode(bytes, headerCharset: null, isMarkup: true);
        // Old files that do not say what they are were mostly written on Windows.
        return text.Contains('\uFFFD') ? PageCharset.Decode(bytes, "windows-1252", isMarkup: false) : text;
    }

    // Text has no NUL unless it says by its first bytes that it is UTF-16. A PDF, an archive (and with it the files of word
    // processors) or rich text may do without one for long, but begins in its own way.
    static bool LooksBinary(ReadOnlySpan<byte> bytes) =>
        bytes is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) && bytes.Contains((byte)0)
        || bytes.StartsWith("%PDF-"u8) || bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("{\\rtf"u8);
}
