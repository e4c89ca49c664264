using System.Text.Json;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Public;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>From an article to a published check, with three people at three browsers.</summary>
public class TheWholeStory(Site site) : IClassFixture<Site>
{
    const string Article = """
        The boat that nobody pays for

        By Wren Aldous

        The council met on Tuesday to talk about the ferry, and it talked for long. The gallery was full until eleven.

        Every trip on the island ferry now costs the taxpayer twice what it did two years ago, Councillor Edda Marsh told the chamber. She asked for the winter timetable to be put to a vote before the end of the year.

        The operator said that its account for the past year would be published in June, as always.
        """;

    [Fact]
    public async Task An_article_becomes_a_published_check_while_colleagues_follow_live()
    {
        var room = await site.Seed();
        var ines = await site.Visitor(room.FactChecker);
        var tomas = await site.Visitor(room.Editor);
        var reader = await site.Visitor();

        // The editor has board and queue open.
        await tomas.OpenLive($"{room.Desk}/board");
        var queue = await tomas.Page.Context.NewPageAsync();
        await queue.GotoAsync($"{room.Desk}/queue");

        // The fact-checker brings the article in and draws a claim out of it.
        await ines.Open($"{room.Desk}/articles/new");
        await ines.Page.GetByLabel("By pasting its text").First.CheckAsync();
        await ines.Fill("Text", Article);
        await ines.Click("Add text");
        await ines.Sees("The boat that nobody pays for", "h1");
        await ines.Open(ines.Page.Url + "/claims/new");
        await ines.Fill("Sentence from the article", "Every trip on the island ferry now costs the taxpayer twice what it did two years ago");
        await ines.Fill("Claimant", "Edda Marsh");
        await ines.Page.GetByLabel("A person").CheckAsync();
        await ines.Click("Make claim");
        await Assertions.Expect(ines.Page.Locator("article mark").First).ToContainTextAsync("Every trip on the island ferry");
        await Assertions.Expect(tomas.Page.GetByText("Every trip on the island ferry").First).ToBeVisibleAsync(new() { Timeout = 10_000 });

        var number = await site.Read(db => Task.FromResult(db.Claims.Where(c => c.TeamId == room.Id).Select(c => c.Id).Single()));
        var desk = $"{room.Desk}/claims/{number}";
        await ines.OpenLive(desk);
        await ines.Click("Accept for research");
        await ines.Sees("Researching", $"#claim-{number}-state");

        // Two sources, a verdict, and the request for review.
        await AddSource(ines, desk, number, "Annual account of the operator", primary: true);
        await AddSource(ines, desk, number, "Answer of the council, number 118", primary: false);
        await ines.OpenLive(desk);
        await ines.Page.Locator("#verdict-rating-false").CheckAsync(new() { Force = true });
        await ines.Fill("Headline", "A ferry trip costs a fifth more than two years ago");
        await ines.Fill("Conclusion", "Support per trip rose by 19 percent in two years. It did not double.");
        await ines.Fill("Explanation", "## The account\n\nTable 6 of the **annual account** gives both figures.");
        await ines.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict");
        await ines.Click("Ask for review of draft 1");
        await ines.Sees("In review", $"#claim-{number}-state");

        // Board and queue of the editor change without reloading.
        await tomas.Sees("Every trip on the island ferry", ".col--review");
        await Assertions.Expect(queue.GetByText("Every trip on the island ferry").First).ToBeVisibleAsync(new() { Timeout = 10_000 });

        // Four eyes: not by page, not by a hand-made form.
        await Assertions.Expect(ines.Page.GetByRole(AriaRole.Link, new() { Name = "Approve draft 1" })).ToHaveCountAsync(0);
        var forged = await (await site.SignedIn(room.FactChecker)).Post($"{desk}/votes", new { Draft = 1, Decision = "Approve" });
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, forged.Status);

        // The editor asks for changes; the fact-checker mends; the editor approves and publishes.
        await tomas.OpenLive(desk);
        await tomas.Follow("Ask for changes");
        await tomas.Fill("Which changes", "Say in which year the pier was shut.");
        await tomas.Page.Locator($"#claim-{number}-review-form").GetByRole(AriaRole.Button, new() { Name = "Ask for changes" }).ClickAsync();
        await ines.Sees("Researching", $"#claim-{number}-state");
        await ines.Sees("Say in which year the pier was shut.");
        await ines.OpenLive(desk);
        await ines.Fill("Explanation", "## The account\n\nTable 6 of the **annual account** gives both figures. The pier was shut in 2025.");
        await ines.Click("Save as draft 2");
        await ines.Click("Ask for review of draft 2");
        await tomas.OpenLive(desk);
        await tomas.Follow("Approve draft 2");
        await tomas.Click("Approve draft 2");
        await tomas.Sees("Approved", $"#claim-{number}-state");
        await tomas.Follow("Publish draft 2");
        await tomas.Click("Publish now");
        await tomas.Sees("Published", $"#claim-{number}-state");

