using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Public.Feeds;

namespace ClaimTrack.Web.Tests.Public.Embed;

/// <summary>A check on somebody else's page.</summary>
public sealed class EmbedTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    async Task<string> Url(string rating = "misleading") => ReaderSite.Address + await site.PathOf(await site.Check(rating));

    Task<Page> Ask(string url, string more = "") => site.Browser().Get($"/oembed?url={Uri.EscapeDataString(url)}{more}");

    // https://oembed.com, section 2.3.4: what every answer and what a rich one must have.
    static JsonElement Good(string json)
    {
        var answer = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("rich", "1.0"), (answer.GetProperty("type").GetString(), answer.GetProperty("version").GetString()));
        Assert.NotEmpty(answer.GetProperty("html").GetString()!);
        Assert.True(answer.GetProperty("width").GetInt32() > 0 && answer.GetProperty("height").GetInt32() > 0);
        foreach (var name in new[] { "title", "author_name", "author_url", "provider_name", "provider_url" }) Assert.NotEmpty(answer.GetProperty(name).GetString()!);
        Assert.True(answer.GetProperty("cache_age").GetInt32() > 0);
        Assert.Equal(0, new[] { "thumbnail_url", "thumbnail_width", "thumbnail_height" }.Count(n => answer.TryGetProperty(n, out _)) % 3);
        return answer;
    }

    [Fact]
    public async Task A_page_leads_to_its_oembed_and_that_to_a_frame_that_is_there()
    {
        var url = await Url();
        var page = await site.Browser().Get(url[ReaderSite.Address.Length..]);
        var answers = new List<Page>();
        foreach (var (type, media) in new[] { ("application/json+oembed", "application/json"), ("text/xml+oembed", "text/xml") })
        {
            var link = page.Document.QuerySelector($"link[rel=alternate][type='{type}']")!;
            Assert.NotNull(link.GetAttribute("title"));
            var answer = await site.Browser().Get(link.GetAttribute("href")![ReaderSite.Address.Length..]);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(media, answer.MediaType);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            answers.Add(answer);
        }
        var json = Good(answers[0].Text);
        var xml = FeedRules.Parse(answers[1].Text);
        Assert.Equal("oembed", xml.Name.ToString());
        Assert.Equal(json.EnumerateObject().Select(p => (p.Name, p.Value.ToString())), xml.Elements().Select(e => (e.Name.LocalName, e.Value)));
        Assert.StartsWith("Misleading: ", json.GetProperty("title").GetString());

        var html = new HtmlParser().ParseDocument(json.GetProperty("html").GetString()!);
        Assert.Equal(["BLOCKQUOTE", "IFRAME"], html.Body!.Children.Select(e => e.TagName));
        var quote = html.QuerySelector("blockquote")!;
        Assert.Contains("Misleading", quote.TextContent);
        Assert.Equal(url, quote.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(url, quote.GetAttribute("cite"));
        var frame = html.QuerySelector("iframe")!;
        Assert.Equal("allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox"));
        Assert.Equal("lazy", frame.GetAttribute("loading"));
        Assert.StartsWith("Fact check: Misleading.", frame.GetAttribute("title"));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(frame.GetAttribute("src")![ReaderSite.Address.Length..])).Status);
        Assert.Contains(quote.OuterHtml, new HtmlParser().ParseDocument(page.Document.QuerySelector("#embed-code")!.TextContent).Body!.InnerHtml);
    }

    [Theory]
    [InlineData(300, 200), InlineData(1, 1), InlineData(300, null), InlineData(null, 120), InlineData(5000, 5000)]
    public async Task Sizes_are_obeyed(int? width, int? height)
    {
        var answer = Good((await Ask(await Url(), $"{(width is null ? "" : $"&maxwidth={width}")}{(height is null ? "" : $"&maxheight={height}")}")).Text);
        Assert.True(answer.GetProperty("width").GetInt32() <= (width ?? 600));
        Assert.True(answer.GetProperty("height").GetInt32() <= (height ?? 900));
        var frame = new HtmlParser().ParseDocument(answer.GetProperty("html").GetString()!).QuerySelector("iframe")!;
        Assert.Equal($"{answer.GetProperty("width")}x{answer.GetProperty("height")}", $"{frame.GetAttribute("width")}x{frame.GetAttribute("height")}");
    }

    [Theory]
    [InlineData("&format=yaml", 501), InlineData("&format=JSON", 501), InlineData("&maxwidth=0", 400), InlineData("&maxwidth=-5", 400), InlineData("&maxheight=tall", 400), InlineData("&maxwidth=1.5", 400)]
    [InlineData("&maxwidth=99999999999", 400), InlineData("&maxwidth=300&maxwidth=200", 400), InlineData("&format=xml", 200), InlineData("&format=", 200), InlineData("&maxwidth=", 200), InlineData("&anything=else", 200)]
    public async Task What_is_no_parameter_is_refused(string more, int status) => Assert.Equal(status, (int)(await Ask(await Url(), more)).Status);

    [Theory]
    [InlineData("https://facts.example/"), InlineData("https://facts.example/checks"), InlineData("https://facts.example/checks/99999-x"), InlineData("https://elsewhere.example/checks/1")]
    [InlineData("https://facts.example@elsewhere.example/checks/1"), InlineData("javascript:alert(1)"), InlineData("rubbish"), InlineData("/checks/1"), InlineData("https://facts.example/checks/1/versions/1")]
    [InlineData("https://facts.example/checks/99999999999"), InlineData("https://facts.example:8443/checks/1"), InlineData("ftp://facts.example/checks/1"), InlineData("\0")]
    public async Task What_is_no_check_of_ours_is_unknown(string url) => Assert.Equal(HttpStatusCode.NotFound, (await Ask(url)).Status);

    [Fact]
    public async Task Without_an_address_nothing_can_be_told_and_a_claim_under_work_is_unknown()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Browser().Get("/oembed")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Browser().Get("/oembed?url=")).Status);
        var claim = await site.SeedClaim(await site.Seed("Quiet Desk"), ClaimStatus.Approved);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask($"{ReaderSite.Address}/checks/{claim}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/embed/checks/{claim}")).Status);
    }

    [Fact]
    public async Task Every_address_that_leads_to_a_check_is_one()
    {
        var number = await site.Check("misleading");
        var first = (await Ask(await Url())).Text;
        foreach (var url in new[] { $"{ReaderSite.Address}/checks/{number}", $"{ReaderSite.Address}/checks/{number}-old-words?utm=1#changes", $"http://facts.example/checks/{number}", $"{ReaderSite.Address}/embed/checks/{number}" })
            Assert.Equal(first, (await Ask(url)).Text);
    }

    [Fact]
    public async Task The_frame_has_no_script_no_cookie_and_a_policy_of_its_own()
    {
        var number = await site.Check("misleading");
        var reader = site.Browser();
        var page = await reader.Get($"/embed/checks/{number}");
        Assert.Empty(reader.Cookies);
        Assert.Empty(page.Document.QuerySelectorAll("script, iframe, img, form, link[rel=stylesheet], [style], [onclick]"));
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors *", policy);
        Assert.DoesNotContain("script-src", policy);
        Assert.False(page.Headers.Contains("X-Frame-Options"));
        var style = page.Document.QuerySelector("style")!.TextContent;
        Assert.Contains($"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}'", policy);
        Assert.Contains("color-scheme: light dark", style);
        Assert.Contains("frame-ancestors 'none'", (await site.Browser().Get(await site.PathOf(number))).Headers.GetValues("Content-Security-Policy").Single());
        Assert.NotNull(page.Document.QuerySelector(".word svg path"));
        Assert.Equal("Misleading", page.Document.QuerySelector(".word strong")!.TextContent);
        Assert.Equal(await Url(), page.Document.QuerySelector("footer a")!.GetAttribute("href"));
        Assert.True(page.Headers.CacheControl is { Public: true });
        var again = new HttpRequestMessage(HttpMethod.Get, $"/embed/checks/{number}");
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        var same = await site.Browser().Send(again);
        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.False(same.Headers.Contains("Content-Security-Policy")); // the copy keeps the policy that it came with
    }

    [Fact]
    public async Task The_frame_follows_corrections_and_says_that_a_check_was_taken_back()
    {
        var room = await site.Seed("Frame Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The frame is golden");
        var url = $"/embed/checks/{number}";
        var before = await site.Browser().Get(url);
        await site.Correct(room, number, "It rose by 21 percent.");
        var corrected = await site.Browser().Get(url);
        Assert.Contains("21 percent", corrected.Words);
        Assert.NotEqual(before.Headers.ETag, corrected.Headers.ETag);
        await site.Retract(room, number);
        var page = await site.Browser().Get(url);
        Assert.Equal("Retracted", page.Document.QuerySelector(".word")!.TextContent.Trim());
        Assert.Contains("forged ledger", page.Words);
        Assert.DoesNotContain("21 percent", page.Words);
        var told = Good((await Ask($"{ReaderSite.Address}/checks/{number}")).Text);
        Assert.StartsWith("Retracted: ", told.GetProperty("title").GetString());
        Assert.DoesNotContain("21 percent", told.GetProperty("html").GetString());
    }

    [Fact]
    public async Task From_right_to_left_it_runs_from_the_right()
    {
        var number = (await site.Checks()).Single(c => c.Language == "ar").Number;
        var page = await site.Browser().Get($"/embed/checks/{number}");
        Assert.Equal(("ar", "rtl"), (page.Document.DocumentElement.GetAttribute("lang"), page.Document.DocumentElement.GetAttribute("dir")));
        var html = Good((await Ask($"{ReaderSite.Address}/checks/{number}")).Text).GetProperty("html").GetString()!;
        Assert.Equal("rtl", new HtmlParser().ParseDocument(html).QuerySelector("blockquote")!.GetAttribute("dir"));
    }

    [Fact]
    public async Task Hostile_words_are_words_in_the_code_and_in_the_frame()
    {
        var number = await site.PublishHostile();
        var answer = await Ask($"{ReaderSite.Address}/checks/{number}");
        var json = Good(answer.Text);
        Open.IsHarmless(json.GetProperty("html").GetString()!);
        Open.IsPlain(json.GetProperty("title").GetString()!);
        FeedRules.Parse((await Ask($"{ReaderSite.Address}/checks/{number}", "&format=xml")).Text);
        var page = await site.Browser().Get($"/embed/checks/{number}");
        Assert.Empty(page.Document.QuerySelectorAll("script, img, [onerror]"));
        Assert.Equal(1, page.Document.QuerySelectorAll("style").Length);
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.True(int.Parse(page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!.Split('/', '-')[4], CultureInfo.InvariantCulture) == number);
    }
}
