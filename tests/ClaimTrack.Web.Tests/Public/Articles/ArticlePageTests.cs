using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Articles;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Articles;

/// <summary>An article by its quotes: no more of its text, and nothing that is not published.</summary>
public sealed class ArticlePageTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    const string Quote = "the ferry doubled its support";
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string Story(string quote) => $"A first paragraph that nobody checked, about the weather on the quay.\n{new string('a', 30)} long before. The minister said that {quote} in one year. Nobody asked him how. {string.Concat(Enumerable.Repeat("Filler sentence of the piece. ", 40))}\nThe mayor sold the lighthouse to a cousin, said a porter.\nA last paragraph.";

    async Task<(Newsroom Room, int Article, int Check)> Published(string title = "Ferry bill splits the chamber", string quote = Quote)
    {
        var room = await site.Seed("Article Desk");
        var article = await site.Article(room, new() { Title = title, Publisher = "Saltmere Echo", Byline = "Nils Tor", PublishedOn = new(2026, 3, 5), Url = "https://echo.example/ferry" }, Story(quote));
        var check = await site.Publish(room, new ClaimFacts { Statement = "Support doubled", Language = "en" }, new VerdictText { Headline = "The support rose by a fifth", Conclusion = "By 19 percent.", Explanation = "See." }, seen: (article, quote));
        return (room, article, check);
    }

    [Fact]
    public async Task It_shows_each_quote_with_the_words_around_it_and_its_check()
    {
        var (_, article, check) = await Published();
        var page = await site.Browser().Get($"/articles/{article}-ferry-bill-splits-the-chamber");
        Assert.Equal("Ferry bill splits the chamber", page.Heading);
        foreach (var fact in new[] { "Saltmere Echo", "Nils Tor", "5 March 2026" }) Assert.Contains(fact, page.Words);
        Assert.Equal(Quote, page.Document.QuerySelectorAll("mark").Single().TextContent);
        Assert.Contains("The minister said that the ferry doubled its support in one year.", page.Words);
        Assert.Equal(("False", await site.PathOf(check)), (page.Document.QuerySelector(".excerpts .v")!.TextContent, page.Document.QuerySelector(".excerpts__check a")!.GetAttribute("href")));
        Assert.Contains(page.Document.QuerySelectorAll(".links a"), a => a.GetAttribute("href") == "https://echo.example/ferry");
        Assert.DoesNotContain("ClaimReview", page.Text);
        Assert.Equal($"https://facts.example/articles/{article}-ferry-bill-splits-the-chamber", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        // The check leads here.
        Assert.NotNull((await site.Browser().Get(await site.PathOf(check))).Document.QuerySelector($"a[href='/articles/{article}-ferry-bill-splits-the-chamber']"));
    }

    [Fact]
    public async Task Of_the_text_no_more_is_shown_than_stands_around_the_quotes()
    {
        var (_, article, _) = await Published();
        var page = await site.Browser().Get($"/articles/{article}-ferry-bill-splits-the-chamber");
        var excerpt = page.Document.QuerySelector(".excerpts blockquote")!.TextContent;
        Assert.InRange(excerpt.Length, Quote.Length, Quote.Length + 2 * ArticlePage.Around + 4);
        Assert.DoesNotContain("A last paragraph", page.Text);
    }

    [Fact]
    public async Task Nothing_of_an_unpublished_claim_is_in_it()
    {
        var (room, article, _) = await Published();
        await site.Draw(room, article, "The mayor sold the lighthouse to a cousin", "The lighthouse was sold");
        var page = await site.Browser().Get($"/articles/{article}-ferry-bill-splits-the-chamber");
        Assert.DoesNotContain("lighthouse", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Single(page.Document.QuerySelectorAll("mark"));
        // Facts are those that were published, too.
        await site.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId, Ct);
            var kept = await db.Articles.Include(a => a.Revisions).SingleAsync(a => a.Id == article, Ct);
            kept.Edit(kept.Facts with { Title = "A title that is not out yet", Byline = "A name that is not out yet" }, by, site.Now);
            return kept;
        });
        Assert.DoesNotContain("not out yet", (await site.Browser().Get($"/articles/{article}-ferry-bill-splits-the-chamber")).Text);
    }

    [Fact]
    public async Task An_article_of_which_nothing_is_published_is_not_found()
    {
        var room = await site.Seed("Quiet Desk");
        var article = await site.Article(room, new() { Title = "A secret story" }, Story(Quote));
        await site.Draw(room, article, Quote, "Support doubled");
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/articles/{article}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/articles/{article}-a-secret-story")).Status);
        Assert.DoesNotContain("a-secret-story", (await site.Browser().Get("/sitemap-articles.xml")).Text);
        foreach (var odd in new[] { "/articles/0", "/articles/999999999", "/articles/x", "/articles/1234567890", "/articles/-1" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get(odd)).Status);
    }

    [Fact]
    public async Task Its_number_finds_it_whatever_the_words()
    {
        var (_, article, _) = await Published("¿Quién paga el ferry?");
        var moved = await site.Browser().Get($"/articles/{article}-something-else?x=1");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/articles/{article}-quien-paga-el-ferry?x=1"), (moved.Status, moved.Location));
        Assert.Equal($"/ar/articles/{article}-quien-paga-el-ferry", (await site.Browser().Get($"/ar/articles/{article}")).Location);
        Assert.Contains($"/articles/{article}-quien-paga-el-ferry", (await site.Browser().Get("/sitemap-articles.xml")).Text);
    }

    [Fact]
    public async Task Changes_since_the_check_are_counted_and_dated()
    {
        var (room, article, _) = await Published();
        var path = $"/articles/{article}-ferry-bill-splits-the-chamber";
        var before = await site.Browser().Get(path);
        Assert.Contains("We have seen no change", before.Words);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId, Ct);
            var kept = await db.Articles.Include(a => a.Revisions).SingleAsync(a => a.Id == article, Ct);
            kept.Revise("Everything was rewritten.", "p", new string('0', 64), RevisionOrigin.Pasted, by, site.Now);
            return kept;
        });
        var after = await site.Browser().Get(path);
        Assert.Contains("Changed once since we first checked it", after.Words);
        Assert.DoesNotContain("rewritten", after.Text);
        Assert.Equal(Quote, after.Document.QuerySelector("mark")!.TextContent);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task When_its_only_check_is_retracted_it_says_that_we_are_still_checking()
    {
        var (room, article, check) = await Published();
        await site.Retract(room, check);
        var page = await site.Browser().Get($"/articles/{article}-ferry-bill-splits-the-chamber");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("We are still checking claims in this article.", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task Hostile_words_are_inert()
    {
        var quote = "<script>alert(1)</script> \"><img src=x onerror=alert(2)>";
        var (_, article, _) = await Published("</title><script>alert(3)</script>", quote);
        var page = await site.Browser().Get((await site.Browser().Get($"/articles/{article}")).Location!);
        Assert.Equal(quote, page.Document.QuerySelector("mark")!.TextContent);
        Open.MainIsHarmless(page);
    }
}
