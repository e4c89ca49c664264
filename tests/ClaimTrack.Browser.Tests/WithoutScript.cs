using ClaimTrack.Domain;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Work in browsers that run no script.</summary>
public class WithoutScript(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_claim_is_viewed_commented_on_voted_for_and_published()
    {
        var room = await site.Seed();
        var number = await site.SeedClaim(room, ClaimStatus.Researching, "The pier was shut for the whole of 2025.");
        var desk = $"{room.Desk}/claims/{number}";
        var (ines, tomas) = (await site.Visitor(room.FactChecker, script: false), await site.Visitor(room.Editor, script: false));

        // From the board to the desk.
        await ines.Open($"{room.Desk}/board");
        await ines.Page.GetByRole(AriaRole.Link, new() { Name = "The pier was shut for the whole of 2025." }).First.ClickAsync();
        await ines.Sees("The pier was shut for the whole of 2025.", "h1");

        foreach (var (title, primary) in new[] { ("Log of the harbour", true), ("Report in the Post", false) })
        {
            await ines.Open(desk);
            await ines.Page.Locator("#evidence").GetByRole(AriaRole.Link, new() { Name = "Add" }).First.ClickAsync();
            await ines.Page.GetByLabel("Against it").CheckAsync();
            await ines.Page.Locator("input[name=Title]").FillAsync(title);
            if (primary) await ines.Page.GetByLabel("Primary source").CheckAsync();
            await ines.Click("Add evidence");
            await ines.Sees(title, "#evidence");
        }

        await ines.Fill("Write a comment", "@Tomas Brandt, please look at the log.");
        await ines.Click("Comment");
        await ines.Sees("please look at the log", "#discussion");

        await ines.Open($"{desk}/verdict");
        await ines.Page.Locator("#verdict-rating-false").CheckAsync(new() { Force = true });
        await ines.Fill("Headline", "The pier was shut for eleven weeks");
        await ines.Fill("Conclusion", "It opened again in March.");
        await ines.Fill("Explanation", "The log gives both days. [1]");
        await ines.Click("Save as draft 1");
        await ines.Open(desk);
        await ines.Click("Ask for review of draft 1");
        await ines.Sees("In review", $"#claim-{number}-state");

        // The editor finds it in the inbox, answers, votes and publishes.
        await tomas.Open($"{room.Desk}/inbox");
        await tomas.Sees("please look at the log");
        await tomas.Open($"{room.Desk}/queue");
        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "The pier was shut for the whole of 2025." }).First.ClickAsync();
        await tomas.Follow("Reply to Ines Okafor");
        await tomas.Page.Locator("textarea[name=Text]").First.FillAsync("I have. It is right.");
        await tomas.Page.Locator("main form:has(textarea[name=Text]) button[type=submit]").First.ClickAsync();
        await tomas.Sees("I have. It is right.", "#discussion");
        await tomas.Click("Resolve");
        await tomas.Sees("1 resolved", "#discussion");
        await tomas.Follow("Approve draft 1");
        await tomas.Click("Approve draft 1");
        await tomas.Sees("Approved", $"#claim-{number}-state");
        await tomas.Follow("Publish draft 1");
        await tomas.Click("Publish now");
        await tomas.Sees("Published", $"#claim-{number}-state");

        var reader = await site.Visitor(script: false);
        Assert.Equal(200, await reader.Open($"/checks/{number}"));
        await reader.Sees("The pier was shut for eleven weeks", "h1");
        Assert.Empty(site.Faults);
    }

    [Fact]
    public async Task A_reader_suggests_a_claim_and_sees_what_becomes_of_it()
    {
        var room = await site.Seed();
        await site.SeedClaim(room, ClaimStatus.Published);
        var (reader, tomas) = (await site.Visitor(script: false), await site.Visitor(room.Editor, script: false));
        await reader.Open("/suggest");
        await reader.Fill("What is claimed?", "The old crane fell into the harbour in May.");
        if (await reader.Page.Locator("select[name=Team]").CountAsync() > 0) await reader.Page.Locator("select[name=Team]").SelectOptionAsync(room.Slug);
        await reader.Click("Send");
        await reader.Sees("It waits for an editor to read it.");
        var receipt = new Uri(reader.Page.Url).PathAndQuery;

        await tomas.Open($"{room.Desk}/tips");
        await tomas.Page.GetByRole(AriaRole.Link, new() { Name = "The old crane fell into the harbour in May." }).First.ClickAsync();
        await tomas.Follow("Make a claim of it");
        await tomas.Click("Make the claim");
        await tomas.Sees("The old crane fell into the harbour in May.", "h1");
        await reader.Open(receipt);
        await reader.Sees("We are checking it.");
        Assert.Empty(await reader.Page.Context.CookiesAsync());
        Assert.Empty(site.Faults);
    }
}
