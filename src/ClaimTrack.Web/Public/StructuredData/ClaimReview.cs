using System.Text.Json.Serialization;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>The schema.org ClaimReview of a check.</summary>
sealed record ClaimReview
{
    [JsonPropertyName("@context")] public string Context => "https://schema.org";
    [JsonPropertyName("@type")] public string Type => "ClaimReview";
    [JsonPropertyName("@id")] public required string Id { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("inLanguage")] public required string InLanguage { get; init; }
    [JsonPropertyName("translationOfWork")] public TranslatedWork? TranslationOfWork { get; init; }
    [JsonPropertyName("workTranslation")] public IReadOnlyList<TranslatedWork>? WorkTranslation { get; init; }
    [JsonPropertyName("datePublished")] public DateTimeOffset? DatePublished { get; init; }
    [JsonPropertyName("dateModified")] public DateTimeOffset? DateModified { get; init; }
    [JsonPropertyName("claimReviewed")] public required string ClaimReviewed { get; init; }
    [JsonPropertyName("itemReviewed")] public required ReviewedClaim ItemReviewed { get; init; }
    [JsonPropertyName("author")] public required Agent Author { get; init; }
    [JsonPropertyName("reviewRating")] public required ReviewRating ReviewRating { get; init; }
    [JsonPropertyName("sdLicense")] public string Licence => Licences.Text;

    public static ClaimReview Of(CheckView check, string site)
    {
        var content = check.Content;
        return new()
        {
            Id = $"{site}/checks/{check.Number}#review",
            Url = check.Url,
            InLanguage = content.Language,
            TranslationOfWork = TranslatedWork.OriginalOf(check, site, "ClaimReview", "review"),
            WorkTranslation = TranslatedWork.TranslationsOf(check, site, "ClaimReview", "review"),
            DatePublished = check.PublishedAt,
            DateModified = check.UpdatedAt,
            ClaimReviewed = content.Statement,
            ItemReviewed = new()
            {
                Text = content.Quote,
                DatePublished = content.ClaimedOn,
                Author = content.Claimant is { } who ? new Agent($"{who.Kind}", who.Name, SameAs: CheckView.WebLink(who.Url)) : null,
                FirstAppearance = content.Appearances.Count > 0 ? Work.Of(content.Appearances[0]) : null,
                Appearance = content.Appearances.Count > 1 ? [.. content.Appearances.Skip(1).Select(Work.Of)] : null,
            },
            Author = Agent.Organization(check.Team, $"{site}/"),
            ReviewRating = ReviewRating.Of(content.Rating, content.Verdict.Conclusion),
        };
    }
}

/// <summary>The claim that a review is about.</summary>
sealed record ReviewedClaim
{
    [JsonPropertyName("@type")] public string Type => "Claim";
    [JsonPropertyName("text")] public required string Text { get; init; }
    [JsonPropertyName("datePublished")] public DateOnly? DatePublished { get; init; }
    [JsonPropertyName("author")] public Agent? Author { get; init; }
    [JsonPropertyName("firstAppearance")] public Work? FirstAppearance { get; init; }
    [JsonPropertyName("appearance")] public IReadOnlyList<Work>? Appearance { get; init; }
}

/// <summary>A rating. Where a number would mislead, none of the three is given.</summary>
sealed record ReviewRating
{
    [JsonPropertyName("@type")] public string Type => "Rating";
    [JsonPropertyName("ratingValue")] public int? Value { get; init; }
    [JsonPropertyName("bestRating")] public int? Best { get; init; }
    [JsonPropertyName("worstRating")] public int? Worst { get; init; }
    [JsonPropertyName("alternateName")] public required string Word { get; init; }
    [JsonPropertyName("ratingExplanation")] public required string Explanation { get; init; }

    public static ReviewRating Of(CheckRating rating, string conclusion) => new()
    {
        Value = rating.Value,
        Best = rating.Value is null ? null : Rating.Best,
        Worst = rating.Value is null ? null : Rating.Worst,
        Word = rating.Label,
        Explanation = conclusion,
    };
}

/// <summary>A text that somebody else published.</summary>
sealed record Work
{
    [JsonPropertyName("@type")] public required string Type { get; init; }
    [JsonPropertyName("url")] public string? Url { get; init; }
    [JsonPropertyName("headline")] public string? Headline { get; init; }
    [JsonPropertyName("name")] public string? Name { get; init; }
    [JsonPropertyName("datePublished")] public DateOnly? DatePublished { get; init; }
    [JsonPropertyName("publisher")] public Agent? Publisher { get; init; }
    [JsonPropertyName("archivedAt")] public string? ArchivedAt { get; init; }

    public static Work Of(CheckAppearance place) => new()
    {
        Type = "NewsArticle",
        Url = CheckView.WebLink(place.Url),
        Headline = place.Title,
        DatePublished = place.PublishedOn,
        Publisher = place.Publisher is null ? null : Agent.Organization(place.Publisher),
    };

    public static Work Of(CheckSource source) => new()
    {
        Type = source.Kind switch { SourceKind.Dataset => "Dataset", SourceKind.NewsReport => "NewsArticle", SourceKind.Study => "ScholarlyArticle", _ => "CreativeWork" },
        Url = CheckView.WebLink(source.Url),
        Name = source.Title,
        DatePublished = source.PublishedOn,
        Publisher = source.Publisher is null ? null : Agent.Organization(source.Publisher),
        ArchivedAt = CheckView.WebLink(source.Use.ArchivedUrl),
    };
}

static class Licences
{
    /// <summary>Under which the texts and their data are published.</summary>
    public const string Text = "https://creativecommons.org/licenses/by/4.0/";
}
