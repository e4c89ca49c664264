using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Discussions;

/// <summary>In a blind round nobody learns of a vote by what is said about it.</summary>
public sealed class BlindTalk(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_thread_on_a_hidden_vote_is_nowhere()
    {
        var room = await app.Seed(policy: new TeamPolicy { ApprovalsNeeded = 3, BlindVoting = true });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var other = await app.SignedIn(room.SecondEditor);
        string[] addresses = [room.Claim(id), .. ClaimOnDesk.Parts.Keys.Select(p => $"{room.Claim(id)}/parts/{p}"), $"{room.Claim(id)}?resolved=true&threads=100", $"{room.Claim(id)}/preview", $"{room.Claim(id)}/changes", $"{room.Claim(id)}/changes?round=1", $"{room.Desk}/queue", $"{room.Desk}/board"];
        // They looked long ago, so that the desk tells what came since.
        await other.Get(room.Claim(id));
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        await other.Get(room.Claim(id));
        var before = await Pages(other, addresses);

        var editor = await app.SignedIn(room.Editor);
        var vote = (await app.ClaimNow(id)).OpenReview!.Votes.Single().Id;
        var form = (await editor.Get(room.Claim(id))).Document.QuerySelector("#review a.talk")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(form, new { Text = "Table six convinced me." })).Status);
        var thread = (await app.Read(db => Task.FromResult(db.Threads.Where(t => t.ClaimId == id).Select(t => t.Id).ToList()))).Single();
        var rounds = (await app.ClaimNow(id)).Reviews;
        await app.DoToThread(thread, room.Editor, (t, by) => t.Reply("And table seven.", [], rounds, by, app.Now));

        Assert.Contains("On Tomas Brandt’s vote", (await editor.Get(room.Claim(id))).Words);
        Assert.Equal(before, await Pages(other, addresses));
        foreach (var path in new[] { "reply", "resolve", "reopen", $"comments/{(await app.ThreadNow(thread)).Comments[0].Id}/remove" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{room.Claim(id)}/threads/{thread}/{path}", new { Text = "I know" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{room.Claim(id)}/threads/{thread}/reply")).Status);
        Assert.DoesNotContain("Tomas", (await other.Get($"{room.Claim(id)}/threads/new?on=Vote&vote={vote}")).Words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.Post($"{room.Claim(id)}/threads/new", new { On = "Vote", Vote = vote, Text = "Why?" })).Status);

        // Who has voted, sees it.
        await app.Do(id, room.SecondEditor, (c, by) => c.Vote(by, Decision.Approve, null, 1, app.Now));
        var page = await other.Get(room.Claim(id));
        Assert.Contains("Table six convinced me.", page.Words);
        Assert.Contains("2 comments", page.Document.GetElementById("review")!.TextContent);
    }

    static async Task<List<string>> Pages(Browser browser, IEnumerable<string> addresses)
    {
        List<string> pages = [];
        foreach (var address in addresses) pages.Add((await browser.Get(address)).Steady());
        return pages;
    }
}
