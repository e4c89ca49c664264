using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public.Feeds;

/// <summary>Checks and corrections as feeds in three formats.</summary>
public sealed class FeedTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static readonly XNamespace A = "http://www.w3.org/2005/Atom";

    static readonly (string Extension, string Type, Func<string, string, IReadOnlyList<string>> Broken)[] Formats =
        [("atom", "application/atom+xml", FeedRules.Atom), ("rss", "application/rss+xml", FeedRules.Rss), ("json", "application/feed+json", FeedRules.Json)];

    public static TheoryData<string> Queries => new("", "?q=ferry", "?topic=Ferries", "?person=Tomas%20Reyne", "?rating=misleading", "?language=ar", "?q=ferry&rating=false&rating=misleading&topic=Ferries&from=2020-01-01", "?q=zeppelin", "?topic=No%20such%20%26%20%3Ctopic%3E");

    Task<Page> Get(string address) => site.Browser().Get(address);

    static List<XElement> Entries(Page page) => [.. FeedRules.Parse(page.Text).Elements(A + "entry")];

    [Theory, MemberData(nameof(Queries))]
    public async Task Every_search_is_a_good_feed_in_every_format_and_holds_what_the_list_holds(string query)
    {
        var list = await Get($"/checks{query}");
        var shown = list.Document.QuerySelectorAll(".rows__title a").Select(a => ReaderSite.Address + a.GetAttribute("href")).ToList();
        if (list.Words.Contains("Nearest", StringComparison.Ordinal) || list.Document.QuerySelector("#count")!.TextContent.StartsWith("No checks", StringComparison.Ordinal)) shown = [];
        foreach (var (extension, type, broken) in Formats)
        {
            var address = $"/feeds/checks.{extension}{query}";
            var alternate = list.Document.QuerySelectorAll($"link[rel=alternate][type='{type}']").Single();
            Assert.Equal(address, alternate.GetAttribute("href"));
            var feed = await Get(alternate.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, feed.Status);
            Assert.Equal([], broken(feed.Text, ReaderSite.Address + address));
            Assert.Equal(shown, Links(extension, feed.Text).Take(20));
        }
        Assert.Equal($"/feeds/checks.atom{query}", list.Document.QuerySelector("a.feedlink")!.GetAttribute("href"));
        Assert.Contains(query.Length > 0 ? "Feed of this search" : "Feed of all checks", list.Words);
    }

    static List<string> Links(string extension, string text) => extension switch
    {
        "atom" => [.. FeedRules.Parse(text).Elements(A + "entry").Select(e => (string)e.Elements(A + "link").Single().Attribute("href")!)],
        "rss" => [.. FeedRules.Parse(text).Element("channel")!.Elements("item").Select(i => i.Element("link")!.Value)],
        _ => [.. JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("url").GetString()!)],
    };

    [Fact]
    public async Task Corrections_are_good_feeds_too_and_the_pages_name_them()
    {
        foreach (var (extension, type, broken) in Formats)
        {
            var address = $"/feeds/corrections.{extension}";
            var feed = await Get(address);
            Assert.Equal([], broken(feed.Text, ReaderSite.Address + address));
            Assert.NotEmpty(Links(extension, feed.Text));
            Assert.Equal(address, (await Get("/corrections")).Document.QuerySelectorAll($"link[rel=alternate][type='{type}']").Single().GetAttribute("href"));
            Assert.Equal([$"/feeds/checks.{extension}", address], (await Get("/")).Document.QuerySelectorAll($"link[rel=alternate][type='{type}']").Select(l => l.GetAttribute("href")!));
        }
    }

    [Fact]
    public async Task An_entry_says_who_what_and_how_it_was_rated()
    {
        var path = await site.PathOf(await site.Check("misleading"));
        var entry = Entries(await Get("/feeds/checks.atom?rating=misleading")).Single(e => (string?)e.Element(A + "link")!.Attribute("href") == ReaderSite.Address + path);
        Assert.StartsWith("Misleading: ", entry.Element(A + "title")!.Value);
        Assert.Equal(["Ferries", "misleading"], entry.Elements(A + "category").Select(c => (string)c.Attribute("term")!));
        Assert.NotEmpty(entry.Elements(A + "author"));
        Assert.Contains($"href=\"{ReaderSite.Address}{path}#source-1\"", entry.Element(A + "content")!.Value);
        Assert.Equal("ar", (string?)Entries(await Get("/feeds/checks.atom?language=ar")).Single().Attribute(XNamespace.Xml + "lang"));
        Assert.Contains("dir=\"rtl\"", Entries(await Get("/feeds/checks.atom?language=ar")).Single().Element(A + "content")!.Value);
        var item = JsonDocument.Parse((await Get("/feeds/checks.json?rating=misleading")).Text).RootElement.GetProperty("items").EnumerateArray().First(i => i.GetProperty("url").GetString() == ReaderSite.Address + path);
        Assert.Equal("misleading", item.GetProperty("_claimtrack").GetProperty("rating").GetProperty("key").GetString());
        Assert.Equal("application/feed+json", (await site.Browser().Send(new(HttpMethod.Get, "/feeds/checks.json"))).MediaType);
    }

    [Fact]
    public async Task A_correction_moves_the_date_and_keeps_the_identity_and_a_retraction_takes_the_entry_away()
    {
        var room = await site.Seed("Feed Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The zeppelin landed at noon");
        async Task<XElement?> Entry() => Entries(await Get("/feeds/checks.atom?q=zeppelin+landed")).SingleOrDefault();
        var before = (await Entry())!;
        var old = await Get("/feeds/checks.atom?q=zeppelin+landed");

        site.Clock.Advance(TimeSpan.FromHours(2));
        await site.Correct(room, number, "It rose by 21 percent.");
        var after = (await Entry())!;
        Assert.Equal(before.Element(A + "id")!.Value, after.Element(A + "id")!.Value);
        Assert.Equal(before.Element(A + "published")!.Value, after.Element(A + "published")!.Value);
        Assert.Equal(TimeSpan.FromHours(2), DateTimeOffset.Parse(after.Element(A + "updated")!.Value, CultureInfo.InvariantCulture) - DateTimeOffset.Parse(before.Element(A + "updated")!.Value, CultureInfo.InvariantCulture));
        Assert.Contains("21 percent", after.Element(A + "content")!.Value);
        Assert.NotEqual(old.Headers.ETag, (await Get("/feeds/checks.atom?q=zeppelin+landed")).Headers.ETag);

        site.Clock.Advance(TimeSpan.FromHours(1));
        await site.Retract(room, number);
        Assert.Null(await Entry());
        var told = Entries(await Get("/feeds/corrections.atom")).Where(e => ((string)e.Element(A + "link")!.Attribute("href")!).StartsWith($"{ReaderSite.Address}/checks/{number}-", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Retraction", "Correction"], told.Select(e => e.Element(A + "title")!.Value.Split(':')[0]));
        Assert.Contains("forged ledger", told[0].Element(A + "content")!.Value);
        Assert.DoesNotContain(told[0].Elements(A + "category"), c => (string?)c.Attribute("term") == "false");
    }

    [Fact]
    public async Task Whoever_has_a_feed_already_is_told_so_by_tag_or_by_date()
    {
        foreach (var address in Formats.SelectMany(f => new[] { $"/feeds/checks.{f.Extension}?q=ferry", $"/feeds/corrections.{f.Extension}" }).Append("/feeds/claimreview.json"))
        {
            var first = await Get(address);
            Assert.Empty(site.Browser().Cookies);
            Assert.True(first.Headers.CacheControl is { Public: true }, address);
            Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(first.Headers.Contains("Access-Control-Allow-Credentials"));
            var byTag = new HttpRequestMessage(HttpMethod.Get, address);
            byTag.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            Assert.Equal(HttpStatusCode.NotModified, (await site.Browser().Send(byTag)).Status);
            var modified = first.LastModified!.Value;
            async Task<HttpStatusCode> Since(DateTimeOffset since, string? tag = null)
            {
                var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.IfModifiedSince = since;
                if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                return (await site.Browser().Send(request)).Status;
            }
            Assert.Equal(HttpStatusCode.NotModified, await Since(modified));
            Assert.Equal(HttpStatusCode.NotModified, await Since(modified.AddDays(1)));
            Assert.Equal(HttpStatusCode.OK, await Since(modified.AddSeconds(-1)));
            Assert.Equal(HttpStatusCode.OK, await Since(modified, "\"another\"")); // the tag goes before the date
        }
    }

    [Fact]
    public async Task Hostile_words_are_words_in_every_format()
    {
        var number = await site.PublishHostile();
        foreach (var address in new[] { "/feeds/checks", "/feeds/corrections" })
            foreach (var (extension, _, broken) in Formats)
            {
                var query = address == "/feeds/checks" ? $"?q={Uri.EscapeDataString("Head " + Open.Hostile.Split(' ')[0])}" : "";
                var feed = await Get($"{address}.{extension}{query}");
                Assert.Empty(broken(feed.Text, Self(extension, feed.Text)));
                Open.IsPlain(feed.Text);
                foreach (var (title, html) in Texts(extension, feed.Text))
                {
                    Open.IsPlain(title);
                    Open.IsHarmless(html);
                }
            }
        var mine = Texts("atom", (await Get($"/feeds/checks.atom?q=Conclusion")).Text).Single(t => t.Title.Contains("<img", StringComparison.Ordinal));
        Assert.Contains("</title></script><script>alert(1)</script>]]><!--", mine.Title); // told as it is, not swallowed
        Assert.Contains("&lt;script&gt;", mine.Html);
        Assert.True(number > 0);
    }

    static string Self(string extension, string text) => extension switch
    {
        "atom" => (string)FeedRules.Parse(text).Elements(A + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!,
        "rss" => (string)FeedRules.Parse(text).Element("channel")!.Elements(A + "link").Single(l => (string?)l.Attribute("rel") == "self").Attribute("href")!,
        _ => JsonDocument.Parse(text).RootElement.GetProperty("feed_url").GetString()!,
    };

    static List<(string Title, string Html)> Texts(string extension, string text) => extension switch
    {
        "atom" => [.. FeedRules.Parse(text).Elements(A + "entry").Select(e => (e.Element(A + "title")!.Value, e.Element(A + "content")!.Value))],
        "rss" => [.. FeedRules.Parse(text).Element("channel")!.Elements("item").Select(i => (i.Element("title")!.Value, i.Element("description")!.Value))],
        _ => [.. JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("title").GetString()!, i.GetProperty("content_html").GetString()!))],
    };

    [Theory, MemberData(nameof(AllChecksTests.Hostile), MemberType = typeof(AllChecksTests))]
    public async Task Whatever_is_asked_a_feed_comes_back(string words)
    {
        var typed = Uri.EscapeDataString(words);
        foreach (var (extension, _, broken) in Formats)
        {
            var feed = await Get($"/feeds/checks.{extension}?q={typed}&topic={typed}&rating={typed}&language={typed}&from={typed}&page={typed}");
            Assert.Equal(HttpStatusCode.OK, feed.Status);
            Assert.Empty(broken(feed.Text, Self(extension, feed.Text)));
        }
    }

    [Theory, InlineData("/feeds/checks"), InlineData("/feeds/checks.html"), InlineData("/feeds/checks.atom.xml"), InlineData("/feeds/claimreview/2026-13.json"), InlineData("/feeds/claimreview/1999-01.json"), InlineData("/feeds/claimreview/9999-12.json"), InlineData("/feeds/claimreview/x.json")]
    public async Task What_there_is_not_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await Get(address)).Status);

    [Fact]
    public async Task The_page_for_people_names_everything_and_every_address_on_it_answers()
    {
        var page = await Get("/feeds");
        Assert.Equal("Feeds and API", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
        var addresses = page.Document.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).ToList();
        foreach (var known in new[] { "/feeds/checks.atom", "/feeds/checks.rss", "/feeds/checks.json", "/feeds/corrections.atom", "/feeds/claimreview.json", "/api/v1/openapi.json", "/feeds/checks.atom?topic=Ferries" }) Assert.Contains(known, addresses);
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.OK, (await Get(address)).Status);
        var form = page.Document.QuerySelector("form.tryit")!;
        Assert.Equal(("get", "/api/v1/claims:search"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(HttpStatusCode.OK, (await Get($"{form.GetAttribute("action")}?query=ferry&languageCode=&maxAgeDays=&pageSize=10")).Status);
        Assert.Contains("/feeds", (await Get("/")).Document.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_front_page_says_who_publishes()
    {
        var data = ClaimReviewRules.Blocks((await Get("/")).Text).Single(b => b.GetProperty("@type").GetString() == "NewsMediaOrganization");
        Assert.Equal(("Skerrow Facts", $"{ReaderSite.Address}/corrections"), (data.GetProperty("name").GetString(), data.GetProperty("correctionsPolicy").GetString()));
    }
}
