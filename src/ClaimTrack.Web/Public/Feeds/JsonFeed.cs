using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What it has no member for is under <c>_claimtrack</c>.</summary>
static class JsonFeed
{
    public const string MediaType = "application/feed+json";

    /// <summary>Writes a feed.</summary>
    public static FileContentResult Write(Feed feed) => new(JsonSerializer.SerializeToUtf8Bytes(new Document
    {
        Title = OpenText.Of(feed.Title),
        HomePage = feed.Page,
        Self = feed.Self,
        Description = OpenText.Of(feed.Description),
        Next = feed.Next,
        Authors = [new(feed.SiteName, $"{feed.Site}/")],
        Items = [.. feed.Entries.Select(e => ItemOf(e, feed.Site))],
    }, LinkedData.Options), $"{MediaType}; charset=utf-8");

    static Item ItemOf(FeedEntry entry, string site) => new()
    {
        Id = entry.Id,
        Url = entry.Url,
        Title = OpenText.Of(entry.Title),
        Html = OpenText.Of(entry.Html),
        Summary = OpenText.Of(entry.Summary),
        Published = entry.Published.ToUniversalTime(),
        Modified = entry.Updated.ToUniversalTime(),
        Authors = [.. entry.Authors.Select(name => new Author(OpenText.Of(name)))],
        Tags = [.. new[] { entry.Content.Topic, entry.IsRated ? entry.Content.Rating.Key : null, entry.Change?.ToString() }.OfType<string>().Select(OpenText.Of)],
        Language = entry.Content.Language,
        Own = new()
        {
            About = $"{site}/feeds#own",
            Check = entry.Number,
            Version = entry.Version,
            Claim = OpenText.Of(entry.Content.Statement),
            Claimant = entry.Content.Claimant is { } who ? OpenText.Of(who.Name) : null,
            ClaimedOn = entry.Content.ClaimedOn,
            Change = entry.Change?.ToString(),
            Rating = entry.IsRated ? new(entry.Content.Rating) : null,
        },
    };

    sealed record Document
    {
        [JsonPropertyName("version")] public string Version => "https://jsonfeed.org/version/1.1";
        [JsonPropertyName("title")] public required string Title { get; init; }
        [JsonPropertyName("home_page_url")] public required string HomePage { get; init; }
        [JsonPropertyName("feed_url")] public required string Self { get; init; }
        [JsonPropertyName("description")] public required string Description { get; init; }
        [JsonPropertyName("next_url")] public string? Next { get; init; }
        [JsonPropertyName("language")] public string Language => "en";
        [JsonPropertyName("authors")] public required IReadOnlyList<Author> Authors { get; init; }
        [JsonPropertyName("items")] public required IReadOnlyList<Item> Items { get; init; }
    }

    sealed record Author([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("url")] string? Url = null);

    sealed record Item
    {
        [JsonPropertyName("id")] public required string Id { get; init; }
        [JsonPropertyName("url")] public required string Url { get; init; }
        [JsonPropertyName("title")] public required string Title { get; init; }
        [JsonPropertyName("content_html")] public required string Html { get; init; }
        [JsonPropertyName("summary")] public required string Summary { get; init; }
        [JsonPropertyName("date_published")] public required DateTimeOffset Published { get; init; }
        [JsonPropertyName("date_modified")] public required DateTimeOffset Modified { get; init; }
        [JsonPropertyName("authors")] public required IReadOnlyList<Author> Authors { get; init; }
        [JsonPropertyName("tags")] public required IReadOnlyList<string> Tags { get; init; }
        [JsonPropertyName("language")] public required string Language { get; init; }
        [JsonPropertyName("_claimtrack")] public required Extension Own { get; init; }
    }

    sealed record Extension
    {
        [JsonPropertyName("about")] public required string About { get; init; }
        [JsonPropertyName("check")] public required int Check { get; init; }
        [JsonPropertyName("version")] public int? Version { get; init; }
        [JsonPropertyName("claim")] public required string Claim { get; init; }
        [JsonPropertyName("claimant")] public string? Claimant { get; init; }
        [JsonPropertyName("claimed_on")] public DateOnly? ClaimedOn { get; init; }
        [JsonPropertyName("change")] public string? Change { get; init; }
        [JsonPropertyName("rating")] public RatingOf? Rating { get; init; }
    }

    sealed record RatingOf(CheckRating Of)
    {
        [JsonIgnore] public CheckRating Of { get; } = Of;
        [JsonPropertyName("key")] public string Key => Of.Key;
        [JsonPropertyName("label")] public string Label => OpenText.Of(Of.Label);
        [JsonPropertyName("family")] public string Family => Of.Family.ToString().ToLowerInvariant();
        [JsonPropertyName("value")] public int? Value => Of.Value;
    }
}
