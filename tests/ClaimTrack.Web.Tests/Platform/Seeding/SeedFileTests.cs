using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests.Platform.Seeding;

public sealed class SeedFileTests(App app) : IClassFixture<App>
{
    static readonly string Example = File.ReadAllText(Path.Combine(Repository(), "docs", "seed-example.json"));

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ClaimTrack.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    async Task<string> Seed(string json)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await SeedFile.Write(scope.ServiceProvider, SeedFile.Read(json));
    }

    [Fact]
    public async Task The_example_seeds_and_seeds_nothing_twice()
    {
        Assert.Equal("Seeded: 5 new accounts, 1 new teams, 4 new claims; 0 claims were there already.", await Seed(Example));
        Assert.Equal("Seeded: 0 new accounts, 0 new teams, 0 new claims; 4 claims were there already.", await Seed(Example));

        var claims = await app.Read(db => db.Claims.Where(c => c.Team.Slug == "harbour").OrderBy(c => c.Id).Select(c => c.Status).ToListAsync());
        Assert.Equal([ClaimStatus.Published, ClaimStatus.Researching, ClaimStatus.Open, ClaimStatus.Declined], claims);
        var check = await app.Read(db => db.Claims.Where(c => c.Team.Slug == "harbour" && c.Check != null).Select(c => c.Check!.Versions.Count).SingleAsync());
        Assert.Equal(1, check);
        var quote = await app.Read(db => db.Claims.Where(c => c.Team.Slug == "harbour").SelectMany(c => c.Appearances).Select(a => new { a.Quote, a.Revision.Text }).SingleAsync());
        Assert.Equal(quote.Quote.Exact, quote.Text[quote.Quote.Start..quote.Quote.End]);
        Assert.True(await app.Read(db => db.Users.Where(a => a.Email == "root@harbour.example").Select(a => a.IsInstanceAdmin).SingleAsync()));

        var browser = app.Browser();
        var inside = await browser.Submit("/account/sign-in", new { Email = "fay@harbour.example", Password = "copper kettles sing low" });
        Assert.Equal("/desk", inside.Location);
    }

    [Fact]
    public async Task A_known_account_and_team_are_brought_to_what_the_file_says()
    {
        var room = await app.Seed();
        await Seed($$"""
            { "teams": [ { "name": "{{room.Name}}", "slug": "{{room.Slug}}", "policy": { "approvalsNeeded": 3 }, "members": [
                { "email": "{{room.Admin.Email}}", "role": "Editor" },
                { "email": "{{room.Editor.Email.ToUpperInvariant()}}", "role": "Admin", "password": "copper kettles sing low", "name": "Tomas B." } ] } ] }
            """);
        var roles = await app.Read(db => db.Members.Where(m => m.TeamId == room.Id).ToDictionaryAsync(m => m.Id, m => m.Role));
        Assert.Equal((Role.Editor, Role.Admin), (roles[room.Admin.MemberId], roles[room.Editor.MemberId]));
        Assert.Equal(5, roles.Count);
        var policy = await app.Read(db => db.Teams.Where(t => t.Id == room.Id).Select(t => t.Policy).SingleAsync());
        Assert.Equal((3, 2), (policy.ApprovalsNeeded, policy.MinimumSources));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.SignedIn(room.Editor));
        Assert.Equal("/desk", (await app.Browser().Submit("/account/sign-in", new { room.Editor.Email, Password = "copper kettles sing low" })).Location);
        await app.SignedIn(room.Admin);
    }

    const string Good = """{ "email": "ada@wrong.test", "name": "Ada", "password": "copper kettles sing low", "role": "Admin" }""";

    public static TheoryData<string, string> Wrong => new()
    {
        { "", "$" },
        { "null", "$" },
        { "[]", "$" },
        { "{", "$" },
        { """{ "team": [] }""", "$.team" },
        { """{ "teams": null }""", "$.teams" },
        { """{ "teams": [ null ] }""", "$.teams[0]" },
        { """{ "teams": [ { "slug": "wrong" } ] }""", "$.teams[0].name" },
        { """{ "teams": [ { "name": "W", "slug": "Not One" } ] }""", "$.teams[0].slug" },
        { """{ "teams": [ { "name": "W", "nmae": "W" } ] }""", "$.teams[0].nmae" },
        { """{ "teams": [ { "name": "W", "name": "X" } ] }""", "$.teams[0].name" },
        { """{ "teams": [ { "name": "W" } ] }""", "$.teams[0].members" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "a@wrong.test", "name": "A", "password": "copper kettles sing low" } ] } ] }""", "$.teams[0].members[0].role" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "a@wrong.test", "name": "A", "password": "copper kettles sing low", "role": "Emperor" } ] } ] }""", "$.teams[0].members[0].role" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "a@wrong.test", "name": "A", "password": "copper kettles sing low", "role": 3 } ] } ] }""", "$.teams[0].members[0].role" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "a@wrong.test", "name": "A", "password": "short", "role": "Admin" } ] } ] }""", "$.teams[0].members[0].password" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "a@wrong.test", "name": "A", "role": "Admin" } ] } ] }""", "$.teams[0].members[0].password" },
        { """{ "teams": [ { "name": "W", "members": [ { "email": "nobody", "name": "A", "role": "Admin" } ] } ] }""", "$.teams[0].members[0].email" },
        { $$"""{ "teams": [ { "name": "W", "policy": { "approvalsNeeded": 9 }, "members": [ {{Good}} ] } ] }""", "$.teams[0].policy.approvalsNeeded" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "" } ] } ] }""", "$.teams[0].claims[0].statement" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "status": "Merged" } ] } ] }""", "$.teams[0].claims[0].status" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "status": "InReview" } ] } ] }""", "$.teams[0].claims[0].status" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "by": "who@wrong.test" } ] } ] }""", "$.teams[0].claims[0].by" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "claimedOn": "yesterday" } ] } ] }""", "$.teams[0].claims[0].claimedOn" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "status": "Parked" } ] } ] }""", "$.teams[0].claims[0].until" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "status": "Researching", "verdict": { "rating": "wrong" } } ] } ] }""", "$.teams[0].claims[0].verdict.rating" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "article": { "title": "T", "text": "Some words.", "quote": "other words" } } ] } ] }""", "$.teams[0].claims[0].article.quote" },
        { $$"""{ "teams": [ { "name": "W", "members": [ {{Good}} ], "claims": [ { "statement": "S", "evidence": [ { "title": "T", "url": "javascript:alert(1)" } ] } ] } ] }""", "$.teams[0].claims[0].evidence[0].url" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_by_its_place_and_nothing_is_written(string json, string place)
    {
        var before = await Counts();
        var error = await Assert.ThrowsAsync<SeedException>(() => Seed(json));
        Assert.StartsWith(place + ":", error.Message);
        Assert.Equal(before, await Counts());
    }

    Task<(int, int, int, long)> Counts() => app.Read(async (AppDbContext db) =>
        (await db.Users.CountAsync(), await db.Teams.CountAsync(), await db.Claims.CountAsync(), await db.History.LongCountAsync()));
}
