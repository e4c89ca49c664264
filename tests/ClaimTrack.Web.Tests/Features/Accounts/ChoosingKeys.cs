using System.Net;
using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Web.Platform.Keys;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Accounts;

public sealed class ChoosingKeys(App app) : IClassFixture<App>
{
    const string Address = "/account/shortcuts";

    Task<string?> Kept(Person person) => app.Read(db => db.Users.Where(a => a.Id == person.AccountId).Select(a => a.Shortcuts).SingleAsync(TestContext.Current.CancellationToken));

    Task Keep(Person person, string? text) => app.Read(db => db.Users.Where(a => a.Id == person.AccountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Shortcuts, text), TestContext.Current.CancellationToken));

    // The keys as a page of the workspace hands them to its script.
    static async Task<Dictionary<string, string>> On(Browser browser, Newsroom room)
    {
        var body = (await browser.Get($"{room.Desk}/board")).Document.Body!;
        return JsonDocument.Parse(body.GetAttribute("data-keys")!).RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!, c => c.TryGetProperty("keys", out var keys) ? keys.GetString()! : "");
    }

    static string Field(string name) => $"Keys[{name}]";

    [Fact]
    public void From_the_start_nothing_clashes_and_every_name_is_there_once()
    {
        Assert.Empty(KeyChoices.Read(null).Clashes);
        Assert.Equal(Shortcut.All.Count, Shortcut.All.Select(s => s.Name).Distinct().Count());
        Assert.All(Shortcut.Changeable, s => Assert.Equal(s.Keys, KeyText.Read(s.Keys)));
    }

    [Fact]
    public async Task Other_keys_hold_from_the_next_page_on_and_only_what_differs_is_kept()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal("g b", (await On(ines, room))["go-board"]);

        var saved = await ines.Submit(Address, new Dictionary<string, object?> { [Field("go-board")] = " b ", [Field("select")] = "⇧s", [Field("select-range")] = "", [Field("watch")] = "shift+w" });
        Assert.Equal($"{Address}?done=saved", saved.Location);

        var keys = await On(ines, room);
        Assert.Equal(("b", "S", "", "W", "g i"), (keys["go-board"], keys["select"], keys["select-range"], keys["watch"], keys["go-inbox"]));
        using var kept = JsonDocument.Parse((await Kept(room.FactChecker))!);
        Assert.Equal(["go-board", "select", "select-range", "watch"], kept.RootElement.GetProperty("keys").EnumerateObject().Select(k => k.Name));
        Assert.Equal("b", (await ines.Get(Address)).Document.QuerySelector($"[name='{Field("go-board")}']")!.GetAttribute("value"));
        // They are hers alone.
        Assert.Equal("g b", (await On(await app.SignedIn(room.Editor), room))["go-board"]);

        await ines.Submit(Address, new { }, $"{Address}/reset");
        Assert.Null(await Kept(room.FactChecker));
        Assert.Equal("g b", (await On(ines, room))["go-board"]);
        Assert.DoesNotContain("Reset all keys", (await ines.Get(Address)).Words);
    }

    [Fact]
    public async Task Two_commands_of_one_place_change_their_keys_about()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(Address, new Dictionary<string, object?> { [Field("next")] = "k", [Field("previous")] = "j" })).Status);
        Assert.Equal("k", (await On(ines, room))["next"]);
    }

    [Theory]
    [InlineData("next", "k", "k is for “Previous row” already")]
    [InlineData("done", "x", "x is for “Tick it, or not” already")] // the inbox is a list as well
    [InlineData("assign", "g", "g, then i is for “Go to the inbox” already")] // the longer could never be finished
    [InlineData("reply", "3", "1–8 is for “Choose a rating, with the focus among them” already")]
    [InlineData("next", "gg", "Write one key")]
    [InlineData("next", "a b c", "Write one key")]
    [InlineData("next", "<script>alert(1)</script>", "Write one key")]
    public async Task What_cannot_be_told_apart_or_read_is_refused_and_nothing_typed_is_lost(string command, string keys, string because)
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        var answer = await ines.Submit(Address, new Dictionary<string, object?> { [Field(command)] = keys, [Field("watch")] = "W", ["SinglesOff"] = true });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(because, Assert.Single(answer.Errors[Field(command)]));
        Assert.Empty(answer.Errors[Field("watch")]);
        Assert.Equal((keys, "W"), (answer.Document.QuerySelector($"[name='{Field(command)}']")!.GetAttribute("value"), answer.Document.QuerySelector($"[name='{Field("watch")}']")!.GetAttribute("value")));
        Assert.True(answer.Document.QuerySelector("[name=SinglesOff]")!.HasAttribute("checked"));
        Assert.Null(await Kept(room.FactChecker));
    }

    [Fact]
    public async Task What_holds_on_one_kind_of_page_may_have_a_key_that_holds_everywhere()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(Address, new Dictionary<string, object?> { [Field("assign")] = "c" })).Status);
    }

    [Fact]
    public async Task One_switch_turns_single_keys_off()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal("", (await ines.Get($"{room.Desk}/board")).Document.Body!.GetAttribute("data-keys-off"));
        await ines.Submit(Address, new { SinglesOff = true });
        Assert.Equal("true", (await ines.Get($"{room.Desk}/board")).Document.Body!.GetAttribute("data-keys-off"));
        await ines.Submit(Address, new { SinglesOff = false });
        Assert.Null(await Kept(room.FactChecker));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of the kind")]
    [InlineData("[1, 2]")]
    [InlineData("\"x\"")]
    [InlineData("""{"keys": 7, "singlesOff": "yes"}""")]
    [InlineData("""{"keys": {"go-board": {"a": 1}, "next": "\ud800", "no-such-command": "x", "palette": "x", "rate": "x", "select": "far too long", "watch": "<b>"}}""")]
    [InlineData("""{"keys": {"next": "k"}}""")] // a key that another command has now
    public async Task Whatever_stands_in_the_column_the_pages_come_and_the_keys_are_those_from_the_start(string kept)
    {
        var room = await app.Seed();
        await Keep(room.FactChecker, kept);
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal(await On(await app.SignedIn(room.Editor), room), await On(ines, room));
        Assert.Equal(HttpStatusCode.OK, (await ines.Get(Address)).Status);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(Address, new Dictionary<string, object?> { [Field("next")] = "q" })).Status);
        Assert.Equal("q", (await On(ines, room))["next"]);
    }

    [Fact]
    public void As_many_keys_as_there_are_fit_the_column()
    {
        var all = Shortcut.Changeable.Select((s, i) => (s.Name, Keys: $"{(char)(0x4e00 + i)} \u2026")).ToDictionary(s => s.Name, s => s.Keys);
        Assert.InRange(KeyChoices.From(all, true).Kept!.Length, 500, Account.ShortcutsMax);
    }

    [Fact]
    public async Task Only_who_may_write_claims_is_led_to_the_form_for_one()
    {
        var room = await app.Seed();
        static string? To(Page page) => JsonDocument.Parse(page.Document.Body!.GetAttribute("data-keys")!).RootElement.EnumerateArray().Single(c => c.GetProperty("name").GetString() == "new-claim") is var c && c.TryGetProperty("to", out var to) ? to.GetString() : null;
        Assert.Equal($"{room.Desk}/claims/new", To(await (await app.SignedIn(room.FactChecker)).Get($"{room.Desk}/queue")));
        Assert.Null(To(await (await app.SignedIn(room.Observer)).Get($"{room.Desk}/queue")));
    }
}
