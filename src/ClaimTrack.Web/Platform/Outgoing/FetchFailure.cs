namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Why a page could not be fetched.</summary>
public enum FetchFailureKind
{
    /// <summary>What was given is not the address of a web page.</summary>
    BadAddress,

    /// <summary>Blocked, closed, unknown or unreachable: one answer for all, so that it maps nobody's inner network.</summary>
    CannotFetch,

    /// <summary>The site said no to us.</summary>
    Refused,

    /// <summary>The site has no such page.</summary>
    NotFound,

    /// <summary>The site failed, or its answer made no sense.</summary>
    SiteFailed,

    /// <summary>A PDF, a picture or another file.</summary>
    NotAPage,

    /// <summary>More bytes than we take.</summary>
    TooLarge,

    /// <summary>Longer than we wait.</summary>
    TooSlow,

    /// <summary>From one address to the next without end.</summary>
    TooManyRedirects,
}

/// <summary>Why a page could not be fetched, with a sentence for the person who asked for it.</summary>
public sealed record FetchFailure(FetchFailureKind Kind, string Sentence)
{
    internal static FetchFailure BadAddress { get; } = new(FetchFailureKind.BadAddress,
        "This is not an address that we can fetch. Use one that begins with https:// and has no spaces, or paste the text instead.");

    internal static FetchFailure CannotFetch { get; } = new(FetchFailureKind.CannotFetch,
        "This address cannot be fetched. Check it, or paste the text instead.");

    internal static FetchFailure Broken { get; } = new(FetchFailureKind.SiteFailed,
        "The site’s answer broke off. Try again, or paste the text instead.");

    internal static FetchFailure TooSlow { get; } = new(FetchFailureKind.TooSlow,
        "The site took too long to answer. Try again later, or paste the text instead.");

    internal static FetchFailure TooManyRedirects { get; } = new(FetchFailureKind.TooManyRedirects,
        "The site keeps sending us on to other addresses. Check the address, or paste the text instead.");

    internal static FetchFailure TooLarge(int maxBytes) => new(FetchFailureKind.TooLarge,
        $"This page is larger than the {maxBytes / 1_000_000.0:0.#} MB that we fetch. Paste the text instead.");

    internal static FetchFailure NotAPage(string mediaType) => new(FetchFailureKind.NotAPage,
        $"This address leads to {Thing(mediaType)}, not to a page. Paste the text instead.");

    internal static FetchFailure Unreadable { get; } = new(FetchFailureKind.NotAPage,
        "The site sent this page in a form that we cannot read. Paste the text instead.");

    internal static FetchFailure Status(int status) => status switch
    {
        404 or 410 => new(FetchFailureKind.NotFound, $"The site has no page at this address ({status}). Check it, or paste the text instead."),
        >= 400 and < 500 => new(FetchFailureKind.Refused, $"The site refused us ({status}). Paste the text instead."),
        >= 500 => new(FetchFailureKind.SiteFailed, $"The site has a problem of its own ({status}). Try again later, or paste the text instead."),
        _ => new(FetchFailureKind.SiteFailed, $"The site gave us no page ({status}). Paste the text instead."),
    };

    static string Thing(string mediaType) => mediaType switch
    {
        "application/pdf" => "a PDF",
        _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => "a picture",
        _ when mediaType.StartsWith("video/", StringComparison.Ordinal) => "a video",
        _ when mediaType.StartsWith("audio/", StringComparison.Ordinal) => "a recording",
        _ => "a file",
    };
}
