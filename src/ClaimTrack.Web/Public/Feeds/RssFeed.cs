using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>RSS 2.0 (https://www.rssboard.org/rss-specification) by the RSS Advisory Board's best practices: its own address
/// and the time of a change are Atom's elements, an author's name is Dublin Core's, as RSS knows e-mail addresses only.</summary>
static class RssFeed
{
    public const string MediaType = "application/rss+xml";

    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    /// <summary>Writes a feed.</summary>
    public static FileContentResult Write(Feed feed) => OpenXml.File(
        new XElement("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "atom", Atom), new XAttribute(XNamespace.Xmlns + "dc", Core),
            new XElement("channel",
                Text("title", feed.Title),
                Text("link", feed.Page),
                Text("description", feed.Description),
                Text("language", "en"),
                Text("copyright", $"CC BY 4.0, {feed.SiteName}"),
                Text("lastBuildDate", Instant(feed.Updated)),
                Text("generator", "ClaimTrack"),
                Text("docs", "https://www.rssboard.org/rss-specification"),
                Link("self", feed.Self),
                feed.Next is { } next ? Link("next", next) : null,
                feed.Entries.Select(e => Item(e, feed.Site)))), MediaType);

    static XElement Item(FeedEntry entry, string site) => new("item",
        Text("title", entry.Title),
        Text("link", entry.Url),
        Text("description", entry.Html),
        entry.Authors.Select(name => new XElement(Core + "creator", OpenText.Of(name))),
        new XElement(Core + "language", OpenText.Of(entry.Content.Language)),
        entry.Content.Topic is { } topic ? Category(topic, $"{site}/feeds#topic") : null,
        entry.IsRated ? Category(entry.Content.Rating.Key, $"{site}/feeds#rating") : null,
        entry.Change is { } change ? Category(change.ToString(), $"{site}/feeds#change") : null,
        new XElement("guid", new XAttribute("isPermaLink", "false"), entry.Id),
        Text("pubDate", Instant(entry.Published)),
        new XElement(Atom + "updated", entry.Updated.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)));

    static XElement Text(string name, string text) => new(name, OpenText.Of(text));

    static XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), new XAttribute("type", MediaType));

    static XElement Category(string term, string domain) => new("category", new XAttribute("domain", domain), OpenText.Of(term));

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("r", CultureInfo.InvariantCulture); // RFC 822 with a year of four digits
}
