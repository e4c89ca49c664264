using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Teams;

public sealed class Inviting(App app) : IClassFixture<App>
{
    /// <summary>An invitation's link, made by the team's Admin on the members' page.</summary>
    internal static async Task<string> Link(App app, Newsroom room, Role role, int days = 7, string forWhom = "Orla of Radio Skerry")
    {
        var admin = await app.SignedIn(room.Admin);
        var page = await admin.Follow(await admin.Submit($"{room.Desk}/members", new { ForWhom = forWhom, Role = role, Days = days }, $"{room.Desk}/invitations"));
        return new Uri(page.Document.QuerySelector("#invite-link")!.GetAttribute("value")!).PathAndQuery;
    }

    [Fact]
    public async Task A_link_is_shown_once_and_only_its_hash_is_kept()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        var made = await admin.Submit($"{room.Desk}/members", new { ForWhom = "Orla", Role = Role.Editor, Days = 1 }, $"{room.Desk}/invitations");
        var page = await admin.Follow(made);
        var token = page.Document.QuerySelector("#invite-link")!.GetAttribute("value")!.Split('/')[^1];
        Assert.Equal(43, token.Length);
        Assert.Contains("Orla", page.Words);
        var again = await admin.Get($"{room.Desk}/members");
        Assert.Null(again.Document.QuerySelector("#invite-link"));
        Assert.DoesNotContain(token, again.Text);
        var kept = await app.Read(db => db.Invitations.SingleAsync(i => i.TeamId == room.Id));
        Assert.Equal(64, kept.TokenHash.Length);
        Assert.NotEqual(token, kept.TokenHash);
        Assert.Equal(app.Now.AddDays(1), kept.ExpiresAt);
    }

    [Fact]
    public async Task A_link_brings_one_person_in_with_its_role_and_is_then_over()
    {
        var room = await app.Seed();
        var link = await Link(app, room, Role.FactChecker);
        var door = await app.Browser().Get(link);
        Assert.Equal("no-referrer", door.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains(room.Admin.Name, door.Words);
        Assert.Contains("Fact-checker", door.Words);

        var orla = await app.Stranger("Orla Fenwick");
        var browser = await app.SignedIn(orla);
        var joined = await browser.Submit(link, new { });
        Assert.Equal($"{room.Desk}/board", joined.Location);
        Assert.Contains("Orla Fenwick", (await browser.Get($"{room.Desk}/members")).Words);
        Assert.Equal(Role.FactChecker, await app.Read(db => db.Members.Where(m => m.TeamId == room.Id && m.AccountId == orla.AccountId).Select(m => m.Role).SingleAsync()));

        Assert.Equal($"{room.Desk}/board", (await browser.Get(link)).Location); // the one who used it is led in
        Assert.Equal($"{room.Desk}/board", (await browser.Post(link, new { })).Location);
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(link)).Status);
        var late = await app.SignedIn(await app.Stranger());
        Assert.Equal(HttpStatusCode.Gone, (await late.Get(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await late.Post(link, new { })).Status);
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_the_same_instant_one_gets_in()
    {
        var room = await app.Seed();
        var link = await Link(app, room, Role.Observer);
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await app.SignedIn(await app.Stranger())));
        var answers = await Task.WhenAll(browsers.Select(b => b.Post(link, new { })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Found);
        Assert.Equal(3, answers.Count(a => a.Status is HttpStatusCode.Gone or HttpStatusCode.Conflict));
        Assert.Equal(6, await app.Read(db => db.Members.CountAsync(m => m.TeamId == room.Id)));
    }

    [Fact]
    public async Task An_expired_link_is_over()
    {
        var room = await app.Seed();
        var link = await Link(app, room, Role.FactChecker, days: 1);
        var browser = await app.SignedIn(await app.Stranger());
        app.Clock.Advance(TimeSpan.FromHours(24.1));
        var again = await app.SignedIn(await app.Stranger());
        Assert.Equal("This link no longer works", (await again.Get(link)).Heading);
        Assert.Equal(HttpStatusCode.Gone, (await again.Post(link, new { })).Status);
        Assert.DoesNotContain("Orla of Radio Skerry", (await (await app.SignedIn(room.Admin)).Get($"{room.Desk}/members")).Words);
        _ = browser;
    }

    [Fact]
    public async Task A_withdrawn_link_is_over()
    {
        var room = await app.Seed();
        var link = await Link(app, room, Role.FactChecker);
        var admin = await app.SignedIn(room.Admin);
        var id = await app.Read(db => db.Invitations.Where(i => i.TeamId == room.Id).Select(i => i.Id).SingleAsync());
        await admin.Submit($"{room.Desk}/members", new { }, $"{room.Desk}/invitations/{id}/revoke");
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(link)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Post($"{room.Desk}/invitations/{id}/revoke", new { })).Status);
    }

    [Theory]
    [InlineData("guess")]
    [InlineData("%F0%9F%91%BB")]
    [InlineData("..%2f..%2fdesk")]
    public async Task A_guessed_link_looks_like_one_that_is_over(string token)
    {
        var answer = await app.Browser().Get($"/invitations/{token}");
        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Equal("This link no longer works", answer.Heading);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_cannot_join_by_hand()
    {
        var room = await app.Seed();
        var link = await Link(app, room, Role.Admin);
        var answer = await app.Browser().Post(link, new { });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Contains("/account/sign-in", answer.Location);
        Assert.Equal(5, await app.Read(db => db.Members.CountAsync(m => m.TeamId == room.Id)));
    }

    [Theory]
    [InlineData("", "Editor", "7", "ForWhom")]
    [InlineData("Orla", "Emperor", "7", "Role")]
    [InlineData("Orla", "9", "7", "Role")]
    [InlineData("Orla", "", "7", "Role")]
    [InlineData("Orla", "Editor", "31", "Days")]
    [InlineData("Orla", "Editor", "0", "Days")]
    [InlineData("Orla", "Editor", "soon", "Days")]
    public async Task What_is_wrong_is_said_beside_the_field(string forWhom, string role, string days, string field)
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        var answer = await admin.Post($"{room.Desk}/invitations", new { ForWhom = forWhom, Role = role, Days = days });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Single(answer.Errors[field]);
        Assert.False(await app.Read(db => db.Invitations.AnyAsync(i => i.TeamId == room.Id)));
    }

    [Fact]
    public async Task Who_was_removed_comes_back_by_a_new_link_as_the_same_member()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        await admin.Submit($"{room.Desk}/members", new { }, $"{room.Desk}/members/{room.Editor.MemberId}/remove");
        var link = await Link(app, room, Role.Observer);
        await (await app.SignedIn(room.Editor)).Submit(link, new { });
        var back = await app.Read(db => db.Members.SingleAsync(m => m.TeamId == room.Id && m.AccountId == room.Editor.AccountId));
        Assert.Equal((room.Editor.MemberId, Role.Observer, null), (back.Id, back.Role, back.RemovedAt));
    }
}
