using System.Globalization;
using System.Xml.Linq;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>Atom 1.0, RFC 4287 (https://www.rfc-editor.org/rfc/rfc4287).</summary>
static class AtomFeed
{
    public const string MediaType = "application/atom+xml";

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Writes a feed.</summary>
    public static FileContentResult Write(Feed feed) => OpenXml.File(
        new XElement(Atom + "feed",
            Text("id", feed.Id),
            Text("title", feed.Title),
            Text("subtitle", feed.Description),
            Text("updated", Instant(feed.Updated)),
            new XElement(Atom + "author", Text("name", feed.SiteName), Text("uri", $"{feed.Site}/")),
            Link("self", feed.Self, MediaType),
            Link("alternate", feed.Page, "text/html"),
            feed.Next is { } next ? Link("next", next, MediaType) : null, // RFC 5005
            Link("license", Licences.Text, null), // RFC 4946
            Text("rights", $"CC BY 4.0, {feed.SiteName}"),
            Text("generator", "ClaimTrack"),
            feed.Entries.Select(e => Entry(e, feed.Site))), MediaType);

    static XElement Entry(FeedEntry entry, string site) => new(Atom + "entry",
        new XAttribute(XNamespace.Xml + "lang", OpenText.Of(entry.Content.Language)),
        Text("id", entry.Id),
        Text("title", entry.Title),
        Link("alternate", entry.Url, "text/html"),
        Text("published", Instant(entry.Published)),
        Text("updated", Instant(entry.Updated)),
        entry.Authors.Select(name => new XElement(Atom + "author", Text("name", name))),
        entry.Content.Topic is { } topic ? Category(topic, $"{site}/feeds#topic", topic) : null,
        entry.IsRated ? Category(entry.Content.Rating.Key, $"{site}/feeds#rating", entry.Content.Rating.Label) : null,
        entry.Change is { } change ? Category(change.ToString(), $"{site}/feeds#change", Words.Of(change)) : null,
        Text("summary", entry.Summary),
        new XElement(Atom + "content", new XAttribute("type", "html"), OpenText.Of(entry.Html)));

    static XElement Text(string name, string text) => new(Atom + name, OpenText.Of(text));

    static XElement Link(string relation, string address, string? mediaType) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), mediaType is null ? null : new XAttribute("type", mediaType));

    static XElement Category(string term, string scheme, string label) =>
        new(Atom + "category", new XAttribute("term", OpenText.Of(term)), new XAttribute("scheme", scheme), new XAttribute("label", OpenText.Of(label)));

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture); // RFC 3339
}
