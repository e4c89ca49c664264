using ClaimTrack.Domain;
using ClaimTrack.Web.Tests;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Three people at one claim.</summary>
public class ThreeAtOnce(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Each_sees_who_else_is_here_until_their_last_tab_closes()
    {
        var (_, address, ines, tomas, edda) = await AtOneClaim();
        await Assertions.Expect(Here(ines, "Edda Lund, Tomas Brandt")).ToBeVisibleAsync();
        await Assertions.Expect(Here(edda, "Ines Okafor, Tomas Brandt")).ToBeVisibleAsync();

        // A second tab of Tomas is not a second Tomas, and he stays while one of the two is open.
        var second = await tomas.Page.Context.NewPageAsync();
        await second.GotoAsync(address);
        await Assertions.Expect(second.Locator("html[data-live=live]")).ToHaveCountAsync(1);
        await Assertions.Expect(ines.Page.Locator("#here .av")).ToHaveCountAsync(2);
        await second.CloseAsync();
        await Assertions.Expect(Here(ines, "Edda Lund, Tomas Brandt")).ToBeVisibleAsync();
        await tomas.Page.CloseAsync();
        await Assertions.Expect(Here(ines, "Edda Lund")).ToBeVisibleAsync();
        Assert.Empty(ines.Complaints.Concat(edda.Complaints));
    }

    [Fact]
    public async Task The_turn_to_write_is_asked_for_and_given()
    {
        var (_, _, ines, tomas, edda) = await AtOneClaim();
        await ines.Fill("Headline", "The support rose by a fifth");
        await tomas.Sees("Ines Okafor is writing the verdict.");
        await Assertions.Expect(tomas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Headline" })).Not.ToBeEditableAsync();
        await Assertions.Expect(Here(edda, "Ines Okafor (writing: Headline), Tomas Brandt")).ToBeVisibleAsync();

        await tomas.Click("Ask for a turn");
        await tomas.Sees("You are next.");
        await ines.Sees("Tomas Brandt asks for a turn.");
        await ines.Click("Save as draft 1");
        await ines.Sees("Draft 1", "#verdict .sheet__h");
        // Who has saved is done.
        await tomas.Sees("It is your turn to write.");
        await Assertions.Expect(tomas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Headline" })).ToBeEditableAsync();
        await ines.Sees("Tomas Brandt is writing the verdict.");

        await tomas.Fill("Conclusion", "It rose by 19 percent.");
        await ines.Click("Ask for a turn");
        await tomas.Click("Give the turn");
        await ines.Sees("It is your turn to write.");
        await Assertions.Expect(tomas.Page.GetByRole(AriaRole.Textbox, new() { Name = "Conclusion" })).ToHaveValueAsync("It rose by 19 percent.");
        Assert.Empty(ines.Complaints.Concat(tomas.Complaints).Concat(edda.Complaints));
    }

    [Fact]
    public async Task Unsaved_words_survive_everything_that_others_do()
    {
        var (room, address, ines, tomas, edda) = await AtOneClaim();
        await ines.Fill("Explanation", "What I write while the others are busy: الميناء");
        await (await site.SignedIn(room.Editor)).Submit($"{address}/evidence/new", new { Stance = "Context", Title = "Letter of the harbour master" });
        await edda.Sees("Letter of the harbour master", "#evidence");
        await (await site.SignedIn(room.SecondEditor)).Submit($"{address}/edit", new { Statement = "The ferry doubled its support within one year." });
        await ines.Sees("within one year", "#claim");
        await ines.Sees("Letter of the harbour master", "#evidence");
        await Assertions.Expect(ines.Page.GetByLabel("Explanation")).ToHaveValueAsync("What I write while the others are busy: الميناء");
    }

    static ILocator Here(Visitor visitor, string people) => visitor.Page.GetByRole(AriaRole.Group, new() { Name = $"Here now: {people}", Exact = true });

    async Task<(Newsroom Room, string Address, Visitor Ines, Visitor Tomas, Visitor Edda)> AtOneClaim()
    {
        var room = await site.Seed();
        var address = $"{room.Desk}/claims/{await site.SeedClaim(room, ClaimStatus.Researching)}";
        var (ines, tomas, edda) = (await site.Visitor(room.FactChecker), await site.Visitor(room.Editor), await site.Visitor(room.SecondEditor));
        foreach (var visitor in new[] { ines, tomas, edda }) await visitor.OpenLive(address);
        return (room, address, ines, tomas, edda);
    }
}
