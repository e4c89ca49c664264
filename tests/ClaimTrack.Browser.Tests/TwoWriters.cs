using ClaimTrack.Domain;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Two people write the same verdict at once, although the second was asked to wait for their turn.</summary>
public class TwoWriters(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_second_to_save_gets_both_texts_and_nothing_is_lost()
    {
        var (ines, tomas) = await AtOneClaim();
        await ines.Fill("Headline", "The support rose by a fifth");
        await tomas.Click("Write all the same");
        await tomas.Fill("Headline", "Support rose, and did not double");
        await ines.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict");

        // The other hears of it while writing, and keeps what stands in the field.
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await Assertions.Expect(tomas.Page.GetByLabel("Headline")).ToHaveValueAsync("Support rose, and did not double");
        await tomas.Click("Save as draft 1");
        await tomas.Sees("Ines Okafor saved draft 1 while you were writing");
        await tomas.Sees("The support rose by a fifth", ".conflict .version:has-text('Theirs')");
        await tomas.Sees("Support rose, and did not double", ".conflict .version:has-text('Mine')");
        await Assertions.Expect(tomas.Page.GetByLabel("Headline")).ToHaveValueAsync("Support rose, and did not double");

        // Mine was ticked; it becomes the next draft, and the other's stays in the earlier one.
        await tomas.Click("Save as draft 2");
        await tomas.Sees("Draft 2", "#verdict .sheet__h");
        await Assertions.Expect(tomas.Page.GetByLabel("Headline")).ToHaveValueAsync("Support rose, and did not double");
        await ines.Sees("Draft 2", "#verdict .sheet__h");
        await ines.Follow("Compare drafts");
        await ines.Sees("The support rose by a fifth", "main");
    }

    [Fact]
    public async Task Theirs_can_be_taken_instead()
    {
        var (ines, tomas) = await AtOneClaim();
        await ines.Fill("Conclusion", "It rose by 19 percent.");
        await tomas.Click("Write all the same");
        await tomas.Fill("Conclusion", "It rose by a fifth.");
        await ines.Click("Save as draft 1");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await tomas.Click("Save as draft 1");
        await tomas.Page.GetByLabel("Use theirs").CheckAsync();
        await tomas.Click("Save as draft 2");
        await Assertions.Expect(tomas.Page.Locator(".conflict")).ToHaveCountAsync(0);
        await Assertions.Expect(tomas.Page.GetByLabel("Conclusion")).ToHaveValueAsync("It rose by 19 percent.");
    }

    [Fact]
    public async Task Different_fields_are_joined_without_asking()
    {
        var (ines, tomas) = await AtOneClaim();
        await ines.Fill("Headline", "The support rose by a fifth");
        await tomas.Click("Write all the same");
        await tomas.Fill("Explanation", "The ledger gives **both** figures.");
        await ines.Click("Save as draft 1");
        await tomas.Sees("Draft 1", "#verdict .sheet__h");
        await tomas.Click("Save as draft 1");
        await tomas.Sees("Draft 2", "#verdict .sheet__h");
        await Assertions.Expect(tomas.Page.GetByLabel("Headline")).ToHaveValueAsync("The support rose by a fifth");
        await Assertions.Expect(tomas.Page.GetByLabel("Explanation")).ToHaveValueAsync("The ledger gives **both** figures.");
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
