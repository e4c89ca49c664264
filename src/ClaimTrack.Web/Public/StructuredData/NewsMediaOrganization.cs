using System.Text.Json.Serialization;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.About;

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
    [JsonPropertyName("publishingPrinciples")] public string? PublishingPrinciples { get; init; }
    [JsonPropertyName("verificationFactCheckingPolicy")] public string? VerificationFactCheckingPolicy { get; init; }
    [JsonPropertyName("masthead")] public string? Masthead { get; init; }
    [JsonPropertyName("ownershipFundingInfo")] public string? OwnershipFundingInfo { get; init; }

    public static NewsMediaOrganization Of(string site, string siteName, IReadOnlySet<PageKind> told) => new()
    {
        Id = $"{site}/#organization",
        Name = siteName,
        Url = $"{site}/",
        CorrectionsPolicy = $"{site}/corrections",
        PublishingPrinciples = Page(site, PageKind.Method, told),
        VerificationFactCheckingPolicy = Page(site, PageKind.Method, told),
        Masthead = Page(site, PageKind.Team, told),
        OwnershipFundingInfo = Page(site, PageKind.Funding, told),
    };

    static string? Page(string site, PageKind kind, IReadOnlySet<PageKind> told) => told.Contains(kind) ? site + PageAddress.Of(kind) : null;
}
