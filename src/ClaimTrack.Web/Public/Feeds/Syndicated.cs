using System.ServiceModel.Syndication;
using ClaimTrack.Web.Public.StructuredData;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>What Atom and RSS share, for the library that writes both.</summary>
static class Syndicated
{
    // Addresses go out letter for letter: a feed that names itself otherwise than it was asked for is taken for another.
    static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>The feed without its entries and their times.</summary>
    public static SyndicationFeed Of(Feed feed, string mediaType)
    {
        var syndicated = new SyndicationFeed
        {
            Title = Text(feed.Title),
            Description = Text(feed.Description),
            Language = "en",
            Copyright = Text($"CC BY 4.0, {feed.SiteName}"),
            Generator = "ClaimTrack",
        };
        syndicated.Links.Add(Link("self", feed.Self, mediaType));
        syndicated.Links.Add(Link("alternate", feed.Page, "text/html"));
        if (feed.Next is { } next) syndicated.Links.Add(Link("next", next, mediaType)); // RFC 5005
        syndicated.Links.Add(Link("license", Licences.Text, null)); // RFC 4946
        return syndicated;
    }

    /// <summary>The entry without its text, its authors and the time when it came out.</summary>
    public static SyndicationItem Of(FeedEntry entry, string site)
    {
        var item = new SyndicationItem { Id = entry.Id, Title = Text(entry.Title), LastUpdatedTime = entry.Updated.ToUniversalTime() };
        item.Links.Add(Link("alternate", entry.Url, "text/html"));
        if (entry.Content.Topic is { } topic) item.Categories.Add(Category(topic, $"{site}/feeds#topic", topic));
        if (entry.IsRated) item.Categories.Add(Category(entry.Content.Rating.Key, $"{site}/feeds#rating", entry.Content.Rating.Label));
        if (entry.Change is { } change) item.Categories.Add(Category(change.ToString(), $"{site}/feeds#change", Words.Of(change)));
        return item;
    }

    /// <summary>A plain text.</summary>
    public static TextSyndicationContent Text(string text) => new(OpenText.Of(text));

    /// <summary>A text that is HTML.</summary>
    public static TextSyndicationContent Html(string html) => new(OpenText.Of(html), TextSyndicationContentKind.Html);

    static SyndicationLink Link(string relation, string address, string? mediaType) => new(new Uri(address, AsWritten), relation, null, mediaType, 0);

    static SyndicationCategory Category(string term, string scheme, string label) => new(OpenText.Of(term), scheme, OpenText.Of(label));
}
