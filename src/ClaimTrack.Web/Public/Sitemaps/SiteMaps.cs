using System.Globalization;
using System.Xml.Linq;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.About;
using ClaimTrack.Web.Public.Articles;
using ClaimTrack.Web.Public.Names;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Sitemaps;

/// <summary>Where search engines find every check: the index, its parts (https://www.sitemaps.org/protocol.html) and what came
/// out in the last two days (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).</summary>
[AllowAnonymous]
public sealed class SiteMaps(AppDbContext db, TimeProvider clock) : OpenSlice
{
    /// <summary>The most addresses that the protocol allows in one file.</summary>
    public const int Most = 50_000;

    const int MostNews = 1000;
    static readonly TimeSpan IsNews = TimeSpan.FromDays(2);
    static readonly string[] Pages = ["/", "/checks", "/corrections", "/feeds", "/ratings"];

    static readonly string[] Parts = ["/sitemap-pages.xml", "/sitemap-topics.xml", "/sitemap-people.xml", "/sitemap-articles.xml"];

    static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";
    static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    [HttpGet, HttpHead, Route("sitemap.xml")]
    public async Task<IActionResult> Index()
    {
        if (await KnownSince(db) is { } known) return known;
        var parts = (await db.ShownChecks().CountAsync(Gone) + Most - 1) / Most;
        return Xml(new XElement(Map + "sitemapindex", Enumerable.Range(1, parts).Select(n => $"/sitemap-{n}.xml").Concat(Parts)
            .Select(path => new XElement(Map + "sitemap", new XElement(Map + "loc", Site + path)))));
    }

    [HttpGet, HttpHead, Route("sitemap-pages.xml")]
    public async Task<IActionResult> OfPages() => await KnownSince(db) is { } known ? known : Places(Pages.Union((await db.PageKinds(Gone)).Select(PageAddress.Of)));

    [HttpGet, HttpHead, Route("sitemap-topics.xml")]
    public async Task<IActionResult> OfTopics() => await KnownSince(db) is { } known ? known : Places((await Topics(db).Take(Most).ToListAsync(Gone)).Select(slug => NameAddress.OfTopic(slug)!));

    [HttpGet, HttpHead, Route("sitemap-people.xml")]
    public async Task<IActionResult> OfPeople() => await KnownSince(db) is { } known ? known : Places((await People(db).Take(Most).ToListAsync(Gone)).Select(slug => NameAddress.OfPerson(slug)!));

    // What a check shows of an article has no column: the checks are read one after the other, the newest first, as the article's
    // page is called by the newest.
    [HttpGet, HttpHead, Route("sitemap-articles.xml")]
    public async Task<IActionResult> OfArticles()
    {
        if (await KnownSince(db) is { } known) return known;
        Dictionary<int, string> paths = [];
        await foreach (var content in Contents(db).AsAsyncEnumerable().WithCancellation(Gone))
            foreach (var place in content.Appearances)
                if (place.ArticleId is { } article && paths.Count < Most) paths.TryAdd(article, ArticlePage.PathOf(article, place.Title));
        return Places(paths.Values);
    }

