using System.Net;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Views;

public sealed class SavedViewsTests(App app) : IClassFixture<App>
{
    static string[] Pinned(Page page) => [.. page.Document.QuerySelectorAll(".nav__view").Select(a => a.TextContent)];

    [Fact]
    public async Task A_view_is_the_address_under_a_name_and_pinned_it_stands_in_the_sidebar()
    {
        var room = await app.Seed();
        await app.SeedClaim(room);
        var ines = await app.SignedIn(room.FactChecker);
        var board = await ines.Get($"{room.Desk}/board?q=ferry%20%26%20co&owner=me&lanes=topic&sort=due&nonsense=1");
        var saved = await ines.Submit(await ines.Get(board.Document.QuerySelector("a[href*='/views/new']")!.GetAttribute("href")!), new { Name = "My <ferries>", IsPinned = true });
        Assert.Equal($"{room.Desk}/board?q=ferry%20%26%20co&owner=me&lanes=topic&sort=due", saved.Location);

        var page = await ines.Get($"{room.Desk}/queue");
        Assert.Equal(["My <ferries>"], Pinned(page));
        var there = await ines.Get(page.Document.QuerySelector(".nav__view")!.GetAttribute("href")!);
        Assert.Equal("ferry & co", there.Document.QuerySelector("[name=q]")!.GetAttribute("value"));
        Assert.Equal("page", there.Document.QuerySelector(".nav__view")!.GetAttribute("aria-current"));

        // It is hers alone until she shares it.
        var tomas = await app.SignedIn(room.Editor);
        Assert.Empty(Pinned(await tomas.Get($"{room.Desk}/queue")));
        var id = await app.Read(db => db.SavedViews.Where(v => v.Name == "My <ferries>").Select(v => v.Id).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await tomas.Get($"{room.Desk}/views/{id}")).Status);
        await ines.Submit($"{room.Desk}/views/{id}", new { Name = "Ferries", IsShared = true, IsPinned = false }, $"{room.Desk}/views/{id}");
        Assert.Contains("Ferries", (await tomas.Get($"{room.Desk}/claims")).Document.QuerySelector("details.menu .menu__panel a[href*='lanes=topic']")!.TextContent);
        Assert.Empty(Pinned(await ines.Get($"{room.Desk}/queue")));

        // An Editor keeps what is shared, an Observer does not.
        var yusuf = await app.SignedIn(room.Observer);
        Assert.Equal(HttpStatusCode.Conflict, (await yusuf.Post($"{room.Desk}/views/{id}/remove", new { })).Status);
        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit($"{room.Desk}/views/{id}", new { }, $"{room.Desk}/views/{id}/remove")).Status);
        Assert.Contains("No views yet", (await ines.Get($"{room.Desk}/views")).Words);
    }

    [Fact]
    public async Task An_observer_keeps_views_and_shares_none()
    {
        var room = await app.Seed();
        var yusuf = await app.SignedIn(room.Observer);
        var form = await yusuf.Get($"{room.Desk}/views/new?from=claims&query=state%3Dopen%26sort%3D-due%26columns%3Ddue");
        Assert.Null(form.Document.QuerySelector("[name=IsShared]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await yusuf.Submit(form, new { Name = "" })).Status);
        Assert.Equal($"{room.Desk}/claims?state=open&sort=-due&columns=due", (await yusuf.Submit(form, new { Name = "Open" })).Location!.Replace("%2C", ","));
        Assert.Equal(HttpStatusCode.Conflict, (await yusuf.Post($"{room.Desk}/views/new", new { Name = "Ours", IsShared = "true" })).Status);
    }
}
