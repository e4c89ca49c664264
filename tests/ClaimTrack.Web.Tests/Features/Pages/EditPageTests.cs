using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Pages;

/// <summary>How a team's Admins write what readers are told of it.</summary>
public sealed class EditPageTests(App app) : IClassFixture<App>
{
    Task<List<string>> Versions(Newsroom room) => app.Read(db => db.TeamPages.Where(p => p.TeamId == room.Id && p.Kind == PageKind.Method).OrderBy(p => p.Number).Select(p => p.Text).ToListAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task An_Admin_begins_with_what_is_asked_of_a_method_looks_at_it_and_publishes()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        Assert.Contains("Not published yet", (await admin.Get($"{room.Desk}/pages")).Words);
        var editor = await admin.Get($"{room.Desk}/pages/method");
        Assert.Equal(5, editor.Document.QuerySelector("textarea")!.TextContent.Split("\n## ").Length);

        var looked = await admin.Submit(editor, new { Text = "We *ask* first.", Step = "look" });
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Equal("ask", looked.Document.QuerySelector(".md em")!.TextContent);
        Assert.Equal("We *ask* first.", looked.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Empty(await Versions(room));

        Assert.Equal(HttpStatusCode.Found, (await admin.Submit(looked, new { Text = "We *ask* first." })).Status);
        Assert.Equal(["We *ask* first."], await Versions(room));
        Assert.Contains("Version 1", (await admin.Get($"{room.Desk}/pages")).Words);
        Assert.Contains("published the page “Method”, version 1", (await admin.Get($"{room.Desk}/history")).Words);
    }

    [Fact]
    public async Task What_cannot_be_published_is_kept_in_the_form()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit($"{room.Desk}/pages/method", new { Text = "" })).Status);
        var longer = await admin.Submit($"{room.Desk}/pages/method", new { Text = new string('x', TeamPage.TextMax + 1) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, longer.Status);
        Assert.Equal(TeamPage.TextMax + 1, longer.Document.QuerySelector("textarea")!.TextContent.Trim().Length);
        await admin.Submit($"{room.Desk}/pages/method", new { Text = "One." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Submit($"{room.Desk}/pages/method", new { Text = "One." })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"{room.Desk}/pages/nonsense")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"{room.Desk}/pages/99")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(room.Editor)).Get($"{room.Desk}/pages/method")).Status);
        Assert.Equal(["One."], await Versions(room));
    }

    [Fact]
    public async Task Whoever_publishes_over_a_version_they_have_not_seen_gets_both()
    {
        var room = await app.Seed();
        var (mine, theirs) = (await app.SignedIn(room.Admin), await app.SignedIn(room.Admin));
        await mine.Submit($"{room.Desk}/pages/method", new { Text = "One." });
        var seen = await mine.Get($"{room.Desk}/pages/method");
        await theirs.Submit($"{room.Desk}/pages/method", new { Text = "Theirs." });
        var both = await mine.Submit(seen, new { Text = "Mine." });
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        Assert.Equal("Mine.", both.Document.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Contains("Theirs", both.Document.QuerySelector(".conflict del")!.TextContent);
        Assert.Equal(HttpStatusCode.Found, (await mine.Submit(both, new { Text = "Mine." })).Status);
        Assert.Equal(["One.", "Theirs.", "Mine."], await Versions(room));
    }
}
