using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

public sealed class ShowClaimTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_desk_shows_every_sheet_and_each_can_be_fetched_by_itself()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var browser = await app.SignedIn(room.FactChecker);

        var page = await browser.Get(room.Claim(id));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The ferry doubled its support", page.Heading);
        Assert.Contains("It rose by 19 percent.", page.Words);
        Assert.Contains("Ledger of the harbour", page.Words);
        Assert.Contains("asked for review, round 1", page.Words);
        foreach (var part in ClaimOnDesk.Parts.Keys)
        {
            var region = page.Document.GetElementById($"claim-{id}-{part}");
            Assert.NotNull(region);
            Assert.Equal($"claim:{room.Slug}:{id}", region.GetAttribute("data-live-topic"));
            var alone = await browser.Get(region.GetAttribute("data-live-source")!, frame: region.Id);
            Assert.Equal(HttpStatusCode.OK, alone.Status);
            Assert.DoesNotContain("<html", alone.Text);
            Assert.Equal(Stripped(region), Stripped(alone.Document.GetElementById(region.Id!)!));
        }

        static string Stripped(AngleSharp.Dom.IElement e)
        {
            foreach (var token in e.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__FormKey]").ToList()) token.Remove();
            return e.InnerHtml;
        }
    }

    [Fact]
    public async Task Whoever_reads_an_older_page_of_the_history_is_brought_that_page_again()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        for (var i = 0; i < HistoryOnDesk.Size / 2; i++)
            await app.Do(id, room.FactChecker, (claim, by) =>
            {
                claim.Park(DateOnly.FromDateTime(app.Now.UtcDateTime).AddDays(9), $"wait {i}", by, app.Now);
                claim.Resume(by, app.Now);
            });
        var browser = await app.SignedIn(room.Observer);
        var region = (await browser.Get($"{room.Claim(id)}?history=2")).Document.GetElementById($"claim-{id}-history")!;
        var alone = (await browser.Get(region.GetAttribute("data-live-source")!, frame: region.Id)).Document.GetElementById(region.Id!)!;
        Assert.Contains("Page 2 of 2", region.TextContent);
        Assert.Equal(region.OuterHtml, alone.OuterHtml);
    }

    [Fact]
    public async Task Another_teams_claim_and_an_unknown_one_are_not_found()
    {
        var room = await app.Seed();
        var other = await app.Seed("Other Desk");
        var id = await app.SeedClaim(other, ClaimStatus.Published);
        var browser = await app.SignedIn(room.Admin);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(room.Claim(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(other.Claim(id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(room.Claim(999_999))).Status);
        foreach (var part in ClaimOnDesk.Parts.Keys)
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(id)}/parts/{part}")).Status);
        var own = await app.SeedClaim(room);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(own)}/parts/secrets")).Status);
    }

    [Fact]
    public async Task An_observer_sees_everything_and_is_offered_nothing()
    {
        var room = await app.Seed();
        foreach (var status in new[] { ClaimStatus.Open, ClaimStatus.Researching, ClaimStatus.InReview, ClaimStatus.Approved, ClaimStatus.Published, ClaimStatus.Parked, ClaimStatus.Declined })
        {
            var id = await app.SeedClaim(room, status, $"A claim that is {status} now.");
            var page = await (await app.SignedIn(room.Observer)).Get(room.Claim(id));

            Assert.Equal(HttpStatusCode.OK, page.Status);
            // How much they want to hear of it is everybody's own.
            Assert.DoesNotContain(page.Document.QuerySelectorAll("main form"), f => f.GetAttribute("method") == "post" && f.GetAttribute("action") is { } to && !to.EndsWith("/watch", StringComparison.Ordinal) && !to.EndsWith("/seen", StringComparison.Ordinal));
            Assert.Empty(page.Document.QuerySelectorAll("main [aria-disabled=true]"));
            Assert.Empty(page.Document.QuerySelectorAll("main a[href$='/edit'], main a[href$='/verdict'], main a[href$='/evidence/new'], main a[href$='/publish']"));
        }
    }

    [Fact]
    public async Task What_the_state_refuses_is_shown_with_its_reason()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var page = await (await app.SignedIn(room.FactChecker)).Get(room.Claim(id));

        var ask = page.Document.QuerySelectorAll("#review button").Single(b => b.TextContent.Contains("Ask for review"));
        Assert.Equal("true", ask.GetAttribute("aria-disabled"));
        var why = page.Document.GetElementById(ask.GetAttribute("aria-describedby")!)!.TextContent;
        Assert.Equal("The verdict still needs a rating and a conclusion and an explanation.", why);
        // Declining a claim under research is an editor's: nothing is said about it to others.
        Assert.DoesNotContain("Decline", page.Document.QuerySelector(".menu__panel:has(a[href$='/park'])")!.TextContent);
    }

    [Theory, InlineData(ClaimStatus.Open), InlineData(ClaimStatus.Researching), InlineData(ClaimStatus.InReview), InlineData(ClaimStatus.Approved), InlineData(ClaimStatus.Published)]
    public async Task No_sheet_has_two_primary_buttons(ClaimStatus status)
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, status, $"A claim at the stage {status}.");
        foreach (var who in new[] { room.Editor, room.SecondEditor, room.FactChecker })
        {
            var page = await (await app.SignedIn(who)).Get(room.Claim(id));
            foreach (var sheet in page.Document.QuerySelectorAll("section.sheet"))
                Assert.True(sheet.QuerySelectorAll(".btn--primary").Length <= 1, $"{sheet.Id} at {status}: {string.Join(", ", sheet.QuerySelectorAll(".btn--primary").Select(b => b.TextContent))}");
        }
    }

    [Fact]
    public async Task The_passage_stands_in_its_context_and_says_how_it_fares_in_the_newest_revision()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        const string Before = "The chamber met on Tuesday.\nEvery trip now costs the taxpayer twice what it did, she said.\nThe vote was put off.";
        const string After = "The chamber met on Tuesday.\nShe spoke of the weather.\nThe vote was put off until spring, and nobody minded.";
        var article = await app.Appear(id, room, Before, Before.IndexOf("Every", StringComparison.Ordinal), Before.IndexOf(", she", StringComparison.Ordinal));
        var browser = await app.SignedIn(room.Observer);

        var page = await browser.Get(room.Claim(id));
        Assert.Contains("Every trip now costs the taxpayer twice what it did", page.Heading);
        Assert.Contains("Quote stands in the newest revision", page.Words);
        Assert.Contains("The chamber met on Tuesday.", page.Document.QuerySelector(".ctx")!.TextContent);
        Assert.Equal("Every trip now costs the taxpayer twice what it did", page.Document.QuerySelector(".ctx mark")!.TextContent);

        await app.Change(async db =>
        {
            var by = await db.Members.FindAsync(room.FactChecker.MemberId);
            var kept = await db.Articles.Include(a => a.Revisions).SingleAsync(a => a.Id == article);
            return kept.Revise(After, "ppp", new string('b', 64), RevisionOrigin.Pasted, by!, app.Now);
        });
        page = await browser.Get($"{room.Claim(id)}/parts/claim");
        Assert.Contains("No longer in revision 2", page.Words);
        Assert.Contains("Taken from revision 1 of 2", page.Words);
    }

    [Fact]
    public async Task The_history_comes_in_pages_of_fifty()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        await app.Do(id, room.FactChecker, (claim, by) =>
        {
            for (var i = 0; i < 60; i++) claim.Assign(i % 2 == 0 ? by : null, by, app.Now);
        });
        var browser = await app.SignedIn(room.Observer);

        var first = await browser.Get(room.Claim(id));
        Assert.Contains("61 events", first.Words);
        Assert.Equal(50, first.Document.QuerySelectorAll(".events li").Length);
        var older = first.Document.QuerySelectorAll(".pages a").Single(a => a.TextContent == "Older").GetAttribute("href")!;
        var second = await browser.Get(older.Split('#')[0]);
        Assert.Equal(11, second.Document.QuerySelectorAll(".events li").Length);
        Assert.Contains("submitted the claim", second.Words);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(room.Claim(id) + "?history=ninety")).Status);
    }
}
