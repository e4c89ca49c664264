using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using ClaimTrack.Cards;
using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public.Cards;
using ClaimTrack.Web.Public.Orders;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Public.Embed;

/// <summary>oEmbed 1.0 (https://oembed.com): what a page elsewhere puts in place of a check's address. Nothing here is
/// private: what was not published is unknown.</summary>
[AllowAnonymous]
public sealed class OEmbed(AppDbContext db, IOptions<SiteOptions> options) : OpenSlice
{
    const int CacheSeconds = 3600;

    [HttpGet, HttpHead, Route("oembed")]
    public async Task<IActionResult> Show()
    {
        string? Asked(string name) => Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
        if (Request.Query.Any(p => p.Key is "url" or "format" or "maxwidth" or "maxheight" && p.Value.Count > 1)) return Refuse(400, "Give each parameter once.");
        if ((Asked("format") ?? "json") is not ("json" or "xml")) return Refuse(501, "The formats are json and xml.");
        if (Asked("url") is not { } url) return Refuse(400, "Give the address of a check as url.");
        if (!Size("maxwidth", out var maxWidth) || !Size("maxheight", out var maxHeight)) return Refuse(400, "maxwidth and maxheight are whole numbers above 0.");
        if (NumberOf(url) is not { } number || await db.CheckParts(number, Gone) is not { } check) return Refuse(404, "There is no check at this address.");
        if (check.Check.Order is { } order)
        {
            Withheld.Say(Response, order);
            return Refuse(StatusCodes.Status451UnavailableForLegalReasons, Withheld.Sentence(order));
        }
        if (Known($"{check.Check.LiveVersion}.{check.Check.RetractedAt?.UtcTicks}") is { } known) return known;

        var view = check.View(check.Live, check.Check.RetractedAt is null ? Showing.Live : Showing.Retracted, Site);
        var (width, height) = EmbedCode.Size(view, maxWidth, maxHeight);
        // Whoever sets a limit sets it for the picture too.
        var hasPicture = Card.Width <= (maxWidth ?? Card.Width) && Card.Height <= (maxHeight ?? Card.Height);
        var answer = new Answer
        {
            Title = OpenText.Of($"{EmbedCode.Word(view)}: {view.Content.Title}"),
            Author = OpenText.Of(view.Team),
            AuthorUrl = $"{Site}/",
            Provider = OpenText.Of(SiteName),
            ProviderUrl = $"{Site}/",
            CacheAge = CacheSeconds,
            ThumbnailUrl = hasPicture ? Site + CardFacts.Of(view).Path(options.Value) : null,
            ThumbnailWidth = hasPicture ? Card.Width : null,
            ThumbnailHeight = hasPicture ? Card.Height : null,
            Html = EmbedCode.Html(view, Site, maxWidth, maxHeight),
            Width = width,
            Height = height,
        };
        return Asked("format") == "xml" ? OpenXml.File(answer.ToXml(), "text/xml")
            : Content(JsonSerializer.Serialize(answer, LinkedData.Options), "application/json; charset=utf-8");
    }

    bool Size(string name, out int? most)
    {
        most = null;
        if (Request.Query[name].FirstOrDefault() is not { Length: > 0 } typed) return true;
        if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size < 1) return false;
        most = size;
        return true;
    }

    // Any address under which a check is or was found: with other words in it, by another scheme, its frame.
    int? NumberOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var at) || at.Scheme is not ("http" or "https") || at.UserInfo.Length > 0) return null;
        var here = new Uri(Site);
        if (!at.IdnHost.Equals(here.IdnHost, StringComparison.OrdinalIgnoreCase) || at.Scheme == here.Scheme && at.Port != here.Port) return null;
        return at.AbsolutePath.Split('/') switch
        {
            ["", "checks", var address] when CheckAddress.TryRead(Uri.UnescapeDataString(address)) is { } number => number,
            ["", "embed", "checks", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => n,
            _ => null,
        };
    }

    ContentResult Refuse(int status, string sentence)
    {
        Response.Headers.CacheControl = "no-store";
        return new() { StatusCode = status, Content = sentence, ContentType = "text/plain; charset=utf-8" };
    }

    sealed record Answer
    {
        [JsonPropertyName("type")] public string Type => "rich";
        [JsonPropertyName("version")] public string Version => "1.0";
        [JsonPropertyName("title")] public required string Title { get; init; }
        [JsonPropertyName("author_name")] public required string Author { get; init; }
        [JsonPropertyName("author_url")] public required string AuthorUrl { get; init; }
        [JsonPropertyName("provider_name")] public required string Provider { get; init; }
        [JsonPropertyName("provider_url")] public required string ProviderUrl { get; init; }
        [JsonPropertyName("cache_age")] public required int CacheAge { get; init; }
        [JsonPropertyName("thumbnail_url")] public string? ThumbnailUrl { get; init; }
        [JsonPropertyName("thumbnail_width")] public int? ThumbnailWidth { get; init; }
        [JsonPropertyName("thumbnail_height")] public int? ThumbnailHeight { get; init; }
        [JsonPropertyName("html")] public required string Html { get; init; }
        [JsonPropertyName("width")] public required int Width { get; init; }
        [JsonPropertyName("height")] public required int Height { get; init; }

        // The same names in the same order.
        public XElement ToXml() => new("oembed", JsonSerializer.SerializeToElement(this, LinkedData.Options).EnumerateObject().Select(p => new XElement(p.Name, p.Value.ToString())));
    }
}
