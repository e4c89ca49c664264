using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using ClaimTrack.Web.Tests.Public.Tips;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Tips;

/// <summary>Editors decide what becomes of what readers sent.</summary>
public sealed class TriageTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_listed_and_counted_and_an_empty_list_says_what_comes_here()
    {
        var room = await app.Seed();
        var (editor, checker) = (await app.SignedIn(room.Editor), await app.SignedIn(room.FactChecker));
        Assert.Contains("No tips yet", (await editor.Get($"{room.Desk}/tips")).Words, StringComparison.Ordinal);
        var tip = await app.Suggested(room);
        var list = await editor.Get($"{room.Desk}/tips");
        Assert.Equal($"{room.Desk}/tips/{tip}", list.Document.QuerySelector("[data-row] [data-do=open]")!.GetAttribute("href"));
        Assert.Equal("1", list.Document.QuerySelector("#tip-count .n--new")!.FirstChild!.TextContent);
        Assert.Equal("1", (await editor.Get($"{room.Desk}/tips/count")).Document.QuerySelector(".n--new")!.FirstChild!.TextContent);
        // It waits for those who may decide.
        Assert.True((await checker.Get($"{room.Desk}/tips/count")).Document.QuerySelector(".n--new")!.HasAttribute("hidden"));
        Assert.Contains("An editor decides", (await checker.Get($"{room.Desk}/tips/{tip}")).Words, StringComparison.Ordinal);
        await app.Decide(tip, room.Editor, (t, by, _) =>
        {
            t.Decline(TipDecline.OutOfScope, null, by, app.Now);
            return Task.CompletedTask;
        });
        Assert.Contains("Nothing waits", (await editor.Get($"{room.Desk}/tips")).Words, StringComparison.Ordinal);
        Assert.Contains("Declined by Tomas Brandt", (await editor.Get($"{room.Desk}/tips?show=decided")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_makes_a_claim_of_a_tip_in_its_words()
    {
        var room = await app.Seed();
        var tip = await app.Suggested(room);
        var editor = await app.SignedIn(room.Editor);
        var form = await editor.Get($"{room.Desk}/tips/{tip}/accept");
        Assert.Equal("The lighthouse was sold to a hotel.", form.Document.QuerySelector("textarea[name=Statement]")!.TextContent.TrimStart('\n'));
        var refused = await editor.Submit(form, new { Statement = "", Topic = "Lighthouses" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Lighthouses"), (refused.Status, refused.Document.QuerySelector("input[name=Topic]")!.GetAttribute("value")));
        var answer = await editor.Submit(form, new { Topic = "Lighthouses", Claimant = "The mayor" });
        var now = await app.TipNow(tip);
        Assert.Equal((TipStatus.Accepted, $"{room.Desk}/claims/{now.ClaimId}"), (now.Status, answer.Location));
        var claim = await app.ClaimNow(now.ClaimId!.Value);
        Assert.Equal(("The lighthouse was sold to a hotel.", "Lighthouses", ClaimStatus.Open, 1), (claim.Facts.Statement, claim.Topic!.Name, claim.Status, claim.Version));
        Assert.Contains("made a claim of a reader’s tip", (await editor.Follow(answer)).Document.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tip_joins_a_claim_that_says_nearly_the_same()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching, "The old lighthouse was sold to a hotel chain.");
        var version = (await app.ClaimNow(claim)).Version;
        var tip = await app.Suggested(room);
        var editor = await app.SignedIn(room.Editor);
        var page = await editor.Get($"{room.Desk}/tips/{tip}");
        Assert.Equal($"{claim}", page.Document.QuerySelector("input[name=Into]")!.GetAttribute("value"));
        Assert.Equal("There is no claim CT-999999 in this team.", (await editor.Submit($"{room.Desk}/tips/{tip}/join", new { Number = "ct-999999" })).Errors["Number"].Single());
        Assert.Equal("Write the number as it stands on the claim, as in CT-198.", (await editor.Submit($"{room.Desk}/tips/{tip}/join", new { Number = "that one" })).Errors["Number"].Single());
        Assert.Equal($"{room.Desk}/claims/{claim}", (await editor.Submit(page, new { }, $"{room.Desk}/tips/{tip}/join")).Location);
        Assert.Equal((TipStatus.Joined, claim), ((await app.TipNow(tip)).Status, (await app.TipNow(tip)).ClaimId));
        // Whoever is writing on the claim is not overtaken by it.
        Assert.Equal(version, (await app.ClaimNow(claim)).Version);
    }

    [Fact]
    public async Task A_usual_reason_brings_its_answer_which_can_be_edited()
    {
        var room = await app.Seed();
        var tip = await app.Suggested(room);
        var editor = await app.SignedIn(room.Editor);
        var form = await editor.Get($"{room.Desk}/tips/{tip}/decline?because=NotFound");
        Assert.Contains("did not find it", form.Document.QuerySelector("textarea[name=Answer]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Say in the answer what the other reason is.", (await editor.Submit(form, new { Reason = "Other", Answer = "" })).Errors["Answer"].Single());
        Assert.Equal($"{room.Desk}/tips", (await editor.Submit(form, new { Answer = "We rang the owner." })).Location);
        Assert.Equal((TipDecline.NotFound, "We rang the owner."), ((await app.TipNow(tip)).DeclinedFor, (await app.TipNow(tip)).Answer));
        Assert.Equal(HttpStatusCode.OK, (await editor.Get($"{room.Desk}/tips/{tip}")).Status);
    }

    [Fact]
    public async Task Whoever_decides_second_is_told_who_was_first()
    {
        var room = await app.Seed();
        var tip = await app.Suggested(room);
        var (first, second) = (await app.SignedIn(room.Editor), await app.SignedIn(room.SecondEditor));
        var form = await second.Get($"{room.Desk}/tips/{tip}/decline");
        await first.Submit($"{room.Desk}/tips/{tip}/accept", new { });
        var late = await second.Submit(form, new { Reason = "OutOfScope", Answer = "Not ours, we are sorry to say." });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains($"Tomas Brandt accepted this tip already: CT-{(await app.TipNow(tip)).ClaimId}.", late.Words, StringComparison.Ordinal);
        Assert.Contains("Not ours, we are sorry to say.", late.Words, StringComparison.Ordinal);
        foreach (var what in new[] { "accept", "join", "decline" }) Assert.Equal(HttpStatusCode.Conflict, (await second.Get($"{room.Desk}/tips/{tip}/{what}")).Status);
    }

    [Fact]
    public async Task A_reported_error_is_on_the_desk_and_in_the_inbox_and_starts_a_correction()
    {
        var room = await app.Seed();
        var check = await app.SeedClaim(room, ClaimStatus.InReview);
        await (await app.SignedIn(room.Admin)).Post($"{room.Desk}/claims/{check}/owner", new { OwnerId = room.FactChecker.MemberId });
        await app.Do(check, room.SecondEditor, (c, by) =>
        {
            c.Vote(by, Decision.Approve, null, c.CurrentDraft!.Number, app.Now);
            c.Publish(new GateContext(app.Now), by);
        });
        var report = await app.Reported(check);
        var editor = await app.SignedIn(room.Editor);
        Assert.Contains("A reader reports an error. The ledger gives another year.", (await editor.Get($"{room.Desk}/claims/{check}")).Document.QuerySelector("#claim .notice--warn")!.TextContent.ReplaceLineEndings(" ").Trim(), StringComparison.Ordinal);
        foreach (var person in new[] { room.Editor, room.SecondEditor, room.Admin, room.FactChecker })
            await Told(person, report);
        Assert.Contains("A reader reported an error in the check", (await editor.Get($"{room.Desk}/inbox")).Words, StringComparison.Ordinal);
        Assert.Empty(await Lines(room.Observer));

        Assert.Equal(2, (await editor.Submit($"{room.Desk}/tips/{report}/correct", new { })).Errors.Count);
        Assert.Equal($"{room.Desk}/claims/{check}", (await editor.Submit($"{room.Desk}/tips/{report}/correct", new { Kind = "Correction", Reason = "We had the year wrong." })).Location);
        Assert.Equal("We had the year wrong.", (await app.ClaimNow(check)).OpenCorrection!.Reason);
        Assert.DoesNotContain("A reader reports", (await editor.Get($"{room.Desk}/claims/{check}")).Words, StringComparison.Ordinal);
        // A second report goes into the correction under way.
        var another = await app.Reported(check, "The year is 2019.");
        Assert.Equal($"{room.Desk}/claims/{check}", (await editor.Submit($"{room.Desk}/tips/{another}/correct", new { })).Location);
        Assert.Single((await app.ClaimNow(check)).Corrections);
    }

    [Fact]
    public async Task Another_teams_tip_is_not_found()
    {
        var (ours, theirs) = (await app.Seed("Ours"), await app.Seed("Theirs"));
        var tip = await app.Suggested(theirs);
        var we = await app.SignedIn(ours.Admin);
        foreach (var path in new[] { "", "/accept", "/join", "/decline", "/correct" }) Assert.Equal(HttpStatusCode.NotFound, (await we.Get($"{ours.Desk}/tips/{tip}{path}")).Status);
        // And another team's claim is none to join.
        var own = await app.Suggested(ours);
        var foreign = await app.SeedClaim(theirs);
        Assert.Equal($"There is no claim CT-{foreign} in this team.", (await we.Submit($"{ours.Desk}/tips/{own}/join", new { Number = $"{foreign}" })).Errors["Number"].Single());
    }

    [Fact]
    public async Task What_a_reader_wrote_is_words_and_a_link_that_leads_nowhere_unseen()
    {
        var room = await app.Seed();
        var tip = await app.Suggested(room, "<script>alert(1)</script><img src=x onerror=alert(2)>", "https://news.example/a");
        var editor = await app.SignedIn(room.Editor);
        foreach (var path in new[] { "/tips", $"/tips/{tip}", $"/tips/{tip}/accept", $"/tips/{tip}/join", $"/tips/{tip}/decline" })
        {
            var page = await editor.Get(room.Desk + path);
            Assert.Contains("<script>alert(1)</script>", page.Words, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main script, main img, [onerror]"));
        }
        Assert.Equal("nofollow noopener noreferrer ugc", (await editor.Get($"{room.Desk}/tips/{tip}")).Document.QuerySelector("a[href='https://news.example/a']")!.GetAttribute("rel"));
    }

    Task<List<Notification>> Lines(Person who) => app.Read(db => db.Notifications.AsNoTracking().Include(n => n.Event).Where(n => n.MemberId == who.MemberId).ToListAsync(Ct));

    async Task Told(Person who, int tip)
    {
        for (var tries = 0; ; tries++)
        {
            var line = (await Lines(who)).Find(l => l.Event.TipId == tip);
            if (line is not null)
            {
                Assert.Equal(NotificationReason.ErrorReported, line.Reason);
                return;
            }
            Assert.True(tries < 1000, $"{who.Name} was not told.");
            await Task.Delay(10, Ct); // readers of the history work beside the request
        }
    }
}
