using System.Globalization;
using System.Net;
using System.Xml.Linq;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Public.Feeds;

namespace ClaimTrack.Web.Tests.Public.Sitemaps;

/// <summary>What search engines find.</summary>
public sealed class SitemapTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    async Task<XElement> Get(string address)
    {
        var answer = await site.Browser().Get(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/xml", answer.MediaType);
        Open.IsPlain(answer.Text);
        return FeedRules.Parse(answer.Text);
    }

    // https://www.sitemaps.org/protocol.html and its two schemas.
    static void Good(XElement root)
    {
        var child = root.Name == Map + "sitemapindex" ? "sitemap" : "url";
        Assert.True(root.Name == Map + "sitemapindex" || root.Name == Map + "urlset");
        Assert.InRange(root.Elements().Count(), 0, 50_000);
        foreach (var entry in root.Elements())
        {
            Assert.Equal(Map + child, entry.Name);
            var address = entry.Elements(Map + "loc").Single().Value;
            Assert.True(address.Length < 2048 && Uri.IsWellFormedUriString(address, UriKind.Absolute) && address.StartsWith(ReaderSite.Address + "/", StringComparison.Ordinal), address);
            foreach (var changed in entry.Elements(Map + "lastmod")) Assert.True(DateTimeOffset.TryParseExact(changed.Value, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
        }
    }

    [Fact]
    public async Task The_index_leads_to_every_check_and_robots_lead_to_the_index()
    {
        var robots = await site.Browser().Get("/robots.txt");
        Assert.Equal("text/plain", robots.MediaType);
        Assert.Contains($"Sitemap: {ReaderSite.Address}/sitemap.xml\n", robots.Text);
        Assert.Contains($"Sitemap: {ReaderSite.Address}/sitemap-news.xml\n", robots.Text);
        var index = await Get("/sitemap.xml");
        Good(index);
        List<string> found = [];
        foreach (var part in index.Elements().Select(s => s.Element(Map + "loc")!.Value))
        {
            var map = await Get(part[ReaderSite.Address.Length..]);
            Good(map);
            found.AddRange(map.Elements().Select(u => u.Element(Map + "loc")!.Value));
        }
        foreach (var check in await site.Checks()) Assert.Contains(ReaderSite.Address + await site.PathOf(check.Number), found);
        foreach (var address in found) Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(address[ReaderSite.Address.Length..])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/sitemap-2.xml")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/sitemap-0.xml")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/sitemap-2147483647.xml")).Status);
    }

    [Fact]
    public async Task News_are_those_of_two_days()
    {
        var room = await site.Seed("News Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The comet is back");
        await site.PublishHostile();
        var news = await Get("/sitemap-news.xml");
        Good(news);
        var path = ReaderSite.Address + await site.PathOf(number);
        var mine = news.Elements().Single(u => u.Element(Map + "loc")!.Value == path).Element(News + "news")!;
        // https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: what is required, in its place.
        Assert.Equal(["publication", "publication_date", "title"], mine.Elements().Select(e => e.Name.LocalName));
        Assert.Equal(("Skerrow Facts", "en"), (mine.Element(News + "publication")!.Element(News + "name")!.Value, mine.Element(News + "publication")!.Element(News + "language")!.Value));
        var tag = (await site.Browser().Get("/sitemap-news.xml")).Headers.ETag;
        site.Clock.Advance(TimeSpan.FromHours(47));
        Assert.Contains(path, (await Get("/sitemap-news.xml")).ToString());
        site.Clock.Advance(TimeSpan.FromHours(1));
        var later = await site.Browser().Get("/sitemap-news.xml");
        Assert.DoesNotContain(path, later.Text);
        Assert.NotEqual(tag, later.Headers.ETag);
        Good(FeedRules.Parse(later.Text));
    }
}
