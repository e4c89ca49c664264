using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Features.Discussions;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>A working day without a mouse: no test here points at anything.</summary>
public sealed class ByKeyboard(Site site) : IClassFixture<Site>
{
    static ILocatorAssertions Expect(ILocator what) => Assertions.Expect(what);

    static async Task Press(Visitor visitor, params string[] keys)
    {
        foreach (var key in keys) await visitor.Page.Keyboard.PressAsync(key);
    }

    static Task Type(Visitor visitor, string text) => visitor.Page.Keyboard.TypeAsync(text);

    // What the row is called that the focus is in.
    static ILocator Row(Visitor visitor, int claim) => visitor.Page.Locator($"#claim-{claim}:focus-within, tr[data-claim='{claim}']:focus-within");

    // By what the page says, since the window may be behind another.
    static async Task HasFocus(Visitor visitor, string what)
    {
        try
        {
            await visitor.Page.WaitForFunctionAsync("what => document.activeElement.matches(what)", what);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Not {what} has the focus, but {await visitor.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 300)")}");
        }
    }

    [Fact]
    public async Task Cards_are_gone_through_ticked_and_sorted_under_a_topic_and_it_is_undone()
    {
        var room = await site.Seed();
        int[] ids = [await site.SeedClaim(room), await site.SeedClaim(room), await site.SeedClaim(room)];
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/queue");
        await Press(ines, "g", "b");
        await ines.Page.WaitForURLAsync("**/board");
        await ines.IsLive();

        // The newest stands first.
        await Press(ines, "j");
        await Expect(Row(ines, ids[2])).ToHaveCountAsync(1);
        await Press(ines, "x", "j", "j", "k", "x");
        await Expect(Row(ines, ids[1])).ToHaveCountAsync(1);
        await Expect(ines.Page.Locator(".bulkbar")).ToContainTextAsync("2 claims are chosen.");
        await Press(ines, "l");
        await HasFocus(ines, "#bulk-form input");
        await Type(ines, "xz ferries"); // letters that mean something elsewhere
        await Press(ines, "Control+Enter");
        await Expect(ines.Page.Locator(".did")).ToContainTextAsync("Sort 2 claims under xz ferries: done.");
        Assert.NotNull((await site.ClaimNow(ids[2])).TopicId);
        Assert.Null((await site.ClaimNow(ids[0])).TopicId);
        await ines.IsLive();
        await Press(ines, "z");
        await ines.Sees("Undo: Sort 2 claims");
        Assert.Null((await site.ClaimNow(ids[2])).TopicId);
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task What_is_done_to_many_is_done_to_the_row_one_is_in_where_nothing_is_ticked()
    {
        var room = await site.Seed();
        int[] ids = [await site.SeedClaim(room), await site.SeedClaim(room), await site.SeedClaim(room)];
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/claims?sort=number");

        await Press(ines, "a");
        await ines.Sees("Choose first: j goes from one to the next.", "#toasts");
        await Press(ines, "j", "a");
        await HasFocus(ines, "#bulk-form select");
        await Type(ines, "Tomas");
        await Press(ines, "Control+Enter");
        await Expect(ines.Page.Locator(".did")).ToContainTextAsync("to Tomas Brandt: done.");
        Assert.Equal(room.Editor.MemberId, (await site.ClaimNow(ids[0])).OwnerId);
        Assert.Null((await site.ClaimNow(ids[1])).OwnerId);

        await Press(ines, "j", "x", "j", "j", "Shift+X");
        await Expect(ines.Page.Locator(".bulkbar")).ToContainTextAsync("3 claims are chosen.");
        await Press(ines, "/");
        await HasFocus(ines, "#f-q");
        await Type(ines, "jx");
        await Expect(ines.Page.Locator("#f-q")).ToHaveValueAsync("jx");
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task A_card_is_moved_by_its_menu_and_opened()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");
        await Press(ines, "j", "s");
        await HasFocus(ines, $"#claim-{id} [data-to=researching] button");
        await Press(ines, "Escape");
        await Expect(ines.Page.Locator("details.menu[open]")).ToHaveCountAsync(0);
        await Press(ines, ".");
        await HasFocus(ines, $"#claim-{id} [data-to=researching] button");
        await Press(ines, "Enter");
        await Expect(ines.Page.Locator($"[data-column=researching] #claim-{id}")).ToHaveCountAsync(1);
        await HasFocus(ines, $"#claim-{id} summary");
        await Press(ines, "o");
        await ines.Page.WaitForURLAsync($"**/claims/{id}");
    }

    [Fact]
    public async Task A_claim_is_talked_about_voted_on_and_looked_at_again()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room, ClaimStatus.InReview);
        var tomas = await site.Visitor(room.Editor);
        await tomas.OpenLive($"{room.Desk}/claims/{id}");

        await Press(tomas, "m");
        await HasFocus(tomas, "#discussion textarea");
        await Type(tomas, "Which year is meant?");
        await Press(tomas, "Control+Enter");
        await tomas.Sees("Which year is meant?", "#discussion .th");
        await Press(tomas, "Escape");
        await tomas.Page.EvaluateAsync("document.activeElement.blur()"); // where the frame left it may be a field
        await Press(tomas, "n");
        await HasFocus(tomas, ".th");
        await Press(tomas, "r");
        await HasFocus(tomas, ".th textarea");
        await Type(tomas, "The one before.");
        await Press(tomas, "Control+Enter");
        await tomas.Sees("The one before.", "#discussion .th");
        await tomas.Page.EvaluateAsync("document.activeElement.blur()");
        await Press(tomas, "n", "y");
        await Expect(tomas.Page.Locator("#discussion .cnt").First).ToContainTextAsync("1 resolved");

        // The sheet is opened, and nothing else.
        await Press(tomas, "Shift+A");
        await HasFocus(tomas, "#review textarea");
        await Expect(tomas.Page.Locator("#review h3").GetByText("Approve draft 1")).ToBeVisibleAsync();
        Assert.Equal(ClaimStatus.InReview, (await site.ClaimNow(id)).Status);
        Assert.Empty((await site.ClaimNow(id)).Reviews.Single().Votes);

        await Press(tomas, "Tab"); // out of the field, on to its buttons
        await Press(tomas, "Shift+R");
        await Expect(tomas.Page.Locator("#review h3").GetByText("Ask for changes to draft 1")).ToBeVisibleAsync();
        Assert.Empty((await site.ClaimNow(id)).Reviews.Single().Votes);
        Assert.Empty(tomas.Complaints);
    }

    [Fact]
    public async Task What_changed_since_ones_last_look_is_a_key_away_and_what_cannot_be_done_says_why()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room, ClaimStatus.Researching);
        await site.Change(db => Task.FromResult(db.Add(new Look(id, room.Editor.MemberId, site.Now.AddHours(-3)))));
        await site.Say(id, room.FactChecker, "Which year?");
        var tomas = await site.Visitor(room.Editor);
        await tomas.OpenLive($"{room.Desk}/claims/{id}");
        await Press(tomas, "Shift+A");
        await tomas.Sees("not possible here now", "#toasts");
        await Press(tomas, "v");
        await tomas.Page.WaitForURLAsync($"**/claims/{id}/changes*");
    }

    [Fact]
    public async Task A_rating_is_chosen_by_its_number_while_the_focus_is_among_them_and_evidence_is_added()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room, ClaimStatus.Researching);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/claims/{id}");
        var ratings = ines.Page.Locator("fieldset.opts input[type=radio]");
        await Press(ines, "3");
        await Expect(ratings.And(ines.Page.Locator(":checked"))).ToHaveCountAsync(0);
        await ratings.First.FocusAsync();
        await Press(ines, "3");
        await Expect(ratings.Nth(2)).ToBeCheckedAsync();
        await Press(ines, "Shift+E");
        await Expect(ines.Page.Locator("#evidence form")).ToBeVisibleAsync();
        await HasFocus(ines, "#evidence input, #evidence select, #evidence textarea");
    }

    [Fact]
    public async Task Lines_of_the_inbox_are_dealt_with_one_after_the_other()
    {
        var room = await site.Seed();
        for (var i = 0; i < 3; i++)
        {
            var id = await site.SeedClaim(room);
            await site.Change(db => Task.FromResult(db.Notifications.Add(new Notification(room.FactChecker.MemberId, db.History.First(e => e.ClaimId == id), NotificationReason.Watched))));
        }
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/inbox");
        await Expect(ines.Page.Locator(".inbox__line")).ToHaveCountAsync(3);
        await Press(ines, "j", "e");
        await Expect(ines.Page.Locator(".inbox__line")).ToHaveCountAsync(2);
        await Expect(ines.Page.Locator(".inbox__line").First.Locator(":focus")).ToHaveCountAsync(1);
        await Press(ines, "h");
        await HasFocus(ines, "[name=Until][value=Later]");
        await Press(ines, "Enter");
        await Expect(ines.Page.Locator(".inbox__line")).ToHaveCountAsync(1);
        await Press(ines, "Shift+E");
        await ines.Sees("All clear");
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task In_an_article_one_goes_from_claim_to_claim_and_makes_another()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var article = await site.Appear(id, room, "The ferry doubled its support in one year. The pier was shut.", 0, 42);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/articles/{article}#at=43-61");
        await Press(ines, "m");
        await HasFocus(ines, "#talk input, #talk select, #talk textarea");
        await ines.Open($"{room.Desk}/queue"); // the same address once more would only scroll
        await ines.OpenLive($"{room.Desk}/articles/{article}#at=43-61");
        await Press(ines, "c");
        await Expect(ines.Page.Locator("#make [name=Quote]")).ToHaveValueAsync("The pier was shut.");
        await HasFocus(ines, "#make input, #make select, #make textarea");
        await ines.Page.EvaluateAsync("document.activeElement.blur()");
        await Press(ines, "]");
        await HasFocus(ines, "a.hl");
    }

    [Fact]
    public async Task The_palette_leads_to_a_claim_and_does_what_the_page_can_do()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room, statement: "The lighthouse was sold.");
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/queue");
        var options = ines.Page.Locator("#palette [role=option]");

        await Press(ines, "Control+k");
        await HasFocus(ines, "#palette-q");
        await Expect(ines.Page.Locator("#palette [role=option][aria-selected=true]")).ToHaveCountAsync(1);
        await Type(ines, $"CT-{id}");
        await Press(ines, "Enter"); // faster than the server
        await ines.Page.WaitForURLAsync($"**/claims/{id}");
        await ines.IsLive();

        await Press(ines, "Control+k");
        await Type(ines, "lightho");
        await Expect(options).ToHaveCountAsync(1);
        await Expect(options).ToContainTextAsync("The lighthouse was sold.");
        await Expect(ines.Page.Locator("#palette-q")).ToHaveAttributeAsync("aria-activedescendant", $"found-claim-{id}");
        await Press(ines, "Escape");
        await Expect(ines.Page.Locator("#palette")).ToBeHiddenAsync();

        await Press(ines, "Control+k");
        await Type(ines, "zeppelin");
        await ines.Sees("Nothing found for “zeppelin”", "#palette [role=status]");
        await Press(ines, "Escape", "Control+k");
        await Type(ines, "write a comment");
        await Press(ines, "Enter");
        await HasFocus(ines, "#discussion textarea");

        await ines.Page.RouteAsync("**/find?*", route => route.AbortAsync());
        await Press(ines, "Control+k");
        await Type(ines, "go to review");
        await ines.Sees("Search did not answer.", "#palette [role=status]");
        for (var back = 0; back < 12; back++) await Press(ines, "Backspace");
        await Type(ines, "review queue");
        await Press(ines, "Home", "End", "ArrowDown", "Enter");
        await ines.Page.WaitForURLAsync("**/queue");
    }

    [Fact]
    public async Task The_palette_acts_on_what_is_ticked()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");
        await Press(ines, "j", "x", "Control+k");
        await Expect(ines.Page.GetByRole(AriaRole.Group, new() { Name = "1 claim is chosen." })).ToBeVisibleAsync();
        await Type(ines, "due day");
        await Press(ines, "Enter");
        await HasFocus(ines, "#bulk-form input");
        Assert.Null((await site.ClaimNow(id)).DueOn);
    }

    [Fact]
    public async Task The_sheet_tells_ones_own_keys_and_other_keys_hold_at_once()
    {
        var room = await site.Seed();
        await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");
        await Expect(ines.Page.Locator("[data-do~=select]").First).ToHaveAttributeAsync("aria-keyshortcuts", "x Shift+X");
        await Press(ines, "?");
        var sheet = ines.Page.Locator("#keysheet");
        await Expect(sheet.Locator("li").Filter(new() { HasText = "Go to the board" })).ToContainTextAsync("g b");
        await Press(ines, "g", "a"); // nothing happens behind it
        await Press(ines, "Escape");
        await Expect(sheet).ToBeHiddenAsync();

        await ines.Open("/account/shortcuts");
        await ines.Page.GetByLabel("Go to the articles").FillAsync("q");
        await ines.Page.GetByLabel("Tick it, or not").FillAsync("t");
        await Press(ines, "Enter");
        await ines.Sees("Your keys are saved.");
        await ines.OpenLive($"{room.Desk}/board");
        await Expect(ines.Page.Locator("[data-do~=select]").First).ToHaveAttributeAsync("aria-keyshortcuts", "t Shift+X");
        await Press(ines, "j", "x");
        await Expect(ines.Page.Locator(".bulkbar")).ToBeHiddenAsync();
        await Press(ines, "t");
        await Expect(ines.Page.Locator(".bulkbar")).ToBeVisibleAsync();
        await Press(ines, "g", "a");
        Assert.EndsWith("/board", ines.Page.Url);
        await Press(ines, "q");
        await ines.Page.WaitForURLAsync("**/articles");
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task With_single_keys_off_only_those_with_a_modifier_go_on_working()
    {
        var room = await site.Seed();
        await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.Open("/account/shortcuts");
        await ines.Page.GetByLabel("Turn single keys off").FocusAsync();
        await Press(ines, "Space", "Enter");
        await ines.Sees("Your keys are saved.");
        await ines.OpenLive($"{room.Desk}/board");
        await Press(ines, "j", "x", "?", "g", "a");
        await Expect(ines.Page.Locator("[data-row]:focus-within")).ToHaveCountAsync(0);
        await Expect(ines.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        Assert.Equal(0, await ines.Page.Locator("[data-do~=select][aria-keyshortcuts]").CountAsync());
        await Press(ines, "Control+k");
        await HasFocus(ines, "#palette-q");
        await Type(ines, "jx");
        await Press(ines, "Escape");
        await Expect(ines.Page.Locator("#palette")).ToBeHiddenAsync();
    }
}
