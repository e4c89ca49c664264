using System.Globalization;
using System.ServiceModel.Syndication;
using System.Xml;
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
    public static FileContentResult Write(Feed feed)
    {
        var rss = Syndicated.Of(feed, MediaType);
        rss.Documentation = new(new("https://www.rssboard.org/rss-specification"));
        // Programs that do not understand prefixes know these; the library's own for Atom is "a10".
        rss.AttributeExtensions[Prefix("atom")] = Atom.NamespaceName;
        rss.AttributeExtensions[Prefix("dc")] = Core.NamespaceName;
        Add(rss.ElementExtensions, "lastBuildDate", Instant(feed.Updated));
        rss.Items = [.. feed.Entries.Select(e => Item(e, feed.Site))];
        return OpenXml.File(new Rss20FeedFormatter(rss, serializeExtensionsAsAtom: true).WriteTo, MediaType);
    }

    static SyndicationItem Item(FeedEntry entry, string site)
    {
        var item = Syndicated.Of(entry, site);
        item.Summary = Syndicated.Html(entry.Html);
        foreach (var name in entry.Authors) Add(item.ElementExtensions, Core + "creator", OpenText.Of(name));
        Add(item.ElementExtensions, Core + "language", OpenText.Of(entry.Content.Language));
        Add(item.ElementExtensions, "pubDate", Instant(entry.Published));
        return item;
    }

    static XmlQualifiedName Prefix(string prefix) => new(prefix, XNamespace.Xmlns.NamespaceName);

    static void Add(SyndicationElementExtensionCollection to, XName name, string text)
    {
        var element = new XElement(name, text);
        if (name.Namespace == Core) element.Add(new XAttribute(XNamespace.Xmlns + "dc", Core));
        using var reader = element.CreateReader();
        to.Add(reader);
    }

    // RFC 822 with a year of four digits. The library would end it in "Z", which not every reader takes for a time zone.
    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
}
