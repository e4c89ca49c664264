using System.Text.Json.Serialization;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>Who publishes the site (https://schema.org/NewsMediaOrganization), with the policies that have a page.</summary>
sealed record NewsMediaOrganization
{
    [JsonPropertyName("@context")] public string Context => "https://schema.org";
    [JsonPropertyName("@type")] public string Type => "NewsMediaOrganization";
    [JsonPropertyName("@id")] public required string Id { get; init; }
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("correctionsPolicy")] public required string CorrectionsPolicy { get; init; }

    public static NewsMediaOrganization Of(string site, string siteName) => new()
    {
        Id = $"{site}/#organization",
        Name = siteName,
        Url = $"{site}/",
        CorrectionsPolicy = $"{site}/corrections",
    };
}
