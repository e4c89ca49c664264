using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Features.Publications;

public sealed class PublicationTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("publish")]
    [InlineData("schedule")]
    public async Task A_page_opened_before_the_claim_was_reworded_and_approved_again_sends_nothing_out(string way)
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Approved, $"Opened too early, to {way}.");
        var editor = await app.SignedIn(room.Editor);
        var opened = await editor.Get($"{room.Claim(id)}/{way}");
        await app.Do(id, room.Editor, (c, by) => c.Reopen(null, by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.Edit(c.Facts with { Statement = $"Something else, to {way}." }, null, null, by, app.Now));
        await app.Do(id, room.FactChecker, (c, by) => c.RequestReview(by, app.Now));
        await app.Do(id, room.Editor, (c, by) => c.Vote(by, Decision.Approve, null, c.CurrentDraft!.Number, app.Now));

        var stale = await editor.Submit(opened, way == "publish" ? new { } : new { At = "2027-03-01T06:30" });

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("has changed since you opened this", stale.Words);
        var now = await app.ClaimNow(id);
        Assert.Equal((ClaimStatus.Approved, null), (now.Status, now.ScheduledFor));
    }

    [Fact]
    public async Task An_approved_verdict_is_published_after_a_last_look()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Approved, "A claim to be published once.");
        var browser = await app.SignedIn(room.Editor);

        var look = await browser.Get($"{room.Claim(id)}/publish");
        Assert.Contains($"/checks/{id}-the-support-rose-by-a-fifth", look.Words);
        Assert.Contains("Warning: The claimant named, or marked as unattributed", look.Words);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(look, new { })).Status);

        Assert.Equal(ClaimStatus.Published, (await app.ClaimNow(id)).Status);
        var desk = await browser.Get(room.Claim(id));
        Assert.Equal("Published check", desk.Document.GetElementById("review-title")!.TextContent);
        Assert.Contains("by Tomas Brandt", desk.Words);
        Assert.NotNull(desk.Document.QuerySelector($"#review a[href='/checks/{id}-the-support-rose-by-a-fifth']"));
    }

    [Fact]
    public async Task A_closed_gate_names_what_is_missing_and_holds()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Approved, "The link gate is false");
        var browser = await app.SignedIn(room.Editor);

        var look = await browser.Get($"{room.Claim(id)}/publish");
        Assert.Contains("Not ready to publish.", look.Words);
        Assert.Contains("Not yet: The claim states what was claimed, not how it is rated", look.Words);
        Assert.Contains("Not yet: Databases of checks can read it: The claim ends with its rating, “False”.", look.Words);
        Assert.Empty(look.Document.QuerySelectorAll("main form"));
        await browser.Get(room.Claim(id));
        var forged = await browser.Post($"{room.Claim(id)}/publish", new { Draft = 1 });

        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Contains("Still missing: The claim states what was claimed, not how it is rated;", forged.Words);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task One_statement_is_reviewed_once_on_this_site()
    {
        var first = await app.Seed();
        await app.SeedClaim(first, ClaimStatus.Published, "The tower leans by four degrees.");
        var room = await app.Seed("Other Desk");
        var id = await app.SeedClaim(room, ClaimStatus.Approved, "the TOWER  leans by four degrees.");
        var browser = await app.SignedIn(room.Editor);

        Assert.Contains("Not yet: No other live check of this site reviews the same claim", (await browser.Get($"{room.Claim(id)}/publish")).Words);
        await browser.Get(room.Claim(id));
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"{room.Claim(id)}/publish", new { Draft = 1 })).Status);
    }

    [Fact]
    public async Task A_draft_that_took_the_place_of_the_one_looked_at_is_not_published_unseen()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Approved, "A claim that was approved twice.");
        var browser = await app.SignedIn(room.Editor);
        var look = await browser.Get($"{room.Claim(id)}/publish");
        await app.Do(id, room.SecondEditor, (claim, by) => claim.Reopen(null, by, app.Now));
        await app.Do(id, room.FactChecker, (claim, by) => { claim.DraftVerdict(claim.Rated("mixed"), DeskSteps.Text("Something else."), by, app.Now); });
        await app.Do(id, room.FactChecker, (claim, by) => claim.RequestReview(by, app.Now));
        await app.Do(id, room.SecondEditor, (claim, by) => claim.Vote(by, Decision.Approve, null, 2, app.Now));

        var answer = await browser.Submit(look, new { });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Draft 2 by Ines Okafor has taken the place of draft 1.", answer.Words);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_check_is_corrected_beside_the_live_one_or_the_correction_abandoned()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Published, "A claim to be corrected.");
        var browser = await app.SignedIn(room.Editor);

        var empty = await browser.Submit($"{room.Claim(id)}/corrections/new", new { Reason = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Choose what kind of change it is.", Assert.Single(empty.Errors["Kind"]));
        Assert.Equal("Say what readers will be told about this correction.", Assert.Single(empty.Errors["Reason"]));
        Assert.Single((await browser.Post($"{room.Claim(id)}/corrections/new", new { Kind = "Retraction", Reason = "No" })).Errors["Kind"]);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(empty, new { Kind = "Correction", Reason = "A figure was wrong" })).Status);

        var desk = await browser.Get(room.Claim(id));
        Assert.Contains("Correction under way.", desk.Words);
        Assert.Contains("A figure was wrong", desk.Words);
        Assert.Contains("not asked for yet", desk.Words);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(id)}/corrections/abandon", new { })).Status);
        Assert.Equal(ClaimStatus.Published, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_retraction_needs_a_reason_and_a_confirmation()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Published, "A claim to be retracted.");
        var browser = await app.SignedIn(room.Editor);

        var refused = await browser.Submit($"{room.Claim(id)}/retract", new { Reason = "It rested on a forged ledger" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Confirm that readers will see this at once.", Assert.Single(refused.Errors["Confirmed"]));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(refused, new { Confirmed = true })).Status);
        Assert.Contains("It rested on a forged ledger", (await browser.Get(room.Claim(id))).Words);
        Assert.Equal(ClaimStatus.Retracted, (await app.ClaimNow(id)).Status);
    }

    [Fact]
    public async Task A_time_can_be_set_and_taken_back()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Approved, "A claim with a time set.");
        var browser = await app.SignedIn(room.Editor);

        Assert.Equal("Choose the day and the time.", Assert.Single((await browser.Submit($"{room.Claim(id)}/schedule", new { At = "" })).Errors["At"]));
        Assert.Equal("Choose a time that lies ahead, or publish now.", Assert.Single((await browser.Submit($"{room.Claim(id)}/schedule", new { At = "2020-01-01T10:00" })).Errors["At"]));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit($"{room.Claim(id)}/schedule", new { At = "2027-03-01T06:30" })).Status);
        var desk = await browser.Get(room.Claim(id));
        Assert.Contains("Goes out on 1 March 2027, 06:30 UTC, in the name of Tomas Brandt", desk.Words);
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(desk, new { }, $"{room.Claim(id)}/schedule/cancel")).Status);
        Assert.Null((await app.ClaimNow(id)).ScheduledFor);
    }
}

