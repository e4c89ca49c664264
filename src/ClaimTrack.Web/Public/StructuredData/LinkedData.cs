using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Html;

namespace ClaimTrack.Web.Public.StructuredData;

/// <summary>Data about a page for machines. It is written by the serializer alone, whose default encoder leaves no character
/// in it that could end the script element it stands in.</summary>
static class LinkedData
{
    public static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The blocks that a check's page carries. A check that was taken back is no review of its claim any more.</summary>
    public static IReadOnlyList<object> Of(CheckView check, string site, SiteOptions options)
    {
        List<object> blocks = [NewsArticle.Of(check, site, options), BreadcrumbList.Of(check, site, options.Name)];
        if (check.Showing == Showing.Live) blocks.Insert(0, ClaimReview.Of(check, site));
        return blocks;
    }

    /// <summary>One block as HTML: data, which no policy for scripts concerns.</summary>
    public static IHtmlContent Block(object data) => new HtmlString($"<script type=\"application/ld+json\">{Json(data)}</script>");

    /// <summary>One block.</summary>
    public static string Json(object data) => JsonSerializer.Serialize(data, data.GetType(), Options);
}

/// <summary>A person or an organisation.</summary>
sealed record Agent(
    [property: JsonPropertyName("@type")] string Type,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("url")] string? Url = null,
    [property: JsonPropertyName("sameAs")] string? SameAs = null)
{
    public static Agent Organization(string name, string? url = null) => new("Organization", name, url);

    public static Agent Person(string name) => new("Person", name);
}
