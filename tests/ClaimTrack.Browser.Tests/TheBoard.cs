using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.Playwright;

namespace ClaimTrack.Browser.Tests;

/// <summary>Cards go to another column by the pointer and by the keyboard, and nobody takes one out of somebody's hand.</summary>
public sealed class TheBoard(Site site) : IClassFixture<Site>
{
    static ILocatorAssertions Expect(ILocator what) => Assertions.Expect(what);

    [Fact]
    public async Task A_card_is_dragged_and_the_claim_follows()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        await site.SeedClaim(room, ClaimStatus.Researching, "The pier was shut.");
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");

        await ines.Page.Locator($"#claim-{id}").DragToAsync(ines.Page.Locator("[data-column=researching]"));

        await Expect(ines.Page.Locator($"[data-column=researching] #claim-{id}")).ToHaveCountAsync(1);
        await Expect(ines.Page.Locator("#claim-" + id + "[aria-busy]")).ToHaveCountAsync(0);
        await Expect(ines.Page.Locator("[data-column=researching] .cnt")).ToHaveTextAsync("2 claims");
        Assert.Equal(ClaimStatus.Researching, (await site.ClaimNow(id)).Status);
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task A_card_shows_that_somebody_else_has_its_claim_open()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var (ines, tomas) = (await site.Visitor(room.FactChecker), await site.Visitor(room.Editor));
        await ines.OpenLive($"{room.Desk}/board");
        await tomas.OpenLive($"{room.Desk}/claims/{id}");
        await Expect(ines.Page.Locator($"#claim-{id} [data-here='Tomas Brandt']")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await tomas.Page.CloseAsync();
        await Expect(ines.Page.Locator($"#claim-{id} [data-here]")).ToHaveCountAsync(0, new() { Timeout = 25_000 });
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task A_column_that_is_closed_says_why_and_the_card_stays()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");

        await Lift(ines, id, "[data-column=published]");
        await Expect(ines.Page.Locator("[data-column=published] > .col__why")).ToContainTextAsync("No step leads there");
        await ines.Page.Mouse.UpAsync();

        await Expect(ines.Page.Locator("[data-column=published] > .col__why")).ToBeHiddenAsync();
        await Expect(ines.Page.Locator($"[data-column=open] #claim-{id}")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_move_that_needs_a_day_asks_for_it_and_leaves_the_card_until_it_is_given()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");

        await ines.Page.Locator($"#claim-{id} summary").FocusAsync();
        await ines.Page.Keyboard.PressAsync("s");
        await Expect(ines.Page.Locator($"#claim-{id} [data-to=researching] button")).ToBeFocusedAsync();
        await Expect(ines.Page.Locator($"#claim-{id} [data-to=review] small")).ToContainTextAsync("No step leads there");
        await ines.Page.Keyboard.PressAsync("ArrowUp");
        for (var i = 0; i < 9 && await ines.Page.Locator($"#claim-{id} [data-to=parked] a:focus").CountAsync() == 0; i++) await ines.Page.Keyboard.PressAsync("ArrowDown");
        await ines.Page.Keyboard.PressAsync("Enter");
        await Expect(ines.Page.Locator("dialog [name=Until]")).ToBeVisibleAsync();
        await ines.Page.Locator("dialog [name=Until]").FillAsync("2026-12-24");
        await ines.Page.Locator("dialog button[type=submit]").ClickAsync();

        await Expect(ines.Page.Locator("dialog[data-board-target]")).ToBeHiddenAsync();
        await Expect(ines.Page.Locator($"[data-column=parked] #claim-{id}")).ToHaveCountAsync(1);
        Assert.Equal(ClaimStatus.Parked, (await site.ClaimNow(id)).Status);
        Assert.Empty(ines.Complaints);
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_claim_is_accepted_and_the_focus_stays_with_it()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");

        await ines.Page.Locator($"#claim-{id} summary").PressAsync("Enter");
        await Expect(ines.Page.Locator($"#claim-{id} [data-to=researching] button")).ToBeVisibleAsync();
        await ines.Page.Keyboard.PressAsync("ArrowDown");
        await ines.Page.Keyboard.PressAsync("Enter");

        await Expect(ines.Page.Locator($"[data-column=researching] #claim-{id}")).ToHaveCountAsync(1);
        await Expect(ines.Page.Locator("[data-board-target=said]")).ToContainTextAsync($"CT-{id} moved to Researching.");
        await Expect(ines.Page.Locator($"#claim-{id} summary")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_card_in_the_hand_is_not_moved_by_others_and_goes_where_they_put_it_once_it_is_dropped()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");

        await Lift(ines, id, "[data-column=approved]");
        await site.Do(id, room.Editor, (claim, by) => claim.Accept(by, site.Now));
        await ines.Page.WaitForTimeoutAsync(1500);
        await Expect(ines.Page.Locator($"[data-column=open] #claim-{id}")).ToHaveCountAsync(1);
        await ines.Page.Mouse.UpAsync();

        await Expect(ines.Page.Locator($"[data-column=researching] #claim-{id}")).ToHaveCountAsync(1);
        await Expect(ines.Page.Locator("[data-board-target=said]")).ToContainTextAsync($"{room.Editor.Name} moved CT-{id} to Researching.");
    }

    [Fact]
    public async Task A_refused_move_brings_the_card_back_and_says_why()
    {
        var room = await site.Seed();
        var id = await site.SeedClaim(room);
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/board");
        await ines.Page.RouteAsync("**/accept", route => route.FulfillAsync(new() { Status = 409, ContentType = "application/json", Body = """{"error":{"message":"The desk is shut."}}""" }));

        await ines.Page.Locator($"#claim-{id}").DragToAsync(ines.Page.Locator("[data-column=researching]"));

        await Expect(ines.Page.Locator("#toasts")).ToContainTextAsync("The desk is shut.");
        await Expect(ines.Page.Locator($"[data-column=open] #claim-{id}")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Cards_are_ticked_by_key_and_in_a_row_and_what_is_done_to_them_is_undone()
    {
        var room = await site.Seed();
        int[] ids = [await site.SeedClaim(room), await site.SeedClaim(room), await site.SeedClaim(room), await site.SeedClaim(room)];
        var ines = await site.Visitor(room.FactChecker);
        await ines.OpenLive($"{room.Desk}/claims?sort=number");
        var bar = ines.Page.Locator(".bulkbar");
        await Expect(bar).ToBeHiddenAsync();

        await ines.Page.Locator($"tr[data-claim='{ids[3]}'] a").FocusAsync();
        await ines.Page.Keyboard.PressAsync("x");
        await Expect(bar).ToContainTextAsync("1 claim is chosen.");
        await ines.Page.Keyboard.PressAsync("x");
        await Expect(bar).ToBeHiddenAsync();
        await ines.Page.Locator($"tr[data-claim='{ids[0]}'] input").ClickAsync();
        await ines.Page.Locator($"tr[data-claim='{ids[2]}'] input").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(bar).ToContainTextAsync("3 claims are chosen.");

        await bar.Locator("button[formaction$='/owner']").ClickAsync();
        await bar.Locator("[name=OwnerId]").SelectOptionAsync($"{room.FactChecker.MemberId}");
        await bar.Locator(".btn--primary").ClickAsync();
        await Expect(ines.Page.Locator(".did")).ToContainTextAsync("Assign 3 claims to Ines Okafor: done.");
        Assert.Equal(room.FactChecker.MemberId, (await site.ClaimNow(ids[1])).OwnerId);
        Assert.Null((await site.ClaimNow(ids[3])).OwnerId);
        await ines.Page.Keyboard.PressAsync("z");
        await ines.Sees("Undo: Assign 3 claims");
        Assert.Null((await site.ClaimNow(ids[1])).OwnerId);
        Assert.Empty(ines.Complaints);
    }

    static async Task Lift(Visitor visitor, int id, string over)
    {
        await visitor.Page.Locator($"#claim-{id} .tile__id").HoverAsync();
        await visitor.Page.Mouse.DownAsync();
        // Chromium begins to drag at the second move, and asks what is under the pointer at the next.
        for (var i = 0; i < 3; i++) await visitor.Page.Locator(over).HoverAsync(new() { Force = true });
    }
}
