using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>Claims that are to be checked by a day, their owners who are reminded, and whoever watches them.</summary>
public sealed class DueAndWatched(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_claim_has_a_day_beside_its_owner()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var ines = await app.SignedIn(room.FactChecker);
        var today = DateOnly.FromDateTime(app.Now.UtcDateTime);

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit($"{room.Claim(id)}/owner", new { OwnerId = room.Editor.MemberId, DueOn = today })).Status);
        var page = await ines.Get(room.Claim(id));
        Assert.Contains("Due 23 November 2026", page.Document.GetElementById("claim")!.TextContent);
        Assert.Contains("made it due on 23 November 2026", page.Words);
        await ines.Submit($"{room.Claim(id)}/owner", new { DueOn = today.AddDays(-1) });
        page = await ines.Get(room.Claim(id));
        Assert.Contains("Overdue since", page.Document.QuerySelector("#claim .is-late")!.TextContent);
        Assert.Equal(room.Editor.MemberId, (await app.ClaimNow(id)).OwnerId);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ines.Submit($"{room.Claim(id)}/owner", new { DueOn = "someday" })).Status);
    }

    [Fact]
    public async Task One_watches_a_claim_or_mutes_it_or_takes_it_as_it_comes()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var yusuf = await app.SignedIn(room.Observer);
        Task<List<bool>> Kept() => app.Read(db => db.Watches.Where(w => w.ClaimId == id).Select(w => w.IsMuted).ToListAsync());

        foreach (var (wish, word, kept) in new[] { ("Watch", "Watching", new[] { false }), ("Mute", "Muted", [true]), ("Watch", "Watching", [false]), ("AsItComes", "Watch", []) })
        {
            Assert.Equal(HttpStatusCode.Found, (await yusuf.Submit(room.Claim(id), new { Wish = wish }, $"{room.Claim(id)}/watch")).Status);
            Assert.Equal(kept, await Kept());
            var state = (await yusuf.Get(room.Claim(id))).Document.QuerySelector("header.bar")!;
            Assert.Contains(word, state.QuerySelector("summary[title]")!.TextContent);
            Assert.Equal(wish, Assert.Single(state.QuerySelectorAll("button[aria-pressed=true]")).GetAttribute("value"));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await yusuf.Post($"{room.Claim(id)}/watch", new { Wish = "Everything" })).Status);
        // Nobody else hears of it.
        Assert.Equal(1, await app.Read(db => db.History.CountAsync(e => e.ClaimId == id)));
    }

    [Fact]
    public async Task Two_clicks_at_once_are_one_watch()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var yusuf = await app.SignedIn(room.Observer);
        var page = await yusuf.Get(room.Claim(id));
        var twin = yusuf.Twin();
        var answers = await Task.WhenAll(yusuf.Post($"{room.Claim(id)}/watch", new { Wish = "Watch" }), twin.Post($"{room.Claim(id)}/watch", new { Wish = "Watch" }));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Equal(1, await app.Read(db => db.Watches.CountAsync(w => w.ClaimId == id)));
    }
}

/// <summary>Owners are reminded. Each story has an application of its own, whose clock it moves.</summary>
public sealed class Reminders : IAsyncLifetime
{
    readonly App _app = new();

    OwnerReminders Reminder => _app.Services.GetServices<IHostedService>().OfType<OwnerReminders>().Single();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    Task<int> Reminded(int id) => _app.Read(db => db.History.CountAsync(e => e.ClaimId == id && e.Kind == EventKind.OwnerReminded));

    [Fact]
    public async Task An_owner_hears_once_that_nothing_has_changed()
    {
        var room = await _app.Seed(policy: new() { StaleAfterDays = 3 });
        var (owned, nobodys) = (await _app.SeedClaim(room), await _app.SeedClaim(room, statement: "Nobody looks after this one."));
        await _app.Do(owned, room.Admin, (c, by) => c.Assign(by, by, _app.Now));
        await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await Reminded(owned));

        _app.Clock.Advance(TimeSpan.FromDays(3));
        await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
        await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
        _app.Clock.Advance(TimeSpan.FromDays(5));
        await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await Reminded(owned));
        Assert.Equal(0, await Reminded(nobodys));
        var told = await _app.Read(db => db.History.SingleAsync(e => e.ClaimId == owned && e.Kind == EventKind.OwnerReminded));
        Assert.Equal([room.Admin.MemberId], told.Mentioned);
        Assert.Equal("nothing has changed for 3 days", told.Note);
        Assert.Contains("was reminded: nothing has changed for 3 days", (await (await _app.SignedIn(room.Observer)).Get(room.Claim(owned))).Words);
    }

    [Fact]
    public async Task An_owner_hears_once_that_the_day_is_past_and_again_when_another_one_is()
    {
        var room = await _app.Seed(policy: new() { StaleAfterDays = 0 });
        var id = await _app.SeedClaim(room);
        var today = DateOnly.FromDateTime(_app.Now.UtcDateTime);
        await _app.Do(id, room.Admin, (c, by) => { c.Assign(by, by, _app.Now); c.SetDue(today, by, _app.Now); });
        await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await Reminded(id));
        foreach (var days in new[] { 1, 1, 30 })
        {
            _app.Clock.Advance(TimeSpan.FromDays(days));
            await Reminder.DoDueAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, await Reminded(id));
        }
        await _app.Do(id, room.Admin, (c, by) => c.SetDue(today.AddDays(40), by, _app.Now));
        _app.Clock.Advance(TimeSpan.FromDays(20));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Reminder.DoDueAsync(TestContext.Current.CancellationToken))));
        Assert.Equal(2, await Reminded(id));
    }

    [Fact]
    public async Task The_policy_says_after_how_many_days()
    {
        var room = await _app.Seed();
        var admin = await _app.SignedIn(room.Admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit($"{room.Desk}/policy", new { StaleAfterDays = 61 })).Status);
        Assert.Equal(HttpStatusCode.Found, (await admin.Submit($"{room.Desk}/policy", new { StaleAfterDays = 14 })).Status);
        Assert.Equal(14, (await _app.Read(db => db.Teams.SingleAsync(t => t.Id == room.Id))).Policy.StaleAfterDays);
    }
}
