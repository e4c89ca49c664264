using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Find;

public sealed class FindTests(CountingApp app) : IClassFixture<CountingApp>
{
    static Task<Page> Ask(Browser browser, Newsroom room, string words) => browser.Get($"{room.Desk}/find?q={Uri.EscapeDataString(words)}", frame: "found");

    static string[] Addresses(Page page) => [.. page.Document.QuerySelectorAll("[role=option]").Select(o => o.GetAttribute("data-address")!)];

    Task Name(Newsroom room, string topic, string claimant) => app.Change(db =>
    {
        db.AddRange(new Topic(room.Id, topic), new Claimant(room.Id, claimant, ClaimantKind.Person));
        return Task.FromResult(0);
    });

    [Fact]
    public async Task A_number_leads_to_its_claim_first_however_it_is_written()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        await app.SeedClaim(room, statement: $"There were {id} ferries.");
        var ines = await app.SignedIn(room.FactChecker);
        foreach (var typed in new[] { $"{id}", $"CT-{id}", $"ct {id}", $"ct{id}", $"#{id}" })
            Assert.Equal($"{room.Desk}/claims/{id}", Addresses(await Ask(ines, room, typed))[0]);
        Assert.Equal(2, Addresses(await Ask(ines, room, $"{id}")).Length);
        Assert.Equal(HttpStatusCode.OK, (await Ask(ines, room, new string('x', 199) + "😀")).Status);
    }

    [Fact]
    public async Task Words_and_names_find_claims_articles_claimants_topics_and_colleagues()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, statement: "The lighthouse was sold.");
        var article = await app.Appear(id, room, "The lighthouse was sold.", 0, 10);
        await Name(room, "Lighthouses", "The keeper of the lighthouse");
        var ines = await app.SignedIn(room.FactChecker);

        var found = await Ask(ines, room, "lighthouse");
        Assert.Contains($"{room.Desk}/claims/{id}", Addresses(found));
        Assert.Equal(["Claims", "Claimants", "Topics"], found.Document.QuerySelectorAll("[role=group]").Select(g => g.GetAttribute("aria-label")!).Where(l => l != "Articles"));
        Assert.Contains($"{room.Desk}/board?owner={room.Editor.MemberId}", Addresses(await Ask(ines, room, "bran tom")));

        // Without script the same is a page.
        var page = await ines.Get($"{room.Desk}/find?q=lighthouse");
        Assert.Equal(Addresses(found), page.Document.QuerySelectorAll("main .rows a").Select(a => a.GetAttribute("href")!));
        foreach (var address in Addresses(found)) Assert.Equal(HttpStatusCode.OK, (await ines.Get(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await ines.Get($"{room.Desk}/articles/{article}")).Status);
        Assert.Contains("Nothing found for “zeppelin”", (await ines.Get($"{room.Desk}/find?q=zeppelin")).Words);
        Assert.Contains("What do you look for?", (await ines.Get($"{room.Desk}/find")).Words);
    }

    [Fact]
    public async Task What_is_another_teams_is_never_found()
    {
        var (ours, theirs) = (await app.Seed("Ours"), await app.Seed("Theirs"));
        var id = await app.SeedClaim(theirs, statement: "The secret harbour is dry.");
        await app.Appear(id, theirs, "The secret harbour is dry.", 0, 10);
        await Name(theirs, "Secret harbours", "The secret harbour master");
        var we = await app.SignedIn(ours.FactChecker);
        Assert.Empty(Addresses(await Ask(we, ours, "secret")));
        Assert.Empty(Addresses(await Ask(we, ours, $"CT-{id}")));
        Assert.All(Addresses(await Ask(we, ours, "Tomas")), address => Assert.Contains($"owner={ours.Editor.MemberId}", address));
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(we, theirs, "secret")).Status);
        Assert.NotEmpty(Addresses(await Ask(await app.SignedIn(theirs.FactChecker), theirs, "secret")));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]")]
    [InlineData("\\")]
    [InlineData("%%%")]
    public async Task Signs_that_mean_anything_to_the_database_are_only_signs(string sign)
    {
        var room = await app.Seed();
        await app.SeedClaim(room);
        await Name(room, "Ferries", "The harbour master");
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Empty(Addresses(await Ask(ines, room, sign)));
        var id = await app.SeedClaim(room, statement: $"It rose by 19 {sign} in a year.");
        Assert.Equal([$"{room.Desk}/claims/{id}"], Addresses(await Ask(ines, room, sign)));
    }

    [Fact]
    public async Task What_is_found_is_text_and_whatever_is_typed_is_answered()
    {
        var room = await app.Seed();
        await app.SeedClaim(room, statement: "<img src=x onerror=alert(1)> was said.");
        var ines = await app.SignedIn(room.FactChecker);
        var found = await Ask(ines, room, "<img");
        Assert.Null(found.Document.QuerySelector("img"));
        Assert.Contains("<img src=x onerror=alert(1)>", found.Document.QuerySelector(".palette__t")!.TextContent);
        foreach (var typed in new[] { new string('x', 5000), "CT-99999999999999999999", "CT-", "\u202e", "\ufffe", "\ud83d\ude00", "'; DROP TABLE Claims; --", "   " })
            Assert.Equal(HttpStatusCode.OK, (await Ask(ines, room, typed)).Status);
    }

    [Fact]
    public async Task A_blind_round_tells_nothing_here()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 3, BlindVoting = true });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var yusuf = await app.SignedIn(room.Observer);
        var before = (await Ask(yusuf, room, $"CT-{id}")).Text;
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, "Unimpeachable.", c.CurrentDraft!.Number, app.Now));
        Assert.Equal(before, (await Ask(yusuf, room, $"CT-{id}")).Text);
        Assert.Empty(Addresses(await Ask(yusuf, room, "Unimpeachable")));
    }

    [Fact]
    public async Task Many_claims_take_no_more_queries_than_few()
    {
        var (few, many) = (await app.Seed(), await app.Seed());
        await app.SeedClaim(few);
        for (var i = 0; i < 20; i++)
        {
            await app.SeedClaim(many, statement: $"Ferry {i} was late.");
            await Name(many, $"Ferry {i}", $"The ferry's captain {i}");
        }
        var (a, b) = (await app.SignedIn(few.FactChecker), await app.SignedIn(many.FactChecker));
        await Ask(a, few, "ferry");
        var forFew = await CountingApp.Queries(() => Ask(a, few, "ferry"));
        var forMany = await CountingApp.Queries(() => Ask(b, many, "ferry"));
        Assert.True(forFew >= 5, $"only {forFew} queries were counted");
        Assert.Equal(forFew, forMany);
        Assert.Equal(8 + 5 + 5, Addresses(await Ask(b, many, "ferry")).Length);
    }
}
