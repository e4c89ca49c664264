using System.Net;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Teams;

public sealed class KeepingATeam(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("Saltmere Fact Desk", null, "saltmere-fact-desk")]
    [InlineData("Überprüft & Co.", null, "uberpruft-co")]
    [InlineData("فريق التحقق", null, "team")]
    [InlineData("Any name", "own-address", "own-address")]
    public async Task Founding_a_team_makes_its_founder_Admin(string name, string? slug, string expected)
    {
        var founder = await app.Stranger();
        var browser = await app.SignedIn(founder);
        var made = await browser.Submit("/account/teams/new", new { Name = name, Slug = slug ?? "", Language = "de" });
        Assert.StartsWith($"/desk/{expected}", made.Location);
        var page = await browser.Get(made.Location!);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("The last Admin cannot leave", page.Words);
        Assert.Equal($"/desk/{made.Location!.Split('/')[2]}/board", (await browser.Get("/desk")).Location);
    }

    [Fact]
    public async Task A_name_twice_gets_two_addresses_and_a_taken_address_is_refused()
    {
        var browser = await app.SignedIn(await app.Stranger());
        Assert.Equal("/desk/twice/members", (await browser.Submit("/account/teams/new", new { Name = "Twice" })).Location);
        Assert.Equal("/desk/twice-2/members", (await browser.Submit("/account/teams/new", new { Name = "Twice!" })).Location);
        Assert.Single((await browser.Submit("/account/teams/new", new { Name = "Thrice", Slug = "twice" })).Errors["Slug"]);
        Assert.Single((await browser.Submit("/account/teams/new", new { Name = "Thrice", Slug = "../x" })).Errors["Slug"]);
        Assert.Single((await browser.Submit("/account/teams/new", new { Name = "" })).Errors["Name"]);
        Assert.Single((await browser.Submit("/account/teams/new", new { Name = new string('n', Team.NameMax + 1) })).Errors["Name"]);
        Assert.Equal("Choose a team", (await browser.Get("/desk")).Heading);
    }

    [Fact]
    public async Task Founding_at_the_same_instant_makes_different_addresses()
    {
        var browser = await app.SignedIn(await app.Stranger());
        var pages = new List<Page>();
        for (var i = 0; i < 4; i++) pages.Add(await browser.Get("/account/teams/new"));
        var made = await Task.WhenAll(pages.Select(page => browser.Submit(page, new { Name = "Rush" })));
        Assert.Equal(4, made.Select(m => m.Location).Distinct().Count());
    }

    [Fact]
    public async Task A_role_is_changed_and_counts_at_once()
    {
        var room = await app.Seed();
        var (admin, observer) = (await app.SignedIn(room.Admin), await app.SignedIn(room.Observer));
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.Post($"{room.Desk}/policy", new { })).Status);
        await admin.Submit($"{room.Desk}/members", new { Role = "Admin" }, $"{room.Desk}/members/{room.Observer.MemberId}/role");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await observer.Post($"{room.Desk}/policy", new { })).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Post($"{room.Desk}/members/{room.Observer.MemberId}/role", new { Role = "Emperor" })).Status);
    }

    [Fact]
    public async Task The_last_Admin_stays_an_Admin_and_in_the_team()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        foreach (var (address, values) in new (string, object)[] { ($"members/{room.Admin.MemberId}/role", new { Role = "Editor" }), ($"members/{room.Admin.MemberId}/remove", new { }), ("members/leave", new { }) })
        {
            var answer = await admin.Post($"{room.Desk}/{address}", values);
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains("at least one Admin", answer.Words);
        }
        await admin.Submit($"{room.Desk}/members", new { Role = "Admin" }, $"{room.Desk}/members/{room.Editor.MemberId}/role");
        var left = await admin.Submit($"{room.Desk}/members", new { }, $"{room.Desk}/members/leave");
        Assert.Equal("/desk", left.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get($"{room.Desk}/members")).Status);
    }

    [Fact]
    public async Task Two_Admins_who_demote_each_other_at_the_same_instant_leave_one()
    {
        var room = await app.Seed();
        var one = await app.SignedIn(room.Admin);
        await one.Post($"{room.Desk}/members/{room.Editor.MemberId}/role", new { Role = "Admin" });
        var two = await app.SignedIn(room.Editor);
        await Task.WhenAll(one.Post($"{room.Desk}/members/{room.Editor.MemberId}/role", new { Role = "Observer" }), two.Post($"{room.Desk}/members/{room.Admin.MemberId}/role", new { Role = "Observer" }));
        Assert.Equal(1, await app.Read(db => db.Members.CountAsync(m => m.TeamId == room.Id && m.Role == Role.Admin && m.RemovedAt == null)));
    }

    [Fact]
    public async Task A_removed_member_is_out_at_once_with_every_open_page()
    {
        var room = await app.Seed();
        var (admin, checker) = (await app.SignedIn(room.Admin), await app.SignedIn(room.FactChecker));
        Assert.Equal(HttpStatusCode.OK, (await checker.Get($"{room.Desk}/members")).Status);
        await using var live = await checker.Connect();
        var ended = new TaskCompletionSource<string>();
        live.On<string>("Ended", topic => ended.TrySetResult(topic));
        await live.InvokeAsync<long>("Subscribe", $"team:{room.Slug}", TestContext.Current.CancellationToken);

        var removed = await admin.Submit($"{room.Desk}/members", new { }, $"{room.Desk}/members/{room.FactChecker.MemberId}/remove");
        Assert.Equal($"{room.Desk}/members", removed.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await checker.Get($"{room.Desk}/members")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await checker.Get(room.Desk)).Status);
        Assert.Equal($"team:{room.Slug}", await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HubException>(() => live.InvokeAsync<long>("Subscribe", $"team:{room.Slug}", TestContext.Current.CancellationToken));
        Assert.DoesNotContain("Ines Okafor", (await admin.Get($"{room.Desk}/members")).Document.QuerySelector("#team-people")!.TextContent);
    }

    [Fact]
    public async Task A_newcomer_is_told_to_whoever_follows_the_team()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        await using var live = await admin.Connect();
        var kinds = new System.Collections.Concurrent.ConcurrentQueue<string>();
        live.On<System.Text.Json.JsonElement>("Changed", hint => kinds.Enqueue(hint.GetProperty("kind").GetString()!));
        await live.InvokeAsync<long>("Subscribe", $"team:{room.Slug}", TestContext.Current.CancellationToken);
        var link = await Inviting.Link(app, room, Role.Observer);
        await (await app.SignedIn(await app.Stranger("Orla Fenwick"))).Submit(link, new { });
        for (var i = 0; i < 200 && !kinds.Contains("MemberJoined"); i++) await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Contains("MemberJoined", kinds);
        Assert.Contains("Orla Fenwick", (await admin.Get($"{room.Desk}/members/parts/people", frame: "team-people")).Document.QuerySelector("turbo-frame#team-people")!.TextContent);
    }

    [Fact]
    public async Task The_policy_is_set_read_and_remembered()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        var saved = await admin.Submit($"{room.Desk}/policy", new { ApprovalsNeeded = 2, BlindVoting = true, MinimumSources = 3, PrimarySourceNeeded = false, ClaimantAskedNeeded = true, EveryLinkArchived = true });
        Assert.Equal(HttpStatusCode.Found, saved.Status);
        var policy = await app.Read(db => db.Teams.Where(t => t.Id == room.Id).Select(t => t.Policy).SingleAsync());
        Assert.Equal(new TeamPolicy { ApprovalsNeeded = 2, BlindVoting = true, MinimumSources = 3, PrimarySourceNeeded = false, ClaimantAskedNeeded = true, EveryLinkArchived = true }, policy);
        var page = await admin.Get($"{room.Desk}/policy");
        Assert.Contains($"Last changed by {room.Admin.Name}", page.Words);
        Assert.Equal("2", page.Document.QuerySelector("input[name=ApprovalsNeeded]")!.GetAttribute("value"));
        var reader = await (await app.SignedIn(room.Observer)).Get($"{room.Desk}/policy");
        Assert.Contains("Approvals needed2", reader.Words.Replace(" ", "").Replace("Approvalsneeded", "Approvals needed"));
        Assert.Null(reader.Document.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("0", "2", "ApprovalsNeeded")]
    [InlineData("6", "2", "ApprovalsNeeded")]
    [InlineData("", "2", "ApprovalsNeeded")]
    [InlineData("two", "2", "ApprovalsNeeded")]
    [InlineData("99999999999", "2", "ApprovalsNeeded")]
    [InlineData("1", "11", "MinimumSources")]
    [InlineData("1", "-1", "MinimumSources")]
    public async Task A_policy_that_cannot_be_is_refused_beside_the_field(string approvals, string sources, string field)
    {
        var room = await app.Seed();
        var answer = await (await app.SignedIn(room.Admin)).Submit($"{room.Desk}/policy", new { ApprovalsNeeded = approvals, MinimumSources = sources });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Single(answer.Errors[field]);
    }

    [Fact]
    public async Task Whoever_saves_a_policy_on_top_of_anothers_sees_both_first()
    {
        var room = await app.Seed();
        var one = await app.SignedIn(room.Admin);
        await one.Post($"{room.Desk}/members/{room.Editor.MemberId}/role", new { Role = "Admin" });
        var two = await app.SignedIn(room.Editor);
        var (pageOne, pageTwo) = (await one.Get($"{room.Desk}/policy"), await two.Get($"{room.Desk}/policy"));
        Assert.Equal(HttpStatusCode.Found, (await one.Submit(pageOne, new { ApprovalsNeeded = 3 })).Status);
        var conflict = await two.Submit(pageTwo, new { MinimumSources = 5 });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains($"{room.Admin.Name} changed the policy", conflict.Words);
        Assert.Equal("5", conflict.Document.QuerySelector("input[name=MinimumSources]")!.GetAttribute("value"));
        Assert.Equal(3, await app.Read(db => db.Teams.Where(t => t.Id == room.Id).Select(t => t.Policy.ApprovalsNeeded).SingleAsync()));
        Assert.Equal(HttpStatusCode.Found, (await two.Submit(conflict, new { })).Status);
        Assert.Equal(5, await app.Read(db => db.Teams.Where(t => t.Id == room.Id).Select(t => t.Policy.MinimumSources).SingleAsync()));
    }

    [Fact]
    public async Task People_who_come_meanwhile_are_no_conflict_of_policy()
    {
        var room = await app.Seed();
        var admin = await app.SignedIn(room.Admin);
        var page = await admin.Get($"{room.Desk}/policy");
        await admin.Post($"{room.Desk}/members/{room.Editor.MemberId}/role", new { Role = "Admin" });
        Assert.Equal(HttpStatusCode.Found, (await admin.Submit(page, new { ApprovalsNeeded = 4 })).Status);
    }

    public static TheoryData<string, string, Role> Routes => new()
    {
        { "GET", "", Role.Observer },
        { "GET", "members", Role.Observer },
        { "GET", "members/parts/people", Role.Observer },
        { "GET", "members/parts/invitations", Role.Observer },
        { "GET", "policy", Role.Observer },
        { "POST", "policy", Role.Admin },
        { "POST", "invitations", Role.Admin },
        { "POST", "invitations/1/revoke", Role.Admin },
        { "POST", "members/1/role", Role.Admin },
        { "POST", "members/1/remove", Role.Admin },
    };

    [Theory, MemberData(nameof(Routes))]
    public async Task Each_address_opens_to_its_role_and_to_nobody_of_another_team(string verb, string address, Role least)
    {
        var (room, other) = (await app.Seed(), await app.Seed());
        Task<Page> Ask(Browser b) => verb == "GET" ? b.Get($"{room.Desk}/{address}".TrimEnd('/')) : b.Post($"{room.Desk}/{address}", new { });
        foreach (var role in Enum.GetValues<Role>())
        {
            var status = (await Ask(await app.SignedIn(room.Holding(role)))).Status;
            if (role < least) Assert.Equal(HttpStatusCode.Forbidden, status);
            else Assert.NotEqual(HttpStatusCode.Forbidden, status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(await app.SignedIn(other.Admin))).Status);
        var anonymous = await Ask(app.Browser());
        Assert.Equal(HttpStatusCode.Found, anonymous.Status);
        Assert.Contains("/account/sign-in", anonymous.Location);
        if (verb == "POST") Assert.Equal(HttpStatusCode.BadRequest, (await (await app.SignedIn(room.Admin)).PostAsItIs($"{room.Desk}/{address}", [])).Status);
    }

    [Fact]
    public async Task Another_teams_member_or_invitation_is_not_found()
    {
        var (room, other) = (await app.Seed(), await app.Seed());
        await Inviting.Link(app, other, Role.Observer);
        var invitation = await app.Read(db => db.Invitations.Where(i => i.TeamId == other.Id).Select(i => i.Id).SingleAsync());
        var admin = await app.SignedIn(room.Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Post($"{room.Desk}/members/{other.Editor.MemberId}/remove", new { })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Post($"{room.Desk}/members/{other.Editor.MemberId}/role", new { Role = "Admin" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Post($"{room.Desk}/invitations/{invitation}/revoke", new { })).Status);
    }

    [Fact]
    public async Task Only_Admins_see_who_is_invited()
    {
        var room = await app.Seed();
        await Inviting.Link(app, room, Role.Observer, forWhom: "a secret guest");
        foreach (var role in new[] { Role.Observer, Role.FactChecker, Role.Editor })
        {
            var browser = await app.SignedIn(room.Holding(role));
            Assert.DoesNotContain("a secret guest", (await browser.Get($"{room.Desk}/members")).Text);
            Assert.DoesNotContain("a secret guest", (await browser.Get($"{room.Desk}/members/parts/invitations", frame: "team-invitations")).Text);
        }
    }
}