public sealed class ScheduledPublisherTests(App app) : IClassFixture<App>
{
    ScheduledPublisher Publisher => app.Services.GetServices<IHostedService>().OfType<ScheduledPublisher>().Single();

    async Task<int> Scheduled(Newsroom room, string statement, TimeSpan ahead)
    {
        var id = await app.SeedClaim(room, ClaimStatus.Approved, statement);
        await app.Do(id, room.Editor, (claim, by) => claim.Schedule(app.Now + ahead, new GateContext(app.Now), by));
        return id;
    }

    [Fact]
    public async Task A_claim_goes_out_when_its_time_has_come_in_the_name_of_who_set_it()
    {
        var room = await app.Seed();
        var id = await Scheduled(room, "Goes out in an hour.", TimeSpan.FromHours(1));
        var later = await Scheduled(room, "Goes out tomorrow.", TimeSpan.FromDays(1));

        app.Clock.Advance(TimeSpan.FromMinutes(59));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(id)).Status);

        // Nobody calls it: the service itself wakes by the clock.
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var i = 0; i < 100 && (await app.ClaimNow(id)).Status != ClaimStatus.Published; i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        var claim = await app.ClaimNow(id);
        Assert.Equal((ClaimStatus.Published, "Tomas Brandt", null), (claim.Status, claim.Check!.Live.PublishedBy.Name, claim.ScheduledFor));
        Assert.Equal(ClaimStatus.Approved, (await app.ClaimNow(later)).Status);
    }

    [Fact]
    public async Task Who_may_no_longer_publish_does_not_and_the_history_says_why()
    {
        var room = await app.Seed();
        var id = await Scheduled(room, "Its editor leaves before.", TimeSpan.FromSeconds(5));
        await app.Change(async db =>
        {
            var team = await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == room.Id);
            team.Remove(team.Members.Single(m => m.Id == room.Editor.MemberId), team.Members.Single(m => m.Id == room.Admin.MemberId), app.Now);
            return team;
        });
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await Publisher.DoDueAsync(TestContext.Current.CancellationToken);

        var claim = await app.ClaimNow(id);
        Assert.Equal((ClaimStatus.Approved, null), (claim.Status, claim.ScheduledFor));
        var desk = await (await app.SignedIn(room.Admin)).Get(room.Claim(id));
        Assert.Contains("had set a time at which it could not be published: Tomas Brandt may no longer publish in this team.", desk.Words);
    }

    [Fact]
    public async Task A_gate_that_closed_meanwhile_holds()
    {
        var room = await app.Seed();
        var id = await Scheduled(room, "Somebody else is faster.", TimeSpan.FromSeconds(5));
        await app.SeedClaim(await app.Seed("Other Desk"), ClaimStatus.Published, "Somebody else is faster.");
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await Publisher.DoDueAsync(TestContext.Current.CancellationToken);

        var claim = await app.ClaimNow(id);
        Assert.Equal((ClaimStatus.Approved, null), (claim.Status, claim.ScheduledFor));
    }

    [Fact]
    public async Task Several_publishers_at_once_publish_one_version()
    {
        var room = await app.Seed();
        List<int> ids = [];
        for (var i = 0; i < 5; i++) ids.Add(await Scheduled(room, $"Number {i} of five goes out.", TimeSpan.FromSeconds(5)));
        app.Clock.Advance(TimeSpan.FromSeconds(6));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Publisher.DoDueAsync(TestContext.Current.CancellationToken))));
        await Publisher.DoDueAsync(TestContext.Current.CancellationToken);

        foreach (var id in ids)
        {
            var claim = await app.ClaimNow(id);
            Assert.Equal(ClaimStatus.Published, claim.Status);
            Assert.Single(claim.Check!.Versions);
            Assert.Equal(1, await app.Read(db => db.History.CountAsync(e => e.ClaimId == id && e.Kind == EventKind.CheckPublished)));
        }
    }
}
