using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Discussions;
using ClaimTrack.Web.Tests.Features.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>Whoever comes back to a claim is told what changed. Each story moves the clock of its own application.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    readonly App app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_desk_says_in_a_line_what_changed_since_the_last_look_and_a_page_shows_it()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var tomas = await app.SignedIn(room.Editor);
        Assert.DoesNotContain("Since your last look", (await tomas.Get(room.Claim(id))).Words);
        Assert.Contains("for the first time", (await tomas.Get($"{room.Claim(id)}/changes")).Words);

        app.Clock.Advance(TimeSpan.FromHours(5));
        await app.Do(id, room.FactChecker, (c, by) => c.AddEvidence(new Source(room.Id, "Minutes of the chamber", SourceKind.Document, null, null, null), new EvidenceFacts { Stance = Stance.Context }, by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.WithdrawEvidence(c.Evidence.First(e => e.Number == 2), by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("misleading"), DeskSteps.Text("It rose by a fifth.", explanation: "The ledger says so.\nAnd the minutes."), by, app.Now));
        var task = await app.AddTask(id, room.FactChecker, new() { Label = "Call the harbour" });
        await app.Do(id, room.FactChecker, (c, by) => c.DoTask(c.Tasks.Single(t => t.Id == task), "Done", null, by, app.Now));
        await app.Say(id, room.FactChecker, "Better so?");
        await app.Say(id, room.Editor, "My own words are no news to me.");

        var page = await tomas.Get(room.Claim(id));
        Assert.Equal("Since your last look (5 hours ago): rating False → Misleading, 1 source added, 1 source withdrawn, draft 1 → 2, 1 task done, 1 change to tasks, 1 comment.",
            string.Join(' ', page.Document.QuerySelector("#news p")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var link = page.Document.QuerySelector("#news a[data-do=changes]")!.GetAttribute("href")!;
        var changes = await tomas.Get(link);
        Assert.Equal(["False", "Misleading"], changes.Document.QuerySelectorAll("#ch-verdict ~ .ruling").First().QuerySelectorAll("del, ins").Select(e => e.LastChild!.TextContent));
        Assert.Contains("And the minutes.", changes.Document.QuerySelectorAll("ins").Select(e => e.TextContent).Aggregate(string.Concat));
        Assert.Contains("added evidence: Minutes of the chamber", changes.Words);
        Assert.Contains("withdrew evidence: Report in the Post", changes.Words);
        Assert.Contains("did the task “Call the harbour”", changes.Words);
        // A part fetched by itself is no look, and neither is the page of the changes.
        await tomas.Get($"{room.Claim(id)}/parts/evidence", frame: $"claim-{id}-evidence");

        // Somebody else is told something else.
        Assert.DoesNotContain("Since your last look", (await (await app.SignedIn(room.SecondEditor)).Get(room.Claim(id))).Words);

        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit(page, new { }, $"{room.Claim(id)}/seen")).Status);
        Assert.DoesNotContain("Since your last look", (await tomas.Get(room.Claim(id))).Words);
        Assert.Contains("Nothing has changed since your last look", (await tomas.Get(link)).Words);
    }

    [Fact]
    public async Task What_came_between_the_page_and_the_click_is_not_seen()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var tomas = await app.SignedIn(room.Editor);
        await tomas.Get(room.Claim(id));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Say(id, room.FactChecker, "One");
        var page = await tomas.Get(room.Claim(id));
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.Say(id, room.FactChecker, "Two");
        await tomas.Submit(page, new { }, $"{room.Claim(id)}/seen");
        Assert.Contains("1 comment", (await tomas.Get(room.Claim(id))).Document.GetElementById("news")!.TextContent);
        foreach (var until in new[] { "", "rubbish", "9999-12-31", "0001-01-01" })
            Assert.Equal(HttpStatusCode.Found, (await tomas.Post($"{room.Claim(id)}/seen", new { Until = until })).Status);
    }

    [Fact]
    public async Task Changes_are_told_since_a_round_and_since_ones_vote()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Do(id, room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("false"), DeskSteps.Text("It rose by a fifth."), by, app.Now));
        var tomas = await app.SignedIn(room.Editor);

        var round = await tomas.Get($"{room.Claim(id)}/changes?round=1");
        Assert.Contains("Since round 1", round.Words);
        Assert.Contains("draft 1 → 2", round.Words);
        Assert.Contains("approved draft 1", round.Words);
        var vote = await tomas.Get($"{room.Claim(id)}/changes?since=vote");
        Assert.Contains("Since your vote", vote.Words);
        Assert.Contains("draft 1 → 2", vote.Words);
        Assert.DoesNotContain("approved draft 1", vote.Words);
        Assert.Equal(HttpStatusCode.OK, (await tomas.Get($"{room.Claim(id)}/changes?round=77")).Status);
        Assert.Equal(HttpStatusCode.OK, (await tomas.Get($"{room.Claim(id)}/changes?round=rubbish")).Status);
    }

    [Fact]
    public async Task Two_first_looks_at_once_are_one()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var tomas = await app.SignedIn(room.Editor);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => tomas.Twin().Get(room.Claim(id)))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(1, await app.Read(db => db.Looks.CountAsync(l => l.ClaimId == id && l.MemberId == room.Editor.MemberId)));
    }

    [Fact]
    public async Task A_blind_vote_is_no_news()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 2, BlindVoting = true });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var edda = await app.SignedIn(room.SecondEditor);
        await edda.Get(room.Claim(id));
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        var vote = (await app.ClaimNow(id)).OpenReview!.Votes.Single().Id;
        await app.Say(id, room.Editor, "Because of table six.", new() { Subject = ThreadSubject.Vote, VoteId = vote });

        Assert.DoesNotContain("Since your last look", (await edda.Get(room.Claim(id))).Words);
        Assert.Contains("Nothing has changed", (await edda.Get($"{room.Claim(id)}/changes")).Words);
        Assert.DoesNotContain("Tomas", (await edda.Get($"{room.Claim(id)}/changes?round=1")).Words);
    }
}
