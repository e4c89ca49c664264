using System.Diagnostics.CodeAnalysis;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>What came of fetching a page: the page, or why not.</summary>
public sealed class FetchedPage
{
    FetchedPage() { }

    /// <summary>Whether the page is here.</summary>
    [MemberNotNullWhen(true, nameof(Address), nameof(MediaType), nameof(Text))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool Succeeded => Failure is null;

    /// <summary>Why the page is not here.</summary>
    public FetchFailure? Failure { get; private init; }

    /// <summary>Where the page was found, after redirects.</summary>
    public Uri? Address { get; private init; }

    /// <summary><c>text/html</c>, <c>application/xhtml+xml</c> or <c>text/plain</c>.</summary>
    public string? MediaType { get; private init; }

    /// <summary>The page as the site sent it, decoded: markup unless the media type is plain text.</summary>
    public string? Text { get; private init; }

    internal static FetchedPage Found(Uri address, string mediaType, string text) => new() { Address = address, MediaType = mediaType, Text = text };

    /// <summary>A page that is not here.</summary>
    public static implicit operator FetchedPage(FetchFailure failure) => new() { Failure = failure };
}
