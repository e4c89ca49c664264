using System.Net;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Articles;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Platform.Forms;

/// <summary>A form is carried out once, however often it arrives.</summary>
public sealed class OnceTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Creating => ["a claim", "a claim drawn from an article", "an appearance", "evidence", "an article", "a revision", "a team", "an invitation", "a verdict"];

    sealed record Act(Browser Browser, string Url, object Typed, string? Action, Func<AppDbContext, Task<int>> Count);

    async Task<Act> Given(string what)
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Admin);
        Act Of(string url, object typed, Func<AppDbContext, Task<int>> count, string? action = null) => new(browser, url, typed, action, count);
        switch (what)
        {
            case "a claim": return Of($"{room.Desk}/claims/new", new { Statement = "The boats run half empty." }, db => db.Claims.CountAsync(c => c.TeamId == room.Id, Ct));
            case "an article": return Of($"{room.Desk}/articles/new", new { How = "Text", Text = ArticleSteps.Harbour }, db => db.Articles.CountAsync(a => a.TeamId == room.Id, Ct));
            case "a team": return Of("/account/teams/new", new { Name = room.Name + " Two" }, db => db.Teams.CountAsync(t => t.Name == room.Name + " Two", Ct));
            case "an invitation": return Of($"{room.Desk}/members", new { ForWhom = "Orla" }, db => db.Invitations.CountAsync(i => i.TeamId == room.Id, Ct), $"{room.Desk}/invitations");
            case "evidence" or "a verdict":
                var claim = await app.SeedClaim(room, ClaimStatus.Researching);
                return what == "evidence"
                    ? Of($"{room.Claim(claim)}/evidence/new", new { Stance = "Context", Title = "Minutes" }, db => db.Set<Domain.Evidence>().CountAsync(e => e.ClaimId == claim, Ct))
                    : Of($"{room.Claim(claim)}/verdict", new { Headline = "It rose by a fifth" }, db => db.Set<VerdictDraft>().CountAsync(d => d.ClaimId == claim, Ct));
        }
        var article = await browser.Paste(room);
        const string words = "one man shouted that the boats run half empty in January";
        switch (what)
        {
            case "a revision": return Of($"{room.Desk}/articles/{article}/revisions/new", new { How = "Text", Text = "The harbour board met on Tuesday." }, db => db.Set<ArticleRevision>().CountAsync(r => r.ArticleId == article, Ct));
            case "an appearance":
                var known = await app.SeedClaim(room);
                return Of($"{room.Desk}/articles/{article}/claims/new", new { Quote = words, Existing = $"CT-{known}" }, db => db.Set<Appearance>().CountAsync(a => a.ArticleId == article, Ct));
            default: return Of($"{room.Desk}/articles/{article}/claims/new", new { Quote = words }, db => db.Claims.CountAsync(c => c.TeamId == room.Id, Ct));
        }
    }

    [Theory, MemberData(nameof(Creating))]
    public async Task Sent_twice_it_is_made_once_and_both_answers_lead_there(string what)
    {
        var act = await Given(what);
        var before = await app.Read(act.Count);
        var page = await act.Browser.Get(act.Url);
        var first = await act.Browser.Submit(page, act.Typed, act.Action);
        var second = await act.Browser.Submit(page, act.Typed, act.Action);

        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.Status, second.Status));
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(before + 1, await app.Read(act.Count));
        Assert.Equal(HttpStatusCode.OK, (await act.Browser.Follow(second)).Status);
    }

    [Theory, MemberData(nameof(Creating))]
    public async Task Sent_four_times_at_once_it_is_made_once_and_all_answers_lead_there(string what)
    {
        var act = await Given(what);
        var before = await app.Read(act.Count);
        var page = await act.Browser.Get(act.Url);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => act.Browser.Twin().Submit(page, act.Typed, act.Action), Ct)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Single(answers.Select(a => a.Location).Distinct());
        Assert.Equal(before + 1, await app.Read(act.Count));
    }

    [Fact]
    public async Task Whichever_answer_to_a_double_click_the_browser_takes_it_shows_the_link_of_the_invitation()
    {
        var act = await Given("an invitation");
        var page = await act.Browser.Get(act.Url);
        var tabs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var tab = act.Browser.Twin();
            await tab.Submit(page, act.Typed, act.Action);
            return tab;
        }, Ct)));
        foreach (var tab in tabs)
            Assert.NotNull((await tab.Get(act.Url)).Document.QuerySelector("#invite-link"));
        Assert.Equal(1, await app.Read(act.Count));
    }

    [Fact]
    public async Task Whoever_goes_back_and_writes_something_else_makes_another()
    {
        var act = await Given("a claim");
        var page = await act.Browser.Get(act.Url);
        var first = await act.Browser.Submit(page, act.Typed);
        var second = await act.Browser.Submit(page, new { Statement = "The boats run full." });
        Assert.NotEqual(first.Location, second.Location);
        Assert.Equal(2, await app.Read(act.Count));
    }

    [Fact]
    public async Task The_same_words_on_a_fresh_page_make_another()
    {
        var act = await Given("a claim");
        Assert.NotEqual((await act.Browser.Submit(act.Url, act.Typed)).Location, (await act.Browser.Submit(act.Url, act.Typed)).Location);
        Assert.Equal(2, await app.Read(act.Count));
    }

    [Fact]
    public async Task A_form_that_was_refused_can_be_sent_again()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.Admin);
        var page = await browser.Get($"{room.Claim(claim)}/park");
        await app.Do(claim, room.Editor, (c, by) => c.Decline(DeclineReason.Opinion, null, by, app.Now));
        var typed = new { Until = "2026-12-24" };
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Submit(page, typed)).Status);
        await app.Do(claim, room.Editor, (c, by) => c.Reopen(null, by, app.Now));

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(page, typed)).Status);
        Assert.Equal(ClaimStatus.Parked, (await app.ClaimNow(claim)).Status);
    }

    [Fact]
    public async Task Two_people_with_the_same_key_do_not_meet()
    {
        var act = await Given("a team");
        var page = await act.Browser.Get(act.Url);
        var key = page.Document.QuerySelector("main input[name=__FormKey]")!.GetAttribute("value");
        var other = await app.SignedIn(await app.Stranger());
        var typed = new { Name = "Rival Desk", Language = "en", __FormKey = key };
        var mine = await act.Browser.Post(act.Url, typed);
        var theirs = await other.Post(act.Url, typed);
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (mine.Status, theirs.Status));
        Assert.NotEqual(mine.Location, theirs.Location);
    }

    [Fact]
    public async Task Each_account_forgets_after_a_day_what_it_sent()
    {
        var room = await app.Seed();
        var account = room.Admin.AccountId;
        await app.Change(db =>
        {
            foreach (var hours in new[] { 23, 25, 26 })
                db.Submissions.Add(new Submission { AccountId = account, Key = Guid.NewGuid(), At = app.Now.AddHours(-hours), Path = "/desk" });
            return Task.FromResult(0);
        });
        var browser = await app.SignedIn(room.Admin);
        await browser.Submit($"{room.Desk}/claims/new", new { Statement = "The boats run half empty." });
        var kept = await app.Read(db => db.Submissions.Where(s => s.AccountId == account).Select(s => s.At).ToListAsync(Ct));
        Assert.Equal([app.Now.AddHours(-23), app.Now], kept.Order());
    }
}
