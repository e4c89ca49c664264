using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>One of the formats in which every feed comes.</summary>
/// <param name="Extension">The end of its address.</param>
/// <param name="Name">What it is called.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Write">Writes a feed in it.</param>
sealed record FeedFormat(string Extension, string Name, string MediaType, Func<Feed, FileContentResult> Write)
{
    /// <summary>The day that the identities of feeds carry: from then on they were ours to give.</summary>
    public static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>All of them, the one to prefer first.</summary>
    public static readonly IReadOnlyList<FeedFormat> All =
    [
        new("atom", "Atom", AtomFeed.MediaType, AtomFeed.Write),
        new("rss", "RSS", RssFeed.MediaType, RssFeed.Write),
        new("json", "JSON Feed", JsonFeed.MediaType, JsonFeed.Write),
    ];

    /// <summary>The format that the end of an address names.</summary>
    public static FeedFormat Of(string path) => All.First(f => path.EndsWith($".{f.Extension}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A list that can be followed, for the head of its page.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Address">The address of its feed in a format.</param>
sealed record FeedLink(string Title, Func<FeedFormat, string> Address)
{
    /// <summary>All checks, or those of a search.</summary>
    public static FeedLink Checks(Wanted? wanted = null) => new(wanted is { Text.Length: > 0 } or { IsNarrowed: true } ? "Checks of this search" : "All checks",
        f => wanted?.At($"/feeds/checks.{f.Extension}") ?? $"/feeds/checks.{f.Extension}");

    /// <summary>The checks of a topic or claimant.</summary>
    public static FeedLink Named(string name, Wanted wanted) => new(name, f => wanted.At($"/feeds/checks.{f.Extension}"));

    /// <summary>All corrections.</summary>
    public static FeedLink Corrections => new("Corrections", f => $"/feeds/corrections.{f.Extension}");
}