        // An anonymous reader sees it, and its data is in order.
        Assert.Equal(200, await reader.Open($"/checks/{number}"));
        await reader.Sees("A ferry trip costs a fifth more than two years ago", "h1");
        await reader.Sees("Edda Marsh");
        var blocks = await reader.Page.Locator("script[type='application/ld+json']").AllTextContentsAsync();
        var review = blocks.Select(b => JsonDocument.Parse(b).RootElement).Single(b => b.GetProperty("@type").GetString() == "ClaimReview");
        Assert.Equal("False", review.GetProperty("reviewRating").GetProperty("alternateName").GetString());
        Assert.Empty(ClaimReviewRules.Broken(await reader.Page.ContentAsync(), reader.Page.Url));

        // A correction: the reader, who has the newest there is, is told live.
        await reader.IsLive();
        await Assertions.Expect(reader.Page.Locator(".livebar")).ToBeHiddenAsync();
        await tomas.OpenLive(desk);
        await tomas.Follow("Correct it");
        await tomas.Page.Locator("input[name=Kind][value=Correction]").CheckAsync();
        await tomas.Page.Locator($"#claim-{number}-review-form textarea[name=Reason]").FillAsync("We gave the wrong share: it is 19 percent, not a fifth.");
        await tomas.Page.Locator($"#claim-{number}-review-form button[type=submit]").ClickAsync();
        await tomas.Sees("Researching", $"#claim-{number}-state");
        await ines.OpenLive(desk);
        await ines.Fill("Headline", "A ferry trip costs 19 percent more than two years ago");
        await ines.Click("Save as draft 3");
        await ines.Click("Ask for review of draft 3");
        await tomas.OpenLive(desk);
        await tomas.Follow("Approve draft 3");
        await tomas.Click("Approve draft 3");
        await tomas.Follow("Publish draft 3");
        await tomas.Click("Publish now");
        await tomas.Sees("Published", $"#claim-{number}-state");
        await Assertions.Expect(reader.Page.Locator(".livebar")).ToBeVisibleAsync(new() { Timeout = 10_000 });

        // The reader reloads and sees what changed, and why.
        await reader.Follow("Reload");
        await reader.Sees("A ferry trip costs 19 percent more than two years ago", "h1");
        await reader.Sees("We gave the wrong share: it is 19 percent, not a fifth.");
        await reader.Open($"/checks/{number}/compare?from=1&to=2");
        await Assertions.Expect(reader.Page.Locator("del").First).ToContainTextAsync("a fifth");
        await Assertions.Expect(reader.Page.Locator("ins").First).ToContainTextAsync("19 percent");
        Assert.Empty(ines.Complaints);
        Assert.Empty(tomas.Complaints);
        Assert.Empty(reader.Complaints);
        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task An_editor_who_wrote_a_part_cannot_vote_either()
    {
        var room = await site.Seed();
        var number = await site.SeedClaim(room, ClaimStatus.InReview);
        var tomas = await site.SignedIn(room.Editor);
        var page = await tomas.Get($"{room.Desk}/claims/{number}/verdict");
        await tomas.Submit(page, new { Conclusion = "It rose by 19 percent, says the ledger." });
        var refused = await tomas.Post($"{room.Desk}/claims/{number}/votes", new { Draft = 2, Decision = "Approve" });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("You wrote a part of this verdict", refused.Words);
    }

    static async Task AddSource(Visitor visitor, string desk, int number, string title, bool primary)
    {
        await visitor.OpenLive(desk);
        await visitor.Page.Locator("#evidence").GetByRole(AriaRole.Link, new() { Name = "Add" }).First.ClickAsync();
        var form = visitor.Page.Locator($"#claim-{number}-evidence-form");
        await form.GetByLabel("Against it").CheckAsync();
        await form.Locator("input[name=Title]").FillAsync(title);
        if (primary) await form.GetByLabel("Primary source").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Add evidence" }).ClickAsync();
        await visitor.Sees(title, $"#claim-{number}-evidence");
    }
}
