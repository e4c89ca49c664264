using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Names;

/// <summary>Links to a topic or claimant lead to it whatever it is called by now.</summary>
public sealed class FormerNamesTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    Task<int> Publish(Newsroom room, string topic, string claimant, string headline) => site.Publish(room, new ClaimFacts { Statement = $"Not so: {headline}", Language = "en" },
        new VerdictText { Headline = headline, Conclusion = $"{headline}.", Explanation = "The ledger says so." }, claimant: claimant, topic: topic);

    async Task Rename(Newsroom room, string from, string to)
    {
        var editor = await site.SignedIn(room.Editor);
        var (what, id) = await site.Read(async db => await db.Topics.FirstOrDefaultAsync(t => t.TeamId == room.Id && t.Name == from, Ct) is { } topic
            ? ("topics", topic.Id) : ("claimants", (await db.Claimants.SingleAsync(t => t.TeamId == room.Id && t.Name == from, Ct)).Id));
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit($"{room.Desk}/{what}/{id}", new { Name = to })).Status);
    }

    async Task Merge(Newsroom room, string from, string into)
    {
        var editor = await site.SignedIn(room.Editor);
        var id = await site.Read(db => db.Topics.Where(t => t.TeamId == room.Id && t.Name == from).Select(t => t.Id).SingleAsync(Ct));
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit(await editor.Get($"{room.Desk}/topics/{id}/merge?into={into}"), new { })).Status);
    }

    async Task<string?> LeadsTo(string address)
    {
        var answer = await site.Browser().Get(address);
        if (answer.Status == HttpStatusCode.NotFound) return null;
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(answer.Location!)).Status);
        return answer.Location;
    }

    [Fact]
    public async Task Every_name_before_leads_to_the_present_one()
    {
        var room = await site.Seed("Rename Desk");
        await Publish(room, "Wharf", "Captain Reed", "The wharf is long");
        await Rename(room, "Wharf", "Wharves");
        await Rename(room, "Wharves", "Landing places");
        await Rename(room, "Captain Reed", "Admiral Reed");
        Assert.Equal("/topics/landing-places?page=1", await LeadsTo("/topics/wharf?page=1"));
        Assert.Equal("/topics/landing-places", await LeadsTo("/topics/WHARVES"));
        Assert.Equal("/es/topics/landing-places", await LeadsTo("/es/topics/wharf"));
        Assert.Equal("/people/admiral-reed", await LeadsTo("/people/captain-reed"));
        var maps = (await site.Browser().Get("/sitemap-topics.xml")).Text + (await site.Browser().Get("/sitemap-people.xml")).Text;
        Assert.Contains("/topics/landing-places<", maps);
        Assert.Contains("/people/admiral-reed<", maps);
        Assert.DoesNotContain("wharf", maps);
        Assert.DoesNotContain("captain-reed", maps);
    }

    [Fact]
    public async Task Feeds_and_searches_of_a_name_before_lead_to_those_of_the_present_one()
    {
        var room = await site.Seed("Feed Desk");
        await Publish(room, "Locks", "Lady Moor", "The lock is shut");
        await Publish(room, "Weir", "Lady Moor", "The weir is dry");
        await Rename(room, "Locks", "Locks & sluices");
        await Rename(room, "Lady Moor", "Baroness Moor");
        await Merge(room, "Weir", "Locks %26 sluices");
        foreach (var format in new[] { "atom", "rss", "json" })
            Assert.Equal($"/feeds/checks.{format}?topic=Locks%20%26%20sluices", await LeadsTo($"/feeds/checks.{format}?topic=Locks"));
        Assert.Equal("/feeds/checks.atom?q=lock&rating=false&topic=Locks%20%26%20sluices&person=Baroness%20Moor&page=2", await LeadsTo("/feeds/checks.atom?q=lock&topic=Weir&topic=Locks&person=Lady+Moor&rating=false&page=2"));
        Assert.Equal("/es/checks?topic=Locks%20%26%20sluices", await LeadsTo("/es/checks?topic=Weir"));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get("/feeds/checks.atom?topic=Never%20there")).Status);
        Assert.Contains("Locks & sluices", (await site.Browser().Get("/follow?topic=Locks")).Words);
    }

    [Fact]
    public async Task A_name_that_was_given_away_belongs_to_whoever_has_it_now()
    {
        var room = await site.Seed("Freed Desk");
        await Publish(room, "Dykes", "Sir Holm", "The dyke is high");
        await Rename(room, "Dykes", "Sea walls");
        Assert.Equal("/topics/sea-walls", await LeadsTo("/topics/dykes"));
        var second = await Publish(room, "Dykes", "Sir Holm", "Dykes are igneous");
        Assert.Equal("Dykes are igneous", (await site.Browser().Get("/topics/dykes")).Document.QuerySelector(".rows__title")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get("/feeds/checks.atom?topic=Dykes")).Status);
        await site.Retract(room, second);
        Assert.Equal("/topics/sea-walls", await LeadsTo("/topics/dykes"));
        // Back again it is at its own address, and what it was called meanwhile leads there.
        await Rename(room, "Dykes", "Igneous dykes");
        await Rename(room, "Sea walls", "Dykes");
        Assert.Equal("The dyke is high", (await site.Browser().Get("/topics/dykes")).Document.QuerySelector(".rows__title")!.TextContent);
        Assert.Equal("/topics/dykes", await LeadsTo("/topics/sea-walls"));
    }

    [Fact]
    public async Task Renamed_and_merged_in_any_order_it_still_leads_there()
    {
        var room = await site.Seed("Both Desk");
        await Publish(room, "Eel", "Sir Pike", "The eel is long");
        await Publish(room, "Fishes", "Sir Pike", "The fish is wet");
        await Rename(room, "Eel", "Eels");
        await Merge(room, "Eels", "Fishes");
        await Rename(room, "Fishes", "Life in water");
        foreach (var before in new[] { "eel", "eels", "fishes" }) Assert.Equal("/topics/life-in-water", await LeadsTo($"/topics/{before}"));
    }

    [Fact]
    public async Task Where_nothing_stands_under_the_present_name_there_is_no_page()
    {
        var room = await site.Seed("Gone Desk");
        var number = await Publish(room, "Mist", "Miss Fog", "The mist is thick");
        await Rename(room, "Mist", "Haze");
        await Rename(room, "Haze", "Mist");
        await site.Retract(room, number);
        foreach (var address in new[] { "/topics/mist", "/topics/haze" }) Assert.Null(await LeadsTo(address));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get("/feeds/checks.atom?topic=Mist")).Status);
    }
}
