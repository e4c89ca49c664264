using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Features.Discussions;
using ClaimTrack.Web.Tests.Features.Tasks;
using ClaimTrack.Web.Tests.Public.Tips;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>Walks every action of the application and asks: who may? Nothing can be forgotten, because nothing is listed here.</summary>
public class EveryAction(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_action_says_who_may_enter()
    {
        var doors = app.Doors();
        Assert.True(doors.Count > 40, $"only {doors.Count} doors were found");
        foreach (var door in doors)
        {
            object?[] marks = [door.Mark<RequiresAttribute>(), door.Mark<SignedInAttribute>(), door.Mark<InstanceAdminAttribute>(), door.Mark<AllowAnonymousAttribute>()];
            Assert.True(marks.Count(m => m is not null) == 1, $"{door.Name} must carry exactly one of [Requires], [SignedIn], [InstanceAdmin], [AllowAnonymous]");
            Assert.True(!door.InTeam || door.Mark<RequiresAttribute>() is not null, $"{door.Name} is in a team and lacks [Requires]");
        }
    }

    [Fact]
    public async Task Every_address_in_a_team_is_not_found_by_another_teams_admin_and_by_a_removed_member()
    {
        var ours = await app.Seed("Ours");
        var theirs = await app.Seed("Theirs");
        var claim = await app.SeedClaim(ours, ClaimStatus.Published);
        var stranger = await app.SignedIn(theirs.Admin);
        var removed = await app.SignedIn(ours.SecondEditor);
        await app.Change(async db =>
        {
            var team = (await db.Teams.FindAsync([ours.Id], Ct))!;
            await db.Entry(team).Collection(t => t.Members).LoadAsync(Ct);
            team.Remove(team.Members.Single(m => m.Id == ours.SecondEditor.MemberId), team.Members.Single(m => m.Id == ours.Admin.MemberId), app.Now);
            return team;
        });
        foreach (var door in app.Doors().Where(d => d.InTeam))
            foreach (var browser in new[] { stranger, removed })
                Assert.True(await Status(browser, door, door.Address(ours.Slug, claim)) == HttpStatusCode.NotFound, $"{door.Name} is open to a stranger");
    }

    [Fact]
    public async Task Every_claim_and_article_of_another_team_is_not_found_under_ones_own_team()
    {
        var ours = await app.Seed("Ours");
        var theirs = await app.Seed("Theirs");
        var things = await Things(theirs);
        var we = await app.SignedIn(ours.Admin);
        var they = await app.SignedIn(theirs.Admin);
        var doors = app.Doors().Where(d => d.InTeam && d.Route.Parameters.Any(p => p.Name is "id" or "line")).ToList();
        foreach (var door in doors) Assert.True(await Enter(we, door, ours) == HttpStatusCode.NotFound, $"{door.Name} opens another team's thing");
        // The same things are there for those whose they are, so that it is not for another reason that they are not found.
        foreach (var door in doors.OrderBy(d => d.Method != "GET").ThenBy(d => new[] { "remove", "withdraw", "retire" }.Any(end => d.Route.RawText!.EndsWith(end, StringComparison.Ordinal))))
            Assert.True(await Enter(they, door, theirs) != HttpStatusCode.NotFound, $"{door.Name} does not find what {door.Address(theirs.Slug, name => things[name])} names");

        async Task<HttpStatusCode> Enter(Browser browser, Door door, Newsroom room)
        {
            var address = door.Address(room.Slug, name => things[name]);
            return (door.Method == "GET" ? await browser.Get($"{address}?from=1&to=1") : await browser.Post(address, new { })).Status;
        }
    }

    // One of everything that has a number in a team's addresses.
    async Task<Dictionary<string, int>> Things(Newsroom room)
    {
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        var article = await app.Appear(claim, room, "The ferry doubled its support in one year.", 0, 20);
        await app.Do(claim, room.FactChecker, (c, by) => c.AddEvidence(new Source(room.Id, "Ledger", SourceKind.OfficialRecord, null, null, null), new EvidenceFacts { Stance = Stance.Context }, by, app.Now));
        await app.Do(claim, room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("false"), DeskSteps.Text("It rose by a fifth."), by, app.Now));
        await Features.Teams.Inviting.Link(app, room, Role.Editor);
        var (topic, claimant) = (new Topic(room.Id, "Harbours"), new Claimant(room.Id, "The harbour master", ClaimantKind.Person));
        var view = await app.Change(async db =>
        {
            var kept = new SavedView("Ours", "board", "", isShared: true, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Admin.MemberId, Ct));
            db.AddRange(topic, claimant, kept);
            return kept;
        });
        var task = await app.AddTask(claim, room.Admin, new() { Label = "The map of the harbour", Kind = TaskKind.File });
        var file = (await app.Change(async db => db.Files.Add(new StoredFile(Guid.NewGuid(), "map.png", "image/png", new byte[] { 1 }, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Admin.MemberId), app.Now)).Entity)).Id;
        await app.Do(claim, room.Admin, (c, by) => c.DoTask(c.Tasks.Single(t => t.Id == task), "map.png", file, by, app.Now));
        var thread = await app.Say(claim, room.Admin, "Which year?");
        return new()
        {
            ["claims"] = claim,
            ["tips"] = await app.Suggested(room),
            ["articles"] = article,
            ["evidence"] = 1,
            ["checklist"] = await app.AddLine(room, "Ask the claimant"),
            ["tasks"] = task,
            ["threads"] = thread,
            ["comments"] = (await app.ThreadNow(thread)).Comments.Single().Id,
            ["appearances"] = (await app.ClaimNow(claim)).Appearances.Single().Id,
            ["inbox"] = (int)(await app.Change(async db => db.Notifications.Add(new Notification(room.Admin.MemberId, await db.History.FirstAsync(e => e.ClaimId == claim, Ct), NotificationReason.Watched)).Entity)).Id,
            ["topics"] = topic.Id,
            ["claimants"] = claimant.Id,
            ["views"] = view.Id,
            ["members"] = room.Observer.MemberId,
            ["invitations"] = await app.Read(db => db.Invitations.Where(i => i.TeamId == room.Id).Select(i => i.Id).SingleAsync(Ct)),
        };
    }

    [Fact]
    public async Task Every_form_is_refused_without_its_token()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Published);
        var browser = await app.SignedIn(room.Admin);
        var root = await app.SignedIn(App.Root);
        // What a link in a letter does, it does for whoever has the link: Following says what another link does.
        foreach (var door in app.Doors().Where(d => d.Method is not ("GET" or "HEAD") && d.Controller.Name != "Error" && d.Mark<LinkIsTheKeyAttribute>() is null))
        {
            var status = await Status(door.Mark<InstanceAdminAttribute>() is null ? browser : root, door, door.Address(room.Slug, claim));
            Assert.True(status == HttpStatusCode.BadRequest, $"{door.Name} answered {(int)status} to a forged form");
        }
    }

    [Fact]
    public async Task Every_action_in_a_team_is_closed_to_roles_below_its_own()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await app.SignedIn(room.Holding(role));
            foreach (var door in app.Doors().Where(d => d.InTeam))
            {
                var needed = door.Mark<RequiresAttribute>()!.Permission;
                var status = await Status(browser, door, door.Address(room.Slug, claim));
                if (role.Has(needed)) Assert.True(status != HttpStatusCode.Forbidden, $"{door.Name} is closed to {role}");
                else Assert.True(status == HttpStatusCode.Forbidden, $"{door.Name} answered {(int)status} to {role}");
            }
        }
    }

    [Fact]
    public async Task What_belongs_to_whoever_runs_the_installation_is_not_found_by_a_teams_Admin()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Published);
        var admin = await app.SignedIn(room.Admin);
        foreach (var door in app.Doors().Where(d => d.Mark<InstanceAdminAttribute>() is not null))
            Assert.True(await Status(admin, door, door.Address(room.Slug, claim)) == HttpStatusCode.NotFound, $"{door.Name} is open to a team's Admin");
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_behind_the_sign_in_page()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Published);
        foreach (var door in app.Doors().Where(d => d.Mark<AllowAnonymousAttribute>() is null))
        {
            using var client = app.CreateClient(new() { AllowAutoRedirect = false });
            var answer = await client.SendAsync(new(new(door.Method), door.Address(room.Slug, claim)), Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.PathAndQuery.StartsWith("/account/sign-in", StringComparison.Ordinal),
                $"{door.Name} answered {(int)answer.StatusCode} to nobody");
        }
    }

    // A bare request: no token, an empty form.
    static async Task<HttpStatusCode> Status(Browser browser, Door door, string address)
    {
        using var request = new HttpRequestMessage(new(door.Method), address);
        if (door.Method is not ("GET" or "HEAD")) request.Content = new FormUrlEncodedContent([]);
        return (await browser.Send(request)).Status;
    }
}
