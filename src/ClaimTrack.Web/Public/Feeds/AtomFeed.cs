using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>Atom 1.0, RFC 4287 (https://www.rfc-editor.org/rfc/rfc4287).</summary>
static class AtomFeed
{
    public const string MediaType = "application/atom+xml";

    static readonly XmlQualifiedName Language = new("lang", XNamespace.Xml.NamespaceName);

    /// <summary>Writes a feed.</summary>
    public static FileContentResult Write(Feed feed)
    {
        var atom = Syndicated.Of(feed, MediaType);
        atom.Id = feed.Id;
        atom.LastUpdatedTime = feed.Updated.ToUniversalTime();
        atom.Authors.Add(new(null, OpenText.Of(feed.SiteName), $"{feed.Site}/"));
        atom.Items = [.. feed.Entries.Select(e => Entry(e, feed.Site))];
        return OpenXml.File(new Atom10FeedFormatter(atom).WriteTo, MediaType);
    }

    static SyndicationItem Entry(FeedEntry entry, string site)
    {
        var item = Syndicated.Of(entry, site);
        item.AttributeExtensions[Language] = OpenText.Of(entry.Content.Language);
        item.PublishDate = entry.Published.ToUniversalTime();
        foreach (var name in entry.Authors) item.Authors.Add(new(null, OpenText.Of(name), null));
        item.Summary = Syndicated.Text(entry.Summary);
        item.Content = Syndicated.Html(entry.Html);
        return item;
    }
}
