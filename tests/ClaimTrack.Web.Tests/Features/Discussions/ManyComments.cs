using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Discussions;

public sealed class ManyComments(CountingApp app) : IClassFixture<CountingApp>
{
    [Fact]
    public async Task A_long_discussion_takes_no_more_queries_than_a_short_one_and_comes_in_pieces()
    {
        var room = await app.Seed();
        var (few, many) = (await app.SeedClaim(room), await app.SeedClaim(room, statement: "Another claim, much discussed."));
        await app.Say(few, room.FactChecker, "Only this.");
        await app.Change(async db =>
        {
            var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == many);
            var people = (await db.Members.Where(m => m.TeamId == room.Id).ToListAsync()).Where(m => m.May(Permission.Discuss)).ToList();
            foreach (var t in Enumerable.Range(0, 60))
            {
                var thread = new DiscussionThread(claim, new(), $"Question {t}", people, people[t % people.Count], app.Now.AddMinutes(t));
                foreach (var c in Enumerable.Range(0, 4)) thread.Reply($"Answer {c} to {t}", people, [], people[(t + c) % people.Count], app.Now.AddMinutes(t + 0.1 * c));
                db.Threads.Add(thread);
            }
            return claim;
        });
        var browser = await app.SignedIn(room.Editor);
        await browser.Get(room.Claim(few));

        var forFew = await CountingApp.Queries(() => browser.Get($"{room.Claim(few)}/parts/discussion"));
        var forMany = await CountingApp.Queries(() => browser.Get($"{room.Claim(many)}/parts/discussion"));
        Assert.True(forFew > 5, $"only {forFew} queries were counted");
        Assert.Equal(forFew, forMany);

        var page = await browser.Get(room.Claim(many));
        Assert.Equal(20, page.Document.QuerySelectorAll(".th").Length);
        Assert.Contains("Question 59", page.Document.QuerySelectorAll(".th")[^1].TextContent);
        Assert.Contains("60 open", page.Words);
        var earlier = page.Document.QuerySelector(".th__more a")!;
        Assert.Equal("Show 20 earlier", earlier.TextContent);
        page = await browser.Get(earlier.GetAttribute("href")!.Split('#')[0]);
        Assert.Equal(40, page.Document.QuerySelectorAll(".th").Length);
        Assert.Contains("threads=40", page.Document.GetElementById($"claim-{many}-discussion")!.GetAttribute("data-live-source"));
    }
}
