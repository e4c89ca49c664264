using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Discussions;

public sealed class DiscussionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task People_talk_about_a_claim_on_its_desk()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var desk = room.Claim(id);

        var started = await ines.Submit(desk, new { Text = "Which **year** does she mean, @Tomas?" }, $"{desk}/threads/new");
        Assert.Equal(HttpStatusCode.Found, started.Status);
        var thread = int.Parse(started.Location![(started.Location!.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

        var page = await tomas.Get(desk);
        var shown = page.Document.GetElementById($"thread-{thread}")!;
        Assert.Equal("year", shown.QuerySelector("strong")!.TextContent);
        Assert.Equal("@Tomas", shown.QuerySelector(".mention")!.TextContent);
        Assert.Contains("1 open", page.Document.GetElementById("discussion")!.TextContent);

        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit($"{desk}/threads/{thread}/reply", new { Text = "The last one." })).Status);
        Assert.Equal(HttpStatusCode.Found, (await tomas.Submit(desk, new { }, $"{desk}/threads/{thread}/resolve")).Status);
        page = await ines.Get(desk);
        Assert.Contains("0 open, 1 resolved", page.Words);
        Assert.Null(page.Document.GetElementById($"thread-{thread}"));
        page = await ines.Get($"{desk}?resolved=true");
        Assert.Contains("Resolved by Tomas Brandt", page.Document.GetElementById($"thread-{thread}")!.TextContent);
        Assert.Contains("resolved=true", page.Document.GetElementById($"claim-{id}-discussion")!.GetAttribute("data-live-source"));

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(page, new { }, $"{desk}/threads/{thread}/reopen")).Status);
        Assert.Contains("1 open", (await ines.Get(desk)).Words);
        Assert.Equal([EventKind.ThreadStarted, EventKind.CommentAdded, EventKind.ThreadResolved, EventKind.ThreadReopened], (await app.ThreadNow(thread)).Events.OrderBy(e => e.Id).Select(e => e.Kind));
        Assert.Contains("resolved a thread", (await ines.Get(desk)).Words);
    }

    [Fact]
    public async Task Ones_own_words_are_edited_and_taken_back_and_nobody_elses()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var thread = await app.Say(id, room.FactChecker, "Witch year?");
        var comment = (await app.ThreadNow(thread)).Comments[0].Id;
        var address = $"{room.Claim(id)}/threads/{thread}/comments/{comment}";
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));

        Assert.Empty((await tomas.Get(room.Claim(id))).Document.QuerySelectorAll($"[href='{address}/edit'], [action='{address}/remove']"));
        Assert.Equal(HttpStatusCode.Conflict, (await tomas.Get($"{address}/edit")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await tomas.Post($"{address}/edit", new { Text = "Mine", Version = 1 })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await tomas.Post($"{address}/remove", new { })).Status);

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit($"{address}/edit", new { Text = "Which year?" })).Status);
        Assert.Contains("Which year?", (await tomas.Get(room.Claim(id))).Words);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(room.Claim(id), new { }, $"{address}/remove")).Status);
        var page = await tomas.Get(room.Claim(id));
        Assert.Contains("Ines Okafor removed this comment", page.Words);
        Assert.DoesNotContain("Which year?", page.Words);
        foreach (var path in new[] { $"{room.Desk}/history", $"{room.Claim(id)}/history", $"{room.Desk}/history/export.csv", $"{room.Desk}/history/export.json", $"{room.Claim(id)}/parts/history" })
        {
            var history = (await tomas.Get(path)).Text;
            Assert.Contains("reworded a comment", history, StringComparison.Ordinal);
            Assert.DoesNotContain("ch year?", history, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Conflict, (await ines.Get($"{address}/edit")).Status);
    }

    [Fact]
    public async Task An_edit_on_top_of_another_tabs_edit_shows_both()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var thread = await app.Say(id, room.FactChecker, "One");
        var address = $"{room.Claim(id)}/threads/{thread}/comments/{(await app.ThreadNow(thread)).Comments[0].Id}/edit";
        var ines = await app.SignedIn(room.FactChecker);
        var first = await ines.Get(address);

        // What others say in the thread is no conflict.
        await app.DoToThread(thread, room.Editor, (t, by) => t.Reply("Two", [], [], by, app.Now));
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(address, new { Text = "One, in the other tab" })).Status);
        var answer = await ines.Submit(first, new { Text = "One, in this tab" });
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("One, in the other tab", answer.Words);
        Assert.Contains("One, in this tab", answer.Words);
        foreach (var version in new[] { "", "rubbish", "-1", "99999" })
            Assert.Equal(HttpStatusCode.Conflict, (await ines.Submit(first, new { Text = "One, by hand", Version = version })).Status);
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(answer, new { })).Status);
        Assert.Equal("One, in this tab", (await app.ThreadNow(thread)).Comments.OrderBy(c => c.Id).First().Text);
    }

    [Fact]
    public async Task What_is_refused_is_kept_as_it_was_typed()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var thread = await app.Say(id, room.FactChecker, "Which year?");
        var ines = await app.SignedIn(room.FactChecker);
        var (desk, tooLong) = (room.Claim(id), new string('x', Comment.TextMax + 1));

        foreach (var url in new[] { $"{desk}/threads/new", $"{desk}/threads/{thread}/reply", $"{desk}/threads/{thread}/comments/{(await app.ThreadNow(thread)).Comments[0].Id}/edit" })
        {
            var refused = await ines.Submit(url, new { Text = tooLong });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(tooLong, refused.Text);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ines.Submit(url, new { Text = "  " })).Status);
        }
        var nowhere = await ines.Post($"{desk}/threads/new", new { On = "Evidence", Evidence = 77, Text = "Where is it?" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.Status);
        Assert.Contains("Where is it?", nowhere.Text);
    }

    [Fact]
    public async Task A_thread_says_where_it_hangs_and_when_that_is_gone()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        const string text = "The chamber met on Tuesday.\nEvery trip now costs the taxpayer twice what it did, she said.\nThe vote was put off.";
        var start = text.IndexOf("Every", StringComparison.Ordinal);
        var article = await app.Appear(id, room, text, start, start + 20);
        var ines = await app.SignedIn(room.FactChecker);
        var desk = room.Claim(id);

        var forms = (await ines.Get(desk)).Document.QuerySelectorAll("a.talk").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains($"{desk}/threads/new?on=Evidence&evidence=2", forms);
        await ines.Submit($"{desk}/threads/new?on=Evidence&evidence=2", new { Text = "Is the Post a source?" });
        await ines.Submit($"{desk}/threads/new?on=Verdict&field=Conclusion&draft=1", new { Text = "Too short?" });
        await ines.Submit($"{desk}/threads/new?on=Verdict&field=Conclusion&draft=1", new { Text = "Of what?", Words = "19  percent" });
        await ines.Submit($"{room.Desk}/articles/{article}/threads/new?revision=1&start={start}&end={start + 10}", new { Text = "Each way?" });

        var words = (await ines.Get(desk)).Document.GetElementById("discussion")!.TextContent;
        Assert.Contains("On evidence 2", words);
        Assert.Contains("On the conclusion", words);
        Assert.Contains("19 percent", words);
        Assert.Contains("in draft 1", words);
        Assert.Contains("Every trip", words);
        Assert.Contains("in “Ferry bill splits the chamber”", words);
        Assert.DoesNotContain("No longer there", words);

        await app.Do(id, room.FactChecker, (c, by) => c.WithdrawEvidence(c.Evidence.Single(e => e.Number == 2), by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.DraftVerdict(c.Rated("false"), DeskSteps.Text("It rose by a fifth."), by, app.Now));
        await app.Change(async db => (await db.Articles.Include(a => a.Revisions).SingleAsync(a => a.Id == article)).Revise("She spoke of the weather and of nothing else.", "p", new string('c', 64), RevisionOrigin.Pasted, await db.Members.SingleAsync(m => m.Id == room.FactChecker.MemberId), app.Now));
        var gone = (await ines.Get(desk)).Document.QuerySelectorAll(".on--gone").Select(e => e.TextContent).ToList();
        Assert.Equal(3, gone.Count);
        Assert.Contains(gone, g => g.Contains("Report in the Post"));
        Assert.Contains(gone, g => g.Contains("19 percent"));
        Assert.Contains(gone, g => g.Contains("Every trip"));

        var wrong = await ines.Submit($"{desk}/threads/new?on=Verdict&field=Conclusion&draft=2", new { Text = "Where?", Words = "It fell" });
        Assert.Equal("These words are not in the conclusion of draft 2. Copy them exactly as they stand.", Assert.Single(wrong.Errors["Words"]));
    }

    [Fact]
    public async Task What_people_write_is_text_and_never_markup()
    {
        var room = await app.Seed();
        await app.Change(db => db.Members.Where(m => m.Id == room.SecondEditor.MemberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.Name, "<img src=x onerror=alert(1)>")));
        var id = await app.SeedClaim(room);
        await app.Say(id, room.FactChecker, "<script>alert(1)</script> @<img src=x onerror=alert(1)> [x](javascript:alert(1)) [@Tomas](https://site.example/@Tomas) `@Tomas`");
        var page = await (await app.SignedIn(room.Editor)).Get(room.Claim(id));
        var talk = page.Document.GetElementById("discussion")!;
        Assert.Empty(talk.QuerySelectorAll("script, img"));
        Assert.DoesNotContain(talk.QuerySelectorAll("a"), a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true);
        Assert.Contains(talk.QuerySelectorAll(".mention"), m => m.TextContent == "@<img src=x onerror=alert(1)>");
        Assert.Equal("https://site.example/@Tomas", talk.QuerySelector("a[href*='site.example']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Whoever_mentions_nobody_is_told_so_and_nobody_else_is()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        await app.Say(id, room.FactChecker, "Ask @sam and @Edda about it.");
        Assert.Contains("@sam is nobody in this team and was not told.", (await (await app.SignedIn(room.FactChecker)).Get(room.Claim(id))).Words);
        Assert.DoesNotContain("is nobody in this team", (await (await app.SignedIn(room.Editor)).Get(room.Claim(id))).Words);

        var list = await (await app.SignedIn(room.FactChecker)).Get($"{room.Claim(id)}/mentions");
        Assert.Contains("\"name\":\"Edda Lund\",\"role\":\"Editor\",\"isYou\":false", list.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedIn((await app.Seed("Other Desk")).Admin)).Get($"{room.Claim(id)}/mentions")).Status);
    }

    [Fact]
    public async Task Two_people_who_resolve_at_once_both_have_resolved_it()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        var thread = await app.Say(id, room.FactChecker, "Settled?");
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var (hers, his) = (await ines.Get(room.Claim(id)), await tomas.Get(room.Claim(id)));
        var action = $"{room.Claim(id)}/threads/{thread}/resolve";

        var answers = await Task.WhenAll(ines.Submit(hers, new { }, action), tomas.Submit(his, new { }, action));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Single((await app.ThreadNow(thread)).Events, e => e.Kind == EventKind.ThreadResolved);
    }

    [Fact]
    public async Task An_observer_reads_and_says_nothing()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room);
        await app.Say(id, room.FactChecker, "Which year?");
        var page = await (await app.SignedIn(room.Observer)).Get(room.Claim(id));
        Assert.Contains("Which year?", page.Words);
        Assert.Empty(page.Document.QuerySelectorAll("#discussion form, #discussion a[href*='/reply'], a[href*='/threads/new']"));
    }
}
