using System.Net;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>What was published stays, and shows how it changed.</summary>
public sealed class VersionsTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    [Fact]
    public async Task All_versions_are_listed_and_each_has_its_page()
    {
        var number = await site.Check("misleading");
        var list = await site.Browser().Get($"/checks/{number}/versions");
        Assert.Equal(["Version 3, current", "Version 2", "Version 1"], list.Document.QuerySelectorAll("tbody th").Select(t => t.TextContent));
        Assert.Equal(["Misleading", "False", "False"], list.Document.QuerySelectorAll("tbody .v").Select(v => v.TextContent));
        var first = await site.Browser().Get($"/checks/{number}/versions/1");
        Assert.Contains("This is version 1", first.Words);
        Assert.Contains("The ferry subsidy did not double", first.Heading);
        Assert.Contains("noindex", first.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("ClaimReview", first.Text);
        Assert.Equal(await site.PathOf(number), (await site.Browser().Get($"/checks/{number}/versions/3")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/checks/{number}/versions/4")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/checks/{number}/versions/0")).Status);
    }

    [Fact]
    public async Task A_comparison_says_in_a_sentence_what_changed_and_shows_the_words()
    {
        var number = await site.Check("misleading");
        var page = await site.Browser().Get($"/checks/{number}/compare?from=2&to=3");
        Assert.Equal("Rating False → Misleading. Headline, conclusion, in short and explanation changed. 1 source added.", page.Document.QuerySelector(".diff__sum")!.TextContent);
        Assert.Contains(page.Document.QuerySelectorAll("del"), d => d.TextContent.Contains("not", StringComparison.Ordinal));
        Assert.Contains(page.Document.QuerySelectorAll("ins"), i => i.TextContent.Contains("Audited accounts", StringComparison.Ordinal));
        Assert.Contains("without a change", page.Words);
        Assert.Contains("2", page.Document.QuerySelectorAll("#from option[selected]").Select(o => o.GetAttribute("value")));
        Assert.Equal("The two versions say the same.", (await site.Browser().Get($"/checks/{number}/compare?from=2&to=2")).Document.QuerySelector(".diff__sum")!.TextContent);
        Assert.Contains("Misleading → False", (await site.Browser().Get($"/checks/{number}/compare?from=3&to=1")).Words);
        Assert.Contains("From version 2 to version 3", (await site.Browser().Get($"/checks/{number}/compare")).Words);
    }

    [Theory]
    [InlineData("?from=0&to=1")]
    [InlineData("?from=1&to=9")]
    [InlineData("?from=x&to=y")]
    [InlineData("?from=99999999999&to=1")]
    public async Task Versions_that_never_were_are_not_found(string query) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/checks/{await site.Check("misleading")}/compare{query}")).Status);

    [Fact]
    public async Task With_one_version_there_is_nothing_to_compare()
    {
        var number = await site.Check("satire");
        Assert.Equal($"/checks/{number}/versions", (await site.Browser().Get($"/checks/{number}/compare")).Location);
        Assert.Empty((await site.Browser().Get($"/checks/{number}/versions")).Document.QuerySelectorAll("form.versions-form"));
    }

    [Fact]
    public async Task The_log_has_every_correction_newest_first()
    {
        var page = await site.Browser().Get("/corrections");
        Assert.Equal(["Rating change", "Clarification", "Retraction"], page.Document.QuerySelectorAll(".log__kind").Select(k => k.TextContent));
        foreach (var link in page.Document.QuerySelectorAll("main .log a").Select(a => a.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await site.Browser().Follow(await site.Browser().Get(link))).Status);
    }
}

/// <summary>A site on which nothing was published.</summary>
public sealed class EmptySiteTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/", "The first check is on its way")]
    [InlineData("/checks", "Nothing has been published yet")]
    [InlineData("/checks?q=ferry", "Nothing has been published yet")]
    [InlineData("/corrections", "Nothing to correct so far")]
    public async Task Says_so(string address, string words)
    {
        var page = await app.Browser().Get(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.Words);
    }
}
