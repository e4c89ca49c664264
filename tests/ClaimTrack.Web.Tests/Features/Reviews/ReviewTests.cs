using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Claims;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Reviews;

public sealed class ReviewTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Review_is_asked_for_and_withdrawn_by_its_author()
    {
        var room = await app.Seed(policy: new() { MinimumSources = 0, PrimarySourceNeeded = false });
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        await app.Do(id, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text("It rose by 19 percent."), by, app.Now));
        var browser = await app.SignedIn(room.FactChecker);
        var desk = room.Claim(id);

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(desk, new { }, $"{desk}/reviews")).Status);
        Assert.Equal(ClaimStatus.InReview, (await app.ClaimNow(id)).Status);

        var editor = await app.SignedIn(room.Editor);
        await editor.Get(desk);
        Assert.Contains("Only Ines Okafor or another author", (await editor.Post($"{desk}/reviews/withdraw", new { })).Words);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(desk, new { }, $"{desk}/reviews/withdraw")).Status);
        Assert.Equal(ClaimStatus.Researching, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task Too_little_evidence_keeps_a_verdict_from_review()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        await app.Do(id, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text("It rose by 19 percent."), by, app.Now));
        var browser = await app.SignedIn(room.FactChecker);
        var page = await browser.Get(room.Claim(id));
        Assert.Contains("Your team asks for 2 different sources; this claim has 0. Add evidence first.", page.Words);

        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"{room.Claim(id)}/reviews", new { })).Status);
    }

    [Fact]
    public async Task An_editor_approves_or_asks_for_changes()
    {
        var room = await app.Seed();
        var (first, second) = (await app.SeedClaim(room, ClaimStatus.InReview), await app.SeedClaim(room, ClaimStatus.InReview, "Another claim."));
        var browser = await app.SignedIn(room.Editor);

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(first)}/votes/new?decision=Approve", new { Comment = "Reads well" })).Status);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(first)).Status);
        Assert.Contains("Reads well", (await browser.Get(room.Claim(first))).Words);

        var empty = await browser.Submit($"{room.Claim(second)}/votes/new?decision=RequestChanges", new { Comment = "   " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Say which changes you ask for.", Assert.Single(empty.Errors["Comment"]));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(empty, new { Comment = "Name the quarter" })).Status);
        var page = await browser.Get(room.Claim(second));
        Assert.Contains("changes asked for in round 1", page.Words);
        Assert.Contains("Name the quarter", page.Words);
    }

    [Fact]
    public async Task Nobody_votes_on_a_verdict_they_wrote_a_part_of_not_even_by_hand()
    {
        var room = await app.Seed(policy: new() { ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        await app.Do(id, room.SecondEditor, (claim, by) => claim.DraftVerdict(claim.Rated("misleading"), DeskSteps.Text("It rose by a fifth."), by, app.Now));

        var writer = await app.SignedIn(room.SecondEditor);
        var page = await writer.Get(room.Claim(id));
        Assert.Contains("You wrote a part of this verdict. Somebody else has to vote on it.", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='/votes/new']"));
        Assert.Equal(HttpStatusCode.Conflict, (await writer.Get($"{room.Claim(id)}/votes/new?decision=Approve")).Status);
        foreach (var decision in new[] { "Approve", "RequestChanges" })
        {
            var forged = await writer.Post($"{room.Claim(id)}/votes", new { Decision = decision, Draft = 2, Comment = "Mine is fine" });
            Assert.Equal(HttpStatusCode.Conflict, forged.Status);
            Assert.Contains("You wrote a part of this verdict", forged.Words);
        }
        var checker = await app.SignedIn(room.FactChecker);
        await checker.Get(room.Claim(id));
        Assert.Equal(HttpStatusCode.Forbidden, (await checker.Post($"{room.Claim(id)}/votes", new { Decision = "Approve", Draft = 2 })).Status);
        Assert.Empty((await app.ClaimNow(id)).OpenReview!.Votes);
    }

    [Fact]
    public async Task A_vote_meant_for_an_earlier_draft_is_not_cast_and_its_comment_is_kept()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var editor = await app.SignedIn(room.Editor);
        var opened = await editor.Get($"{room.Claim(id)}/votes/new?decision=Approve");
        await app.Do(id, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("misleading"), DeskSteps.Text("It rose by a fifth."), by, app.Now));

        var stale = await editor.Submit(opened, new { Comment = "Short and clear" });

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Ines Okafor saved draft 2 since you looked at draft 1. Read it, then vote.", stale.Words);
        Assert.Equal("Short and clear", stale.Document.QuerySelector("textarea[name=Comment]")!.TextContent.Trim());
        Assert.Equal(ClaimStatus.InReview, (await app.ClaimNow(id)).Status);
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(stale, new { })).Status);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_page_of_an_earlier_round_decides_nothing_in_the_next()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var editor = await app.SignedIn(room.Editor);
        var opened = await editor.Get($"{room.Claim(id)}/votes/new?decision=Approve");
        await app.Do(id, room.FactChecker, (c, by) => c.WithdrawFromReview(by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.Edit(c.Facts with { Statement = "Something else altogether." }, null, null, by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.RequestReview(by, app.Now));

        var stale = await editor.Submit(opened, new { Comment = "Well done" });

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("has changed since you opened this", stale.Words);
        Assert.Contains("Well done", stale.Text);
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(stale, new { })).Status);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task One_vote_for_each_person_and_draft()
    {
        var room = await app.Seed(policy: new() { ApprovalsNeeded = 2 });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var editor = await app.SignedIn(room.Editor);
        var opened = await editor.Get($"{room.Claim(id)}/votes/new?decision=Approve");
        var openedElsewhere = await editor.Get($"{room.Claim(id)}/votes/new?decision=Approve");
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(opened, new { })).Status);

        var again = await editor.Submit(openedElsewhere, new { });

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("You have voted on this draft in round 1 already.", again.Words);
        Assert.Single((await app.ClaimNow(id)).OpenReview!.Votes);
    }

    [Fact]
    public async Task A_blind_round_shows_nothing_of_a_vote_to_those_who_have_not_voted()
    {
        var room = await app.Seed(policy: new() { ApprovalsNeeded = 2, BlindVoting = true });
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        // Somebody who votes on draft 1 and comes back to draft 2 has work in the queue too.
        Person[] readers = [room.Observer, room.FactChecker, room.SecondEditor, room.Admin];
        string[] pages = [room.Claim(id), .. ClaimOnDesk.Parts.Keys.Select(p => $"{room.Claim(id)}/parts/{p}"), $"{room.Desk}/queue", $"{room.Desk}/queue/sections", $"{room.Desk}/queue/count", $"{room.Claim(id)}/preview", $"{room.Desk}/board/columns"];
        var forms = new[] { $"{room.Claim(id)}/verdict", $"{room.Claim(id)}/reply", $"{room.Claim(id)}/evidence/1/edit", $"{room.Claim(id)}/owner" };
        var before = new Dictionary<(Person, string), string>();
        var browsers = new Dictionary<Person, Browser>();
        foreach (var reader in readers)
        {
            browsers[reader] = await app.SignedIn(reader);
            foreach (var url in pages.Concat(reader == room.Observer ? [] : forms)) before[(reader, url)] = (await browsers[reader].Get(url)).Steady();
        }

        var voter = await app.SignedIn(room.Editor);
        await voter.Submit($"{room.Claim(id)}/votes/new?decision=Approve", new { Comment = "Xylographic prose" });

        foreach (var ((reader, url), steady) in before)
            Assert.Equal(steady, (await browsers[reader].Get(url)).Steady());
        var voters = await voter.Get(room.Claim(id));
        Assert.Contains("Xylographic prose", voters.Words);
        Assert.Contains("1 of 2 approvals", voters.Words);
        Assert.Contains("approved draft 1", voters.Words);

        // Having voted, the second editor sees the first vote; when the round is over everybody does.
        await browsers[room.SecondEditor].Submit($"{room.Claim(id)}/votes/new?decision=Approve", new { });
        foreach (var reader in readers)
        {
            var after = await browsers[reader].Get(room.Claim(id));
            Assert.Contains("Xylographic prose", after.Words);
            Assert.Contains("2 of 2 approvals", after.Words);
            Assert.Contains("approved draft 1", after.Words);
        }
    }

    [Fact]
    public async Task The_queue_has_four_sections_and_always_as_many_queries()
    {
        var room = await app.Seed(policy: new() { ApprovalsNeeded = 2 });
        var editor = await app.SignedIn(room.Editor);
        var waiting = await app.SeedClaim(room, ClaimStatus.InReview, "This waits for the editor.");
        var voted = await app.SeedClaim(room, ClaimStatus.InReview, "The editor has voted here.");
        await editor.Submit($"{room.Claim(voted)}/votes/new?decision=Approve", new { });
        var changes = await app.SeedClaim(room, ClaimStatus.InReview, "Here the editor asked for changes.");
        await editor.Submit($"{room.Claim(changes)}/votes/new?decision=RequestChanges", new { Comment = "Compare the tariff" });
        var ready = await app.SeedClaim(room, ClaimStatus.InReview, "This is ready.");
        foreach (var who in new[] { room.Editor, room.SecondEditor }) await app.Do(ready, who, (claim, by) => claim.Vote(by, Decision.Approve, null, 1, app.Now));

        var page = await editor.Get($"{room.Desk}/queue");
        Assert.Equal([waiting], Section(page, "mine"));
        Assert.Equal([voted], Section(page, "others"));
        Assert.Empty(Section(page, "changes"));
        Assert.Equal([ready], Section(page, "ready"));
        Assert.Contains("1 of 2 approvals", page.Document.QuerySelector("#queue-others")!.TextContent);
        Assert.Equal("1 waiting for you", (await editor.Get($"{room.Desk}/queue/count")).Document.GetElementById("queue-count")!.TextContent.Trim());
        Assert.Equal($"queue:{room.Slug}", page.Document.GetElementById("queue")!.GetAttribute("data-live-topic"));

        var checker = await (await app.SignedIn(room.FactChecker)).Get($"{room.Desk}/queue");
        Assert.Empty(Section(checker, "mine"));
        Assert.Equal([waiting, voted], Section(checker, "others"));
        Assert.Equal([changes], Section(checker, "changes"));
        Assert.Contains("Tomas Brandt: Compare the tariff", checker.Words);

        static IEnumerable<int> Section(Page page, string name) => page.Document.QuerySelectorAll($"#queue-{name} h3 a").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1])).Order();
    }

    [Fact]
    public async Task An_empty_queue_says_what_comes_here()
    {
        var room = await app.Seed();
        Assert.Contains("Nothing waits for you", (await (await app.SignedIn(room.Editor)).Get($"{room.Desk}/queue")).Words);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn(await app.Stranger())).Get($"{room.Desk}/queue")).Status);
    }
}
