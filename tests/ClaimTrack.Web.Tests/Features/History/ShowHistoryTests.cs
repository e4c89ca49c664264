using System.Net;
using System.Text.Json;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.History;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.History;

public sealed class ShowHistoryTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static string[] Events(Page page) => [.. page.Document.QuerySelectorAll(".events li")
        .Select(l => string.Join(' ', l.QuerySelector("div")!.TextContent.Split("What changed")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    [Fact]
    public async Task The_history_tells_who_did_what_and_filters_by_everything()
    {
        var room = await app.Seed();
        var (ferry, school) = (await app.SeedClaim(room), await app.SeedClaim(room, ClaimStatus.Researching, "The school is old"));
        var article = await app.Appear(ferry, room, "The ferry doubled its support in one year.", 0, 9);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Do(ferry, room.Editor, (claim, by) => claim.Decline(DeclineReason.LowReach, "=Nobody saw it", by, app.Now));
        await app.Do(school, room.Editor, (claim, by) => claim.Edit(claim.Facts with { Statement = "The school is old and its roof has not been mended in years" }, null, null, by, app.Now));
        var browser = await app.SignedIn(room.Observer);
        async Task<string[]> Of(string query) => Events(await browser.Get($"{room.Desk}/history?{query}"));

        Assert.Equal([$"Tomas Brandt changed the claim's wording or details CT-{school}", $"Tomas Brandt declined the claim: =Nobody saw it CT-{ferry}"], await Of($"by={room.Editor.MemberId}&group=claims"));
        Assert.Equal(2, (await Of($"from={app.Now:yyyy-MM-dd}")).Length);
        Assert.Equal(4, (await Of($"to={app.Now.AddDays(-1):yyyy-MM-dd}&group=claims")).Length);
        Assert.Equal(3, (await Of($"claim={ferry}")).Length);
        Assert.Equal(3, (await Of($"claim=ct-{ferry}")).Length);
        Assert.Equal(2, (await Of($"article={article}")).Length);
        Assert.Single(await Of("group=articles"));
        Assert.NotEmpty(await Of("by=x&group=y&from=z&to=9999-12-31&before=q"));
        var changed = await browser.Get($"{room.Desk}/claims/{school}/history");
        Assert.Contains("and its roof", changed.Document.QuerySelector(".before-after ins")!.TextContent);
        Assert.Equal(3, Events(changed).Length);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/claims/999999/history")).Status);

        var csv = (await browser.Get($"{room.Desk}/history/export.csv?claim={ferry}")).Text;
        Assert.Equal(4, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'=Nobody saw it", csv);
        var json = JsonDocument.Parse((await browser.Get($"{room.Desk}/history/export.json?group=claims&by={room.Editor.MemberId}")).Text).RootElement;
        Assert.Equal(2, json.GetArrayLength());
        Assert.Equal("declined the claim", json[1].GetProperty("what").GetString());
    }

    [Fact]
    public async Task A_pause_in_writing_is_no_line()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        foreach (var words in new[] { "It rose", "It rose by 19", "It rose by 19 percent." })
            await app.Do(id, room.FactChecker, (claim, by) => claim.WriteVerdict(null, new VerdictText { Conclusion = words }, by, app.Now));
        var browser = await app.SignedIn(room.Observer);
        Assert.Equal(2, await app.Read(db => db.History.CountAsync(e => e.ClaimId == id && e.Kind == EventKind.DraftGrew, Ct)));
        foreach (var path in new[] { $"{room.Desk}/history?group=review&claim={id}", $"{room.Desk}/claims/{id}/history?group=review" })
            Assert.Equal(["Ines Okafor began draft 1"], Events(await browser.Get(path)).Select(e => e.Replace($" CT-{id}", "", StringComparison.Ordinal)));
        Assert.DoesNotContain("went on", (await browser.Get($"{room.Desk}/history/export.csv?claim={id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_pages_follow_a_cursor()
    {
        var room = await app.Seed();
        for (var i = 0; i < 60; i++) await app.SeedClaim(room);
        var browser = await app.SignedIn(room.Observer);
        var page = await browser.Get($"{room.Desk}/history?group=claims");
        Assert.Equal(50, Events(page).Length);
        await app.SeedClaim(room); // what comes in meanwhile shifts nothing
        var older = await browser.Get(page.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, Events(older).Length);
        Assert.Null(older.Document.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_voter_who_has_not_voted_learns_nothing_from_page_or_files_until_they_have()
    {
        var room = await app.Seed(policy: new TeamPolicy { BlindVoting = true, ApprovalsNeeded = 3 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        await app.Do(id, room.Editor, (claim, by) => claim.Vote(by, Decision.Approve, "Well done", claim.CurrentDraft!.Number, app.Now));
        await app.Change(async db =>
        {
            var team = await db.Members.Include(m => m.Team).Where(m => m.TeamId == room.Id).ToListAsync(Ct);
            var claim = await db.Claims.Include(c => c.Reviews).ThenInclude(r => r.Votes).SingleAsync(c => c.Id == id, Ct);
            var by = team.Single(m => m.Id == room.Editor.MemberId);
            db.Threads.Add(new DiscussionThread(claim, new() { Subject = ThreadSubject.Vote, VoteId = claim.Reviews[0].Votes[0].Id }, "Why I approve", team, by, app.Now));
            db.Threads.Add(new DiscussionThread(claim, new() { Subject = ThreadSubject.Claim }, "A word on the claim", team, by, app.Now));
            return claim;
        });
        string[] paths = [$"{room.Desk}/history", $"{room.Desk}/claims/{id}/history", $"{room.Desk}/history/export.csv", $"{room.Desk}/history/export.json?claim={id}"];
        async Task Sees(Person who, bool votes)
        {
            var browser = await app.SignedIn(who);
            foreach (var path in paths)
            {
                var text = (await browser.Get(path)).Text;
                Assert.True(text.Contains("approved draft", StringComparison.Ordinal) == votes, $"{who.Name} at {path}");
                Assert.Equal(votes ? 2 : 1, text.Split("started a thread").Length - 1);
                Assert.DoesNotContain("entityVersion", text, StringComparison.OrdinalIgnoreCase);
            }
        }

        await Sees(room.Editor, votes: true);
        await Sees(room.SecondEditor, votes: false);
        await Sees(room.FactChecker, votes: false);
        await app.Do(id, room.SecondEditor, (claim, by) => claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, app.Now));
        await Sees(room.SecondEditor, votes: true);
        await Sees(room.Admin, votes: false);
        await app.Do(id, room.Admin, (claim, by) => claim.Vote(by, Decision.Approve, null, claim.CurrentDraft!.Number, app.Now));
        await Sees(room.FactChecker, votes: true);
    }

    [Fact]
    public void Every_kind_of_event_is_found_in_one_group() =>
        Assert.Equal(Enum.GetValues<EventKind>().Order(), HistoryFilter.Groups.SelectMany(g => g.Value.Kinds).Order());
}
