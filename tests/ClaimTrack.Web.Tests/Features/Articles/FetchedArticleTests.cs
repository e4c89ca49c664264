using System.Net;
using ClaimTrack.Web.Tests.Platform;
using Microsoft.AspNetCore.Http;

namespace ClaimTrack.Web.Tests.Features.Articles;

public sealed class FetchedArticleTests(FetchedArticleTests.NewsApp app) : IClassFixture<FetchedArticleTests.NewsApp>
{
    [Fact]
    public async Task A_page_is_fetched_and_fetched_again_when_it_has_changed()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        app.Paragraph = "The ferry costs the town 1.2 million.";

        var answer = await browser.Submit($"{room.Desk}/articles/new", new { How = "Address", Address = $"{app.Site}/boats" });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var page = await browser.Follow(answer);
        Assert.Equal("Boats and board", page.Heading);
        Assert.Contains("Saltmere Echo", page.Words);
        Assert.Contains("6 November 2026", page.Words);

        var again = $"{answer.Location}/revisions/new";
        var same = await browser.Submit(page, new { }, again);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, same.Status);
        Assert.Contains("The text is the same as in revision 1. No new revision was made.", same.Words);

        app.Paragraph = "The ferry costs the town 1.3 million.";
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(page, new { }, again)).Status);
        var compared = await browser.Get($"{answer.Location}/compare?from=1&to=2");
        Assert.Equal("removed: 1.2", compared.Document.QuerySelector("article.article del")!.TextContent);
    }

    [Fact]
    public async Task A_site_that_says_no_is_quoted_and_the_address_stays()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "Address", Address = $"{app.Site}/refused" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("The site refused us (403). Paste the text instead.", Assert.Single(page.Errors["Address"]));
        Assert.Equal($"{app.Site}/refused", page.Document.QuerySelector("[name=Url]")!.GetAttribute("value")); // for the paste
    }

    [Fact]
    public async Task A_page_without_an_article_says_so()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "Address", Address = $"{app.Site}/empty" });
        Assert.Equal("We found no article text on that page. Paste the text instead.", Assert.Single(page.Errors["Address"]));
    }

    /// <summary>An application that may fetch from one site on this machine.</summary>
    public sealed class NewsApp : App, IAsyncLifetime
    {
        Site _site = null!;

        internal string Paragraph { get; set; } = "";

        internal string Site => $"http://127.0.0.1:{_site.Port}";

        protected override IEnumerable<(string Key, string Value)> Settings =>
            [("Outgoing:RefusalTakes", "00:00:00"), ("Outgoing:Allow:0", "127.0.0.1"), ("Outgoing:Ports:0", $"{_site.Port}")];

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            _site = await Platform.Site.Start(context =>
            {
                context.Response.StatusCode = context.Request.Path == "/refused" ? 403 : 200;
                context.Response.ContentType = "text/html; charset=utf-8";
                var body = context.Request.Path == "/boats" ? $"<article><h1>Boats and board</h1><p>{Paragraph}</p>{string.Concat(ArticleSteps.Harbour.Split('\n').Select(p => $"<p>{p}</p>"))}</article>" : "";
                return context.Response.WriteAsync($"<html lang=en><head><title>Boats and board</title><meta property=og:site_name content='Saltmere Echo'><meta property=article:published_time content='2026-11-06T08:00:00Z'></head><body>{body}</body></html>", context.RequestAborted);
            });
            await InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await _site.DisposeAsync();
        }
    }
}