    // Retracted checks too: their pages say so, and whoever comes from an old link is to find that.
    [HttpGet, HttpHead, Route("sitemap-{number:int}.xml")]
    public async Task<IActionResult> Part(int number)
    {
        if (number is < 1 or > int.MaxValue / Most) return NotFound();
        if (await KnownSince(db) is { } known) return known;
        var checks = await Addresses(db).Skip((number - 1) * Most).Take(Most).ToListAsync(Gone);
        if (checks.Count == 0) return NotFound();
        var translated = await db.AllGroups(Gone);
        return Xml(new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Html), checks.Select(c => new XElement(Map + "url",
            new XElement(Map + "loc", Site + CheckAddress.Of(c.Number, c.Slug)), new XElement(Map + "lastmod", Instant(c.RetractedAt ?? c.UpdatedAt)), translated[c.Number].Select(Alternate)))));
    }

    // Each names all of its group, as its page does.
    XElement Alternate(TranslatedCheck check) => new(Html + "link",
        new XAttribute("rel", "alternate"), new XAttribute("hreflang", OpenText.Of(check.Language)), new XAttribute("href", Site + check.Path));

    [HttpGet, HttpHead, Route("sitemap-news.xml")]
    public async Task<IActionResult> OfNews()
    {
        var news = await Recent(db, clock.GetUtcNow() - IsNews).Take(MostNews).ToListAsync(Gone);
        // What is two days old leaves without anything having happened.
        if (await KnownSince(db, string.Join(',', news.Select(n => n.Number))) is { } known) return known;
        return Xml(new XElement(Map + "urlset", new XAttribute(XNamespace.Xmlns + "news", News), news.Select(n => new XElement(Map + "url",
            new XElement(Map + "loc", Site + CheckAddress.Of(n.Number, n.Slug)),
            new XElement(News + "news",
                new XElement(News + "publication", new XElement(News + "name", OpenText.Of(SiteName)), new XElement(News + "language", LanguageOf(n.Content.Language))),
                new XElement(News + "publication_date", Instant(n.PublishedAt)),
                new XElement(News + "title", OpenText.Of(n.Content.Title)))))));
    }

    [HttpGet, HttpHead, Route("robots.txt")]
    public IActionResult Robots() => Known("") ?? (IActionResult)Content($"""
        User-agent: *
        Disallow: /desk
        Disallow: /account
        Disallow: /invitations

        Sitemap: {Site}/sitemap.xml
        Sitemap: {Site}/sitemap-news.xml

        """, "text/plain; charset=utf-8");

    /// <summary>The part of the address of every topic.</summary>
    public static IQueryable<string> Topics(AppDbContext db) => db.StandingChecks().Where(c => c.TopicSlug != null).Select(c => c.TopicSlug!).Distinct().OrderBy(slug => slug);

    /// <summary>The part of the address of every claimant.</summary>
    public static IQueryable<string> People(AppDbContext db) => db.StandingChecks().Where(c => c.ClaimantSlug != null).Select(c => c.ClaimantSlug!).Distinct().OrderBy(slug => slug);

    /// <summary>What every check says, the last changed first.</summary>
    public static IQueryable<CheckContent> Contents(AppDbContext db) => db.ShownChecks().OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId)
        .Select(c => c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First());

    /// <summary>The address of every check, in an order in which none changes its part.</summary>
    public static IQueryable<Address> Addresses(AppDbContext db) => db.ShownChecks().OrderBy(c => c.ClaimId).Select(c => new Address(c.ClaimId, c.Slug, c.UpdatedAt, c.RetractedAt));

    /// <summary>What first came out after an instant, newest first.</summary>
    public static IQueryable<Headline> Recent(AppDbContext db, DateTimeOffset after) => db.StandingChecks().Where(c => c.FirstPublishedAt > after)
        .OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId)
        .Select(c => new Headline(c.ClaimId, c.Slug, c.FirstPublishedAt, c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First()));

    FileContentResult Places(IEnumerable<string> paths) => Xml(new XElement(Map + "urlset", paths.Select(path => new XElement(Map + "url", new XElement(Map + "loc", Site + path)))));

    static FileContentResult Xml(XElement root) => OpenXml.File(root, "application/xml");

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    // ISO 639, except that the two ways to write Chinese are told apart.
    static string LanguageOf(string tag) => tag.ToLowerInvariant() switch
    {
        "zh-cn" or "zh-hans" => "zh-cn",
        "zh-tw" or "zh-hant" => "zh-tw",
        var other => OpenText.Of(other.Split('-')[0]),
    };

    /// <summary>A check in a sitemap.</summary>
    public sealed record Address(int Number, string Slug, DateTimeOffset UpdatedAt, DateTimeOffset? RetractedAt);

    /// <summary>A check in the sitemap of news.</summary>
    public sealed record Headline(int Number, string Slug, DateTimeOffset PublishedAt, CheckContent Content);
}
