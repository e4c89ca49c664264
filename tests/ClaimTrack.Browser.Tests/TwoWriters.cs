using ClaimTrack.Domain;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Two people write the same verdict at once, although the second was asked to wait for their turn.</summary>
public class TwoWriters(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_second_gets_both_texts_and_nothing_is_lost()
    {
        var (ines, tomas) = await AtOneClaim();
        await Writes(ines, "Headline", "The support rose by a fifth");
        await ines.Sees("Draft 1, saved", "#verdict-form");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await Writes(tomas, "Headline", "Support rose, and did not double");

        // What would replace somebody's words is not saved by itself.
        await tomas.Sees("Ines Okafor saved draft 1 while you were writing. Not saved.", "#verdict-form");
        await tomas.Click("See both");
        await tomas.Sees("The support rose by a fifth", ".conflict .version:has-text('Theirs')");
        await tomas.Sees("Support rose, and did not double", ".conflict .version:has-text('Mine')");
        await Assertions.Expect(Field(tomas, "Headline")).ToHaveValueAsync("Support rose, and did not double");

        // Mine was ticked; it becomes the next draft, and the other's stays in the earlier one.
        await tomas.Click("Save as draft 2");
        await tomas.Sees("Draft 2", "#verdict .sheet__h");
        await Assertions.Expect(Field(tomas, "Headline")).ToHaveValueAsync("Support rose, and did not double");
        await ines.Sees("Draft 2", "#verdict .sheet__h");
        await ines.Follow("Compare drafts");
        await ines.Sees("by a fifth", "main");
    }

    [Fact]
    public async Task Theirs_can_be_taken_instead()
    {
        var (ines, tomas) = await AtOdds();
        await tomas.Page.GetByLabel("Use theirs").CheckAsync();
        await tomas.Click("Save as draft 2");
        await Assertions.Expect(tomas.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await Assertions.Expect(Field(tomas, "Conclusion")).ToHaveValueAsync("It rose by 19 percent.");
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task Both_can_be_made_into_one()
    {
        var (_, tomas) = await AtOdds();
        await tomas.Page.GetByLabel("Edit both").CheckAsync();
        await tomas.Click("Save as draft 2");
        await tomas.Sees("Both texts stand in the form now.");
        await Assertions.Expect(Field(tomas, "Conclusion")).ToHaveValueAsync("[theirs: It rose by 19 percent. | mine: It rose by a fifth.]");
        await Writes(tomas, "Conclusion", "It rose by 19 percent, a fifth.");
        await tomas.Click("Save as draft 2");
        await tomas.Sees("Draft 2", "#verdict .sheet__h");
        await tomas.Sees("It rose by 19 percent, a fifth.", "#verdict .ruling");
    }

    [Fact]
    public async Task Different_fields_are_joined_without_asking()
    {
        var (ines, tomas) = await AtOneClaim();
        await Writes(ines, "Headline", "The support rose by a fifth");
        await ines.Sees("Draft 1, saved", "#verdict-form");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await Writes(tomas, "Explanation", "The ledger gives **both** figures.");
        await tomas.Sees("Draft 2, saved", "#verdict-form");
        await Assertions.Expect(Field(tomas, "Headline")).ToHaveValueAsync("The support rose by a fifth");
        await Assertions.Expect(Field(tomas, "Explanation")).ToHaveValueAsync("The ledger gives **both** figures.");
        await ines.Sees("Draft 2", "#verdict .sheet__h");
    }

    static ILocator Field(Visitor who, string label) => who.Page.GetByRole(AriaRole.Textbox, new() { Name = label });

    static async Task Writes(Visitor who, string label, string text)
    {
        var all = who.Page.GetByRole(AriaRole.Button, new() { Name = "Write all the same" });
        if (await all.IsVisibleAsync()) await all.ClickAsync();
        await Field(who, label).FillAsync(text);
    }

    async Task<(Visitor Ines, Visitor Tomas)> AtOdds()
    {
        var (ines, tomas) = await AtOneClaim();
        await Writes(ines, "Conclusion", "It rose by 19 percent.");
        await ines.Sees("Draft 1, saved", "#verdict-form");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await Writes(tomas, "Conclusion", "It rose by a fifth.");
        await tomas.Click("See both");
        return (ines, tomas);
    }

    async Task<(Visitor Ines, Visitor Tomas)> AtOneClaim()
    {
        var room = await site.Seed();
        var number = await site.SeedClaim(room, ClaimStatus.Researching);
        var ines = await site.Visitor(room.FactChecker);
        var tomas = await site.Visitor(room.Editor);
        foreach (var visitor in new[] { ines, tomas }) await visitor.OpenLive($"{room.Desk}/claims/{number}");
        return (ines, tomas);
    }
}
