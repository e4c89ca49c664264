using System.Text.Json.Serialization;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>A schema.org DataFeed of ClaimReviews in the shape of that of Data Commons
/// (https://storage.googleapis.com/datacommons-feeds/claimreview/latest/data.json), which tools for it can read.</summary>
sealed record DataFeed
{
    [JsonPropertyName("@context")] public string Context => "https://schema.org";
    [JsonPropertyName("@type")] public string Type => "DataFeed";
    [JsonPropertyName("@id")] public required string Id { get; init; }
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("license")] public string Licence => Licences.Text;
    [JsonPropertyName("dateModified")] public required DateTimeOffset DateModified { get; init; }
    [JsonPropertyName("hasPart")] public IReadOnlyList<DataFeedPart>? Parts { get; init; }

    // Written as it is read, so that no number of checks has to fit into memory.
    [JsonPropertyName("dataFeedElement")] public required IAsyncEnumerable<DataFeedItem> Items { get; init; }
}

/// <summary>The part of a feed that one month first published.</summary>
sealed record DataFeedPart
{
    [JsonPropertyName("@type")] public string Type => "DataFeed";
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("dateModified")] public required DateTimeOffset DateModified { get; init; }
}

/// <summary>One check of a feed.</summary>
sealed record DataFeedItem
{
    [JsonPropertyName("@type")] public string Type => "DataFeedItem";
    [JsonPropertyName("dateCreated")] public required DateTimeOffset DateCreated { get; init; }
    [JsonPropertyName("dateModified")] public required DateTimeOffset DateModified { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("item")] public required IReadOnlyList<ClaimReview> Item { get; init; }
}
