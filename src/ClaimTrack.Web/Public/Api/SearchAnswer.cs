using System.Globalization;
using System.Text.Json.Serialization;

namespace ClaimTrack.Web.Public.Api;

/// <summary>What claims:search answers.</summary>
sealed record SearchAnswer
{
    [JsonPropertyName("claims")] public IReadOnlyList<FoundClaim>? Claims { get; init; }
    [JsonPropertyName("nextPageToken")] public string? Next { get; init; }
}

/// <summary>A claim and the check of it.</summary>
sealed record FoundClaim
{
    [JsonPropertyName("text")] public string? Text { get; init; }
    [JsonPropertyName("claimant")] public string? Claimant { get; init; }
    [JsonPropertyName("claimDate")] public string? ClaimDate { get; init; }
    [JsonPropertyName("claimReview")] public required IReadOnlyList<FoundReview> Reviews { get; init; }

    public static FoundClaim Of(ClaimsSearch.Match found, string site)
    {
        var content = found.Content;
        return new()
        {
            Text = Filled(content.Statement),
            Claimant = Filled(content.Claimant?.Name),
            ClaimDate = content.ClaimedOn is { } day ? $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z" : null,
            Reviews =
            [
                new()
                {
                    Publisher = new(Filled(found.Team), ClaimsSearch.HostOf(site)),
                    Url = site + CheckAddress.Of(found.Number, found.Slug),
                    Title = Filled(content.Title),
                    ReviewDate = found.PublishedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    TextualRating = Filled(content.Rating.Label),
                    LanguageCode = Filled(content.Language),
                },
            ],
        };
    }

    // An empty field is left out, as Protocol Buffers do in JSON.
    static string? Filled(string? text) => OpenText.Of(text) is { Length: > 0 } filled ? filled : null;
}

/// <summary>A check of a claim.</summary>
sealed record FoundReview
{
    [JsonPropertyName("publisher")] public required FoundPublisher Publisher { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("title")] public string? Title { get; init; }
    [JsonPropertyName("reviewDate")] public required string ReviewDate { get; init; }
    [JsonPropertyName("textualRating")] public string? TextualRating { get; init; }
    [JsonPropertyName("languageCode")] public string? LanguageCode { get; init; }
}

/// <summary>Who checked it.</summary>
sealed record FoundPublisher([property: JsonPropertyName("name")] string? Name, [property: JsonPropertyName("site")] string Site);
