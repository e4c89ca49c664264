using System.Globalization;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>A feed before it has a format.</summary>
sealed record Feed
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>A tag URI (RFC 4151) that stays.</summary>
    public required string Id { get; init; }

    /// <summary>Its own address.</summary>
    public required string Self { get; init; }

    /// <summary>The address of the page that shows the same list.</summary>
    public required string Page { get; init; }

    /// <summary>The address of the next part, older things, where there is one.</summary>
    public string? Next { get; init; }

    /// <summary>When anything in it changed last.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>The site's name.</summary>
    public required string SiteName { get; init; }

    /// <summary>The site's address.</summary>
    public required string Site { get; init; }

    /// <summary>What it holds, newest first.</summary>
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}

/// <summary>A thing in a feed: a check, or a change to one.</summary>
sealed record FeedEntry
{
    /// <summary>A tag URI that stays whatever changes.</summary>
    public required string Id { get; init; }

    /// <summary>The address of the check.</summary>
    public required string Url { get; init; }

    /// <summary>One line; a check's never comes without its rating.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>The text as HTML that is safe to show.</summary>
    public required string Html { get; init; }

    /// <summary>When it came out.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Who wrote it, or the newsroom where nobody is named.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>The check's number.</summary>
    public required int Number { get; init; }

    /// <summary>The version of the check.</summary>
    public required int? Version { get; init; }

    /// <summary>What the check says.</summary>
    public required CheckContent Content { get; init; }

    /// <summary>What kind of change it is; null where it is the check itself.</summary>
    public CorrectionKind? Change { get; init; }

    /// <summary>Whether the rating holds; it does not once a check was taken back.</summary>
    public bool IsRated => Change is not CorrectionKind.Retraction;
}

/// <summary>Identities of feeds and their entries: tag URIs (RFC 4151), which say whose they are and lead nowhere.</summary>
static class TagUri
{
    /// <summary>The tag of something that came to be on a day.</summary>
    public static string Of(string site, DateTimeOffset since, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{new Uri(site).IdnHost},{since.UtcDateTime:yyyy-MM-dd}:{what}");
}
