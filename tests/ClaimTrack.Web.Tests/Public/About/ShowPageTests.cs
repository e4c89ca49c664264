using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.About;

/// <summary>What newsrooms tell readers of themselves, every version of it.</summary>
public sealed class ShowPageTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    Task<Team> Write(Newsroom room, PageKind kind, string text) => app.Change(async db =>
    {
        var team = await db.Teams.Include(t => t.Members).Include(t => t.Pages).SingleAsync(t => t.Id == room.Id, Ct);
        team.PublishPage(kind, text, team.Members.Single(m => m.Id == room.Admin.MemberId), app.Now);
        return team;
    });

    [Fact]
    public async Task A_page_shows_the_newest_text_and_every_version_stays_with_what_changed()
    {
        var empty = await app.Browser().Get("/funding");
        Assert.Equal((HttpStatusCode.OK, "Who pays for our work"), (empty.Status, empty.Heading));
        Assert.Contains("The desk has not published this page yet.", empty.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get("/funding/versions/1")).Status);
        Assert.DoesNotContain("ownershipFundingInfo", (await app.Browser().Get("/")).Text);

        var room = await app.Seed("Funding Desk");
        await Write(room, PageKind.Funding, "## Readers\n\nReaders pay *everything*.\n\nNobody else.");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await Write(room, PageKind.Funding, "## Readers\n\nReaders pay *half* of it.\n\nNobody else.");
        var page = await app.Browser().Get("/funding");
        Assert.Contains("Readers pay half of it.", page.Words);
        Assert.NotNull(page.Document.QuerySelector(".prose em"));
        Assert.Contains("Version 2, published on", page.Words);
        Assert.Contains("Funding Desk", Assert.Single(page.Document.QuerySelectorAll("h2.rule-head")).TextContent, StringComparison.Ordinal);
        Assert.Equal("/funding/versions/2", page.Document.QuerySelector(".aside-text a")!.GetAttribute("href"));

        var second = await app.Browser().Get("/funding/versions/2");
        Assert.Equal(["everything"], second.Document.QuerySelectorAll(".diff del").Select(d => d.TextContent.Replace("removed: ", "", StringComparison.Ordinal).Trim('*')));
        Assert.Equal(["/funding/versions/2", "/funding/versions/1"], second.Document.QuerySelectorAll(".rail a").Select(a => a.GetAttribute("href")));
        var first = await app.Browser().Get("/funding/versions/1");
        Assert.Contains("A later version has taken its place.", first.Words);
        Assert.Contains("Readers pay everything.", first.Words);
        Assert.Empty(first.Document.QuerySelectorAll(".diff"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get("/funding/versions/3")).Status);
        Assert.Contains("/funding\"", (await app.Browser().Get("/")).Text.Split("ownershipFundingInfo")[1]);
        Assert.Contains("/funding<", (await app.Browser().Get("/sitemap-pages.xml")).Text);
    }

    [Fact]
    public async Task Of_several_newsrooms_each_stands_under_its_name()
    {
        var (one, other) = (await app.Seed("Alpha Desk"), await app.Seed("Beta Desk"));
        await Write(one, PageKind.Team, "We are Alpha.");
        await Write(other, PageKind.Team, "We are Beta.");
        var page = await app.Browser().Get("/team");
        Assert.Equal([one.Name, other.Name], page.Document.QuerySelectorAll("h2.rule-head").Select(h => h.TextContent));
        Assert.Contains("We are Alpha.", page.Words);
        Assert.Contains("We are Beta.", page.Words);
        var version = await app.Browser().Get($"/team/versions/1?desk={other.Slug}");
        Assert.Contains("We are Beta.", version.Words);
        Assert.DoesNotContain("We are Alpha.", version.Words);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get("/team/versions/1?desk=nobody")).Status);
    }

    [Fact]
    public async Task Ratings_stand_with_their_badges_meanings_and_numbers_of_newsrooms_that_publish()
    {
        var (open, silent) = (await app.Seed("Rating Desk"), await app.Seed("Silent Desk"));
        await app.SeedClaim(open, ClaimStatus.Published);
        await app.SeedClaim(silent, ClaimStatus.InReview);
        var page = await app.Browser().Get("/ratings");
        Assert.DoesNotContain("has not published", page.Words);
        Assert.DoesNotContain(silent.Name, page.Words);
        var row = page.Document.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("th")!.TextContent.Trim() == "False").QuerySelectorAll("td").Select(d => d.TextContent.Trim()).ToList();
        Assert.Equal(RatingScale.Default().Ratings.Single(r => r.Key == "false").Definition, row[0]);
        Assert.Equal("1 of 5", row[1]);
        Assert.Equal("1 False", row[2]);
        Assert.NotNull(page.Document.QuerySelector("tbody svg use"));
    }

    [Fact]
    public async Task Hostile_Markdown_is_inert()
    {
        var room = await app.Seed("Hostile Desk");
        await Write(room, PageKind.Method, $"{Open.Hostile}\n\n[click](javascript:alert(3)) <iframe src=x></iframe> ![x](https://evil.example/x.png)");
        foreach (var path in new[] { "/method", $"/method/versions/1?desk={room.Slug}" })
            Open.MainIsHarmless(await app.Browser().Get(path));
    }
}
