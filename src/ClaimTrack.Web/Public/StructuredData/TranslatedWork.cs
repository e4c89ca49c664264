using System.Text.Json.Serialization;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>The same text in another language, as https://schema.org/translationOfWork and https://schema.org/workTranslation
/// name it: a review points at the review and an article at the article.</summary>
sealed record TranslatedWork
{
    [JsonPropertyName("@type")] public required string Type { get; init; }
    [JsonPropertyName("@id")] public required string Id { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("inLanguage")] public required string InLanguage { get; init; }

    /// <summary>What a translation translates, where readers can see that.</summary>
    public static TranslatedWork? OriginalOf(CheckView check, string site, string type, string part) =>
        check.Translations.FirstOrDefault(t => t.IsOriginal) is { } original ? Of(original, site, type, part) : null;

    /// <summary>What translates an original; null where nothing does.</summary>
    public static IReadOnlyList<TranslatedWork>? TranslationsOf(CheckView check, string site, string type, string part) =>
        check.Translations.Where(t => t.Original == check.Number).Select(t => Of(t, site, type, part)).ToList() is { Count: > 0 } works ? works : null;

    static TranslatedWork Of(TranslatedCheck check, string site, string type, string part) =>
        new() { Type = type, Id = $"{site}/checks/{check.Number}#{part}", Url = site + check.Path, InLanguage = check.Language };
}
