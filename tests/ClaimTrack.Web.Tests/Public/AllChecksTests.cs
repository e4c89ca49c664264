using System.Net;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>Searching and narrowing the published checks.</summary>
public sealed class AllChecksTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    Task<Page> Get(string query) => site.Browser().Get("/checks" + query);

    static List<string> Titles(Page page) => [.. page.Document.QuerySelectorAll(".rows__title").Select(t => t.TextContent)];

    static string Count(Page page) => page.Document.QuerySelector("#count")!.TextContent;

    [Fact]
    public async Task Without_anything_asked_it_lists_the_newest_first()
    {
        var page = await Get("");
        var standing = (await site.Checks()).Count(c => !c.Retracted);
        Assert.Equal($"{standing} checks", Count(page));
        Assert.Equal(Math.Min(20, standing), Titles(page).Count);
        Assert.StartsWith("Fennay's lighthouse", Titles(page)[0]);
        Assert.Null(page.Document.QuerySelector(".chips"));
    }

    [Theory]
    [InlineData("ferry")]
    [InlineData("FERRY")]
    [InlineData("  ferry   subsidy ")]
    [InlineData("“ferry subsidy”")]
    [InlineData("subsidy, ferry")]
    public async Task All_words_must_match_in_any_order_and_case(string words)
    {
        var page = await Get($"?q={Uri.EscapeDataString(words)}");
        Assert.Contains(Titles(page), t => t.StartsWith("The ferry subsidy did double", StringComparison.Ordinal));
        Assert.NotEmpty(page.Document.QuerySelectorAll("mark.hit"));
        Assert.All(page.Document.QuerySelectorAll("mark.hit"), m => Assert.Contains(m.TextContent.ToLowerInvariant(), new[] { "ferry", "subsidy" }));
        Assert.DoesNotContain(Titles(page), t => t.Contains("library", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_is_found_and_so_are_other_scripts()
    {
        Assert.Equal(["The library budget grew by 3.8 per cent, a little less than was said"], Titles(await Get("?q=varga")));
        Assert.Single(Titles(await Get("?q=" + Uri.EscapeDataString("المدارس الابتدائية"))));
        Assert.Single(Titles(await Get("?q=" + Uri.EscapeDataString("límite"))));
    }

    [Fact]
    public async Task Choices_narrow_and_count_what_they_would_leave()
    {
        var page = await Get("?topic=Ferries&rating=satire&rating=altered");
        Assert.Equal("2 checks", Count(page));
        Assert.Equal(3, page.Document.QuerySelectorAll(".chips li").Length);
        // Within the topic other ratings are still offered, with their counts.
        Assert.Equal("1", page.Document.QuerySelector("input[name=rating][value=misleading]")!.Closest("label")!.QuerySelector(".num")!.TextContent);
        Assert.True(page.Document.QuerySelector("input[name=topic][value=Ferries]")!.HasAttribute("checked"));
        var fewer = page.Document.QuerySelectorAll(".chips a").First(a => a.TextContent.Contains("Satire", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal("1 check", Count(await site.Browser().Get(fewer)));

        Assert.Equal(["ar"], (await Get("?language=ar")).Document.QuerySelectorAll(".rows__title").Select(t => t.GetAttribute("lang")!));
        Assert.Equal("1 check", Count(await Get("?person=Tomas%20Reyne")));
        Assert.Contains((await Get("")).Document.QuerySelectorAll("input[name=language] + span").Select(s => s.TextContent), n => n == "Español");
    }

    [Fact]
    public async Task Days_narrow_and_what_is_no_day_is_said_and_left_out()
    {
        var all = Titles(await Get("")).Count;
        var recent = Titles(await Get($"?from={site.Now.AddDays(-25):yyyy-MM-dd}")).Count;
        var older = Titles(await Get($"?to={site.Now.AddDays(-26):yyyy-MM-dd}")).Count;
        Assert.InRange(recent, 1, all - 1);
        Assert.Equal(all, recent + older);
        var page = await Get("?from=yesterday&to=2026-02-31");
        Assert.Equal(all, Titles(page).Count);
        Assert.Contains("“yesterday” is no day", page.Words);
        Assert.Contains("“2026-02-31” is no day", page.Words);
        Assert.Equal(all, Titles(await Get("?to=9999-12-31&from=0001-01-01")).Count);
    }

    [Fact]
    public async Task Where_nothing_fits_it_shows_the_nearest()
    {
        var page = await Get("?q=ferry+hovercraft&topic=Libraries");
        Assert.Equal("No checks with “ferry hovercraft”", Count(page));
        Assert.Contains("Nearest to what you asked", page.Words);
        Assert.Contains(Titles(page), t => t.Contains("ferry", StringComparison.Ordinal));
        Assert.Contains(page.Document.QuerySelectorAll(".empty a"), a => a.GetAttribute("href") == "/checks?q=ferry%20hovercraft");
        var none = await Get("?q=zeppelin");
        Assert.Empty(Titles(none));
        Assert.Contains("We have not checked this", none.Words);
        Assert.Contains("No check fits all of these filters", (await Get("?topic=No+such+topic")).Words);
    }

    public static TheoryData<string> Hostile => new(
        "<script>alert(1)</script>", "%", "_", "[", "[a-z]", "'", "\"", "' OR 1=1 --", "\\", "\0", "\uFFFD", "😀", "אבג", "العربية\u202Eabc", "a\u0301\u0301\u0301", "*?()", "-", "   ", ";;;",
        new string('x', 10_000), string.Join(' ', Enumerable.Range(0, 3000)), new string('"', 300), "ＦＥＲＲＹ");

    [Theory, MemberData(nameof(Hostile))]
    public async Task Whatever_is_typed_the_page_comes_back_and_shows_it_as_text(string words)
    {
        var typed = Uri.EscapeDataString(words);
        foreach (var query in new[] { $"?q={typed}", $"?q={typed}&topic={typed}&person={typed}&rating={typed}&language={typed}&from={typed}&to={typed}&page={typed}" })
        {
            var page = await Get(query);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main script"));
            Assert.NotNull(page.Document.QuerySelector("#q"));
        }
    }

    [Fact]
    public async Task Wildcards_are_no_wildcards_and_wide_letters_are_letters()
    {
        Assert.StartsWith("No checks", Count(await Get("?q=%25zz%25")));
        Assert.StartsWith("No checks", Count(await Get("?q=f_rry")));
        Assert.DoesNotContain("No checks", Count(await Get("?q=" + Uri.EscapeDataString("ＦＥＲＲＹ"))));
    }

    [Theory]
    [InlineData("?page=0")]
    [InlineData("?page=-3")]
    [InlineData("?page=99999999999999")]
    [InlineData("?page=two")]
    [InlineData("?page=500")]
    public async Task A_page_that_is_not_there_is_the_nearest_that_is(string query) => Assert.NotEmpty(Titles(await Get(query)));

    [Fact]
    public async Task Many_values_of_one_choice_do_no_harm() =>
        Assert.Equal(HttpStatusCode.OK, (await Get("?" + string.Join('&', Enumerable.Range(0, 3000).Select(i => $"topic=t{i}")))).Status);
}

/// <summary>More checks than one page holds, on a site of its own.</summary>
public sealed class ManyChecksTests : IClassFixture<App>
{
    readonly App _app;

    public ManyChecksTests(App app) => _app = app;

    [Fact]
    public async Task They_are_shown_twenty_at_a_time_and_the_way_on_keeps_what_was_asked()
    {
        var room = await _app.Seed();
        for (var i = 0; i < 23; i++) await _app.SeedClaim(room, Domain.ClaimStatus.Published, $"The pier is {i} metres long");
        var reader = _app.Browser();
        var first = await reader.Get("/checks?q=pier");
        Assert.Equal("23 checks with “pier”", first.Document.QuerySelector("#count")!.TextContent);
        Assert.Equal(20, first.Document.QuerySelectorAll(".rows > li").Length);
        Assert.Contains("1–20 of 23", first.Words);
        var second = await reader.Get(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(3, second.Document.QuerySelectorAll(".rows > li").Length);
        Assert.Contains("21–23 of 23", second.Words);
        var shown = first.Document.QuerySelectorAll(".rows__title a").Concat(second.Document.QuerySelectorAll(".rows__title a")).Select(a => a.GetAttribute("href"));
        Assert.Equal(23, shown.Distinct().Count());
    }
}
