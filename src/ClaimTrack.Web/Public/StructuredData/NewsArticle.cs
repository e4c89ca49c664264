using System.Text.Json.Serialization;
using ClaimTrack.Cards;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public.Cards;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>The check's page as an article.</summary>
sealed record NewsArticle
{
    [JsonPropertyName("@context")] public string Context => "https://schema.org";
    [JsonPropertyName("@type")] public string Type => "NewsArticle";
    [JsonPropertyName("@id")] public required string Id { get; init; }
    [JsonPropertyName("mainEntityOfPage")] public required string Page { get; init; }
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("headline")] public required string Headline { get; init; }
    [JsonPropertyName("description")] public required string Description { get; init; }
    [JsonPropertyName("image")] public required Picture Image { get; init; }
    [JsonPropertyName("inLanguage")] public required string InLanguage { get; init; }
    [JsonPropertyName("translationOfWork")] public TranslatedWork? TranslationOfWork { get; init; }
    [JsonPropertyName("workTranslation")] public IReadOnlyList<TranslatedWork>? WorkTranslation { get; init; }
    [JsonPropertyName("datePublished")] public DateTimeOffset? DatePublished { get; init; }
    [JsonPropertyName("dateModified")] public DateTimeOffset? DateModified { get; init; }
    [JsonPropertyName("articleSection")] public string? Section { get; init; }
    [JsonPropertyName("author")] public required IReadOnlyList<Agent> Author { get; init; }
    [JsonPropertyName("editor")] public IReadOnlyList<Agent>? Editor { get; init; }
    [JsonPropertyName("publisher")] public required Agent Publisher { get; init; }
    [JsonPropertyName("correction")] public IReadOnlyList<CorrectionComment>? Correction { get; init; }
    [JsonPropertyName("citation")] public IReadOnlyList<Work>? Citation { get; init; }
    [JsonPropertyName("license")] public string Licence => Licences.Text;

    public static NewsArticle Of(CheckView check, string site, SiteOptions options)
    {
        var content = check.Content;
        List<CorrectionComment> corrections = [.. check.Changes.Where(c => c.Kind is not null).Select(c => CorrectionComment.Of(c, content.Language))];
        return new()
        {
            Id = $"{site}/checks/{check.Number}#article",
            Page = check.Url,
            Url = check.Url,
            Headline = content.Title,
            Description = content.Verdict.Conclusion,
            Image = Picture.Of(CardFacts.Of(check), site, options),
            InLanguage = content.Language,
            TranslationOfWork = TranslatedWork.OriginalOf(check, site, "NewsArticle", "article"),
            WorkTranslation = TranslatedWork.TranslationsOf(check, site, "NewsArticle", "article"),
            DatePublished = check.PublishedAt,
            DateModified = check.Retraction?.At ?? check.UpdatedAt,
            Section = content.Topic,
            Author = [.. content.CheckedBy.Select(Agent.Person)],
            Editor = content.ApprovedBy.Count > 0 ? [.. content.ApprovedBy.Select(Agent.Person)] : null,
            Publisher = Agent.Organization(check.Team, $"{site}/"),
            Correction = corrections.Count > 0 ? corrections : null,
            Citation = content.Sources.Count > 0 ? [.. content.Sources.Select(Work.Of)] : null,
        };
    }
}

/// <summary>The card of a check.</summary>
sealed record Picture
{
    [JsonPropertyName("@type")] public string Type => "ImageObject";
    [JsonPropertyName("url")] public required string Url { get; init; }
    [JsonPropertyName("width")] public int Width => Card.Width;
    [JsonPropertyName("height")] public int Height => Card.Height;
    [JsonPropertyName("caption")] public required string Caption { get; init; }

    public static Picture Of(CardFacts card, string site, SiteOptions options) => new() { Url = site + card.Path(options), Caption = card.Alt };
}

/// <summary>A public change to an article.</summary>
sealed record CorrectionComment
{
    [JsonPropertyName("@type")] public string Type => "CorrectionComment";
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("text")] public required string Text { get; init; }
    [JsonPropertyName("datePublished")] public required DateTimeOffset DatePublished { get; init; }
    [JsonPropertyName("inLanguage")] public required string InLanguage { get; init; }

    public static CorrectionComment Of(CheckChange change, string language) =>
        new() { Name = Words.Of(change.Kind!.Value), Text = change.Reason ?? "", DatePublished = change.At, InLanguage = language };
}

/// <summary>Where a page stands in the site.</summary>
sealed record BreadcrumbList
{
    [JsonPropertyName("@context")] public string Context => "https://schema.org";
    [JsonPropertyName("@type")] public string Type => "BreadcrumbList";
    [JsonPropertyName("itemListElement")] public required IReadOnlyList<Crumb> Crumbs { get; init; }

    public static BreadcrumbList Of(CheckView check, string site, string siteName)
    {
        List<(string Name, string? Address)> way = [(siteName, $"{site}/"), ("Checks", $"{site}/checks")];
        if (check.Content.Topic is { } topic) way.Add((topic, check.TopicPath is { } path ? site + path : null));
        way.Add((check.Content.Title, check.Url));
        return new() { Crumbs = [.. way.Select((step, i) => new Crumb { Position = i + 1, Name = step.Name, Address = step.Address })] };
    }
}

/// <summary>One step on the way to a page.</summary>
sealed record Crumb
{
    [JsonPropertyName("@type")] public string Type => "ListItem";
    [JsonPropertyName("position")] public required int Position { get; init; }
    [JsonPropertyName("name")] public required string Name { get; init; }
    [JsonPropertyName("item")] public string? Address { get; init; }
}
