using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Names;

public sealed class NamesTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    // A claim of a topic and a claimant, published or not.
    async Task<int> Claim(Newsroom room, string topic, string claimant, bool published = false)
    {
        var browser = await app.SignedIn(room.Editor);
        var id = await app.SeedClaim(room, ClaimStatus.Researching, $"{claimant} on {topic}");
        await browser.Submit($"{room.Claim(id)}/edit", new { Topic = topic, Claimant = claimant });
        if (!published) return id;
        foreach (var title in new[] { "Ledger", "Report" })
            await app.Do(id, room.FactChecker, (claim, by) => claim.AddEvidence(new Source(room.Id, $"{title} {id}", SourceKind.OfficialRecord, null, null, null), new EvidenceFacts { Stance = Stance.Contradicts, IsPrimary = true }, by, app.Now));
        await app.Do(id, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text("It rose by a fifth."), by, app.Now));
        await app.Do(id, room.FactChecker, (claim, by) => claim.RequestReview(by, app.Now));
        await app.Do(id, room.Editor, (claim, by) => claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, app.Now));
        await app.Do(id, room.Editor, (claim, by) => claim.Publish(new GateContext(app.Now), by));
        return id;
    }

    Task<int> Topic(Newsroom room, string name) => app.Read(db => db.Topics.Where(t => t.TeamId == room.Id && t.Name == name).Select(t => t.Id).SingleAsync(Ct));
    Task<int> Claimant(Newsroom room, string name) => app.Read(db => db.Claimants.Where(t => t.TeamId == room.Id && t.Name == name).Select(t => t.Id).SingleAsync(Ct));
    Task<Check> CheckOf(int id) => app.Read(db => db.Checks.AsNoTracking().SingleAsync(c => c.ClaimId == id, Ct));

    [Fact]
    public async Task Merging_shows_first_what_moves_and_then_moves_all_of_it_at_once()
    {
        var room = await app.Seed();
        var (open, published) = (await Claim(room, "Habour", "The ministr"), await Claim(room, "Habour", "The minister", published: true));
        var other = await Claim(room, "Harbour", "The minister");
        var (wrong, right) = (await Topic(room, "Habour"), await Topic(room, "Harbour"));
        var editor = await app.SignedIn(room.Editor);

        var list = await editor.Get($"{room.Desk}/topics");
        Assert.Contains("2 claims1 published check", list.Document.QuerySelector(".rows li")!.TextContent.Replace("\n", "").Replace("  ", ""));
        Assert.Contains("There is no other topic of this name.", (await editor.Get($"{room.Desk}/topics/{wrong}/merge?into=Nowhere")).Words);
        var preview = await editor.Get($"{room.Desk}/topics/{wrong}/merge?into=harbour");
        Assert.Contains("2 claims move to “Harbour”", preview.Words);
        Assert.Contains($"CT-{open}", preview.Words);
        Assert.Contains("Readers find 1 published check under the new name at once", preview.Words);
        Assert.Equal(wrong, (await app.ClaimNow(open)).TopicId);

        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(preview, new { })).Status);
        foreach (var id in new[] { open, published, other }) Assert.Equal(right, (await app.ClaimNow(id)).TopicId);
        Assert.Equal("Harbour", (await CheckOf(published)).TopicName);
        Assert.Contains("/checks/", (await app.Browser().Get("/checks?topic=Harbour")).Text);
        Assert.Single((await editor.Get($"{room.Desk}/topics")).Document.QuerySelectorAll(".rows li"));
        Assert.DoesNotContain("Habour", (await editor.Get($"{room.Desk}/board")).Document.QuerySelector("#f-topic")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Get($"{room.Desk}/topics/{wrong}")).Status);

        // The old name leads to the other, after a second merge too.
        await editor.Submit($"{room.Claim(open)}/edit", new { Topic = "Habour" });
        Assert.Equal(right, (await app.ClaimNow(open)).TopicId);
        var sea = await Claim(room, "The sea", "The minister");
        await editor.Submit(await editor.Get($"{room.Desk}/topics/{right}/merge?into=the sea"), new { });
        await editor.Submit($"{room.Claim(sea)}/edit", new { Topic = "Habour" });
        Assert.Equal(await Topic(room, "The sea"), (await app.ClaimNow(sea)).TopicId);
        Assert.Equal(3, await app.Read(db => db.Topics.CountAsync(t => t.TeamId == room.Id, Ct)));
    }

    [Fact]
    public async Task A_new_name_is_what_readers_find_a_check_under()
    {
        var room = await app.Seed();
        var id = await Claim(room, "Harbour", "Acme", published: true);
        var editor = await app.SignedIn(room.Editor);
        var (topic, claimant) = (await Topic(room, "Harbour"), await Claimant(room, "Acme"));
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit($"{room.Desk}/topics/{topic}", new { Name = "Harbours and ports" })).Status);
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit($"{room.Desk}/claimants/{claimant}", new { Name = "Acme Ltd", Kind = "Organization" })).Status);
        var check = await CheckOf(id);
        Assert.Equal(("Harbours and ports", "Acme Ltd"), (check.TopicName, check.ClaimantName));
        Assert.Contains("PORTS", check.SearchText);
        Assert.Contains("Organisation", (await editor.Get($"{room.Desk}/claimants?q=acme")).Words);
        Assert.Contains("No name matches", (await editor.Get($"{room.Desk}/claimants?q=zeppelin")).Words);
        await Claim(room, "Fish", "Bram");
        var taken = await editor.Submit($"{room.Desk}/topics/{topic}", new { Name = "FISH" });
        Assert.Equal("“FISH” is there already. Merge the two instead.", Assert.Single(taken.Errors["Name"]));
    }

    [Fact]
    public async Task Claimants_merge_and_whoever_may_not_only_reads()
    {
        var room = await app.Seed();
        var (one, two) = (await Claim(room, "Fish", "J. Smith"), await Claim(room, "Fish", "Jane Smith", published: true));
        var editor = await app.SignedIn(room.Editor);
        await editor.Submit(await editor.Get($"{room.Desk}/claimants/{await Claimant(room, "Jane Smith")}/merge?into=j. smith"), new { });
        Assert.Equal((await app.ClaimNow(one)).ClaimantId, (await app.ClaimNow(two)).ClaimantId);
        Assert.Equal("J. Smith", (await CheckOf(two)).ClaimantName);
        Assert.Contains(await app.Read(db => db.History.Where(e => e.ClaimId == two).Select(e => e.Kind).ToListAsync(Ct)), k => k == EventKind.ClaimRegrouped);

        var checker = await app.SignedIn(room.FactChecker);
        var list = await checker.Get($"{room.Desk}/claimants");
        Assert.Contains("2 claims", list.Words);
        Assert.Empty(list.Document.QuerySelectorAll("a[href$='/merge']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await checker.Get($"{room.Desk}/claimants/{await Claimant(room, "J. Smith")}/merge")).Status);
    }
}
