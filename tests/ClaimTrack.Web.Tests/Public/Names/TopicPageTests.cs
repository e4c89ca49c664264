using System.Net;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Names;

/// <summary>A topic's page: its checks, what it is about, and what they rest on.</summary>
public sealed class TopicPageTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    static VerdictText Text(string headline) => new() { Headline = headline, Conclusion = $"{headline}.", Explanation = "The ledger says so." };

    Task<int> Publish(Newsroom room, string topic, string headline, string rating = "false", (string Title, string? Url)? source = null) =>
        site.Publish(room, new ClaimFacts { Statement = $"Not so: {headline}", Language = "en" }, Text(headline), rating: rating, topic: topic, source: source);

    Task<Topic> Describe(Newsroom room, string topic, string? words) => site.Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.Editor.MemberId, Ct);
        var found = await db.Topics.SingleAsync(t => t.TeamId == room.Id && t.Name == topic, Ct);
        by.Team.Describe(found, words, by, site.Now);
        return found;
    });

    [Fact]
    public async Task It_shows_its_checks_newest_first_with_the_counts_in_words()
    {
        var room = await site.Seed("Tide Desk");
        await Publish(room, "Tides", "The tide came at noon");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Publish(room, "Tides", "The tide went at six", rating: "true");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Publish(room, "Tides", "The tide was low");
        await Publish(room, "Moons", "The moon was full");
        var page = await site.Browser().Get("/topics/tides");
        Assert.Equal("Tides", page.Heading);
        Assert.Equal(["The tide was low", "The tide went at six", "The tide came at noon"], page.Document.QuerySelectorAll(".rows__title").Select(t => t.TextContent));
        Assert.Equal(["True 1", "False 2"], page.Document.QuerySelectorAll("tbody tr").Select(r => $"{r.QuerySelector("th")!.TextContent.Trim()} {r.QuerySelector("td")!.TextContent}"));
        Assert.Contains("3 checks, newest first", page.Words);
        Assert.Equal("https://facts.example/topics/tides", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("Tides", page.Document.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        var feed = page.Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href")!;
        Assert.Equal("/feeds/checks.atom?topic=Tides", feed);
        Assert.DoesNotContain("The moon was full", (await site.Browser().Get(feed)).Text);
        // Rows and the check itself lead here.
        Assert.NotNull((await site.Browser().Get("/checks?q=tide")).Document.QuerySelector(".rows a[href='/topics/tides']"));
        Assert.NotNull((await site.Browser().Get(page.Document.QuerySelector(".rows__title a")!.GetAttribute("href")!)).Document.QuerySelector(".folio a[href='/topics/tides']"));
    }

    [Fact]
    public async Task Every_newsroom_that_uses_the_name_is_on_it_and_says_what_it_is_about()
    {
        var (one, other, silent) = (await site.Seed("One Desk"), await site.Seed("Other Desk"), await site.Seed("Silent Desk"));
        await Publish(one, "Harbour dues", "Dues rose");
        await Publish(other, "HARBOUR DUES", "Dues fell");
        await site.SeedClaim(silent, ClaimStatus.Open);
        await site.Change(db => Task.FromResult(db.Topics.Add(new Topic(silent.Id, "Harbour dues"))));
        await Describe(one, "Harbour dues", "What *ships* pay.");
        await Describe(silent, "Harbour dues", "Nothing is published here.");
        var page = await site.Browser().Get("/topics/harbour-dues");
        Assert.Equal("What ships pay.", page.Document.QuerySelector(".explainer")!.TextContent.Trim());
        Assert.NotNull(page.Document.QuerySelector(".explainer em"));
        Assert.DoesNotContain("Nothing is published here", page.Text);
        Assert.Equal(2, page.Document.QuerySelectorAll(".rows li").Length);
        Assert.Contains("topic=HARBOUR%20DUES", page.Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));

        await Describe(one, "Harbour dues", "What every ship pays.");
        var tag = page.Headers.ETag;
        var after = await site.Browser().Get("/topics/harbour-dues");
        Assert.NotEqual(tag, after.Headers.ETag);
        Assert.Contains("What every ship pays.", after.Words);
    }

    [Fact]
    public async Task What_its_checks_rest_on_stands_beside_them()
    {
        var room = await site.Seed("Quay Desk");
        await Publish(room, "Quays", "The quay is long", source: ("Survey of 2025", "https://survey.example/quay"));
        await Publish(room, "Quays", "The quay is old", source: ("Survey of 2025", "https://survey.example/quay"));
        await Publish(room, "Quays", "The quay is new", source: ("A rumour", "javascript:alert(1)"));
        var documents = (await site.Browser().Get("/topics/quays")).Document.QuerySelectorAll("section[aria-labelledby=documents] li").ToList();
        var survey = documents.Single(d => d.QuerySelector("b")!.TextContent == "Survey of 2025");
        Assert.Contains("Used in 2 checks", survey.TextContent);
        Assert.Equal("https://survey.example/quay", survey.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(documents.Single(d => d.QuerySelector("b")!.TextContent == "A rumour").QuerySelector("a"));
        Assert.Contains("Used in 3 checks", documents[0].TextContent); // the minutes, which every check here uses
    }

    [Fact]
    public async Task A_merged_topic_leads_on_and_an_unknown_one_is_not_found()
    {
        var room = await site.Seed("Merge Desk");
        await Publish(room, "Buoy", "The buoy is red");
        await Publish(room, "Buoys", "The buoys are green");
        var editor = await site.SignedIn(room.Editor);
        var (from, into) = await site.Read(async db => (await db.Topics.SingleAsync(t => t.TeamId == room.Id && t.Name == "Buoy", Ct), await db.Topics.SingleAsync(t => t.TeamId == room.Id && t.Name == "Buoys", Ct)));
        await editor.Submit($"{room.Desk}/topics/{from.Id}/merge?into=Buoys", new { IntoId = into.Id });
        var old = await site.Browser().Get("/topics/buoy?page=1");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/topics/buoys?page=1"), (old.Status, old.Location));
        Assert.Equal("/es/topics/buoys", (await site.Browser().Get("/es/topics/buoy")).Location);
        Assert.Equal(2, (await site.Browser().Get("/topics/buoys")).Document.QuerySelectorAll(".rows li").Length);
        Assert.Equal("/topics/buoys", (await site.Browser().Get("/topics/BUOYS")).Location);
        foreach (var unknown in new[] { "/topics/nothing", "/topics/%20", "/topics/%F0%9F%90%99", "/topics/%ED%A0%80", "/topics/" + new string('x', 3000) })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get(unknown)).Status);
    }

    [Fact]
    public async Task A_topic_of_which_nothing_stands_has_no_page()
    {
        var room = await site.Seed("Fog Desk");
        await site.Change(db => Task.FromResult(db.Topics.Add(new Topic(room.Id, "Secret plans"))));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/topics/secret-plans")).Status);
        var number = await Publish(room, "Fog", "The fog was thick");
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get("/topics/fog")).Status);
        await site.Retract(room, number);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/topics/fog")).Status);
    }

    [Fact]
    public async Task Many_checks_go_over_several_pages()
    {
        var room = await site.Seed("Busy Desk");
        for (var i = 0; i < 21; i++) await Publish(room, "Gulls", $"Gull {i} flew");
        Assert.Equal(20, (await site.Browser().Get("/topics/gulls")).Document.QuerySelectorAll(".rows li").Length);
        var second = await site.Browser().Get("/topics/gulls?page=2");
        Assert.Equal("Gull 0 flew", second.Document.QuerySelectorAll(".rows__title").Single().TextContent);
        Assert.Equal("https://facts.example/topics/gulls?page=2", second.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(second.Text, (await site.Browser().Get("/topics/gulls?page=2")).Text);
        foreach (var odd in new[] { "0", "-1", "99999999999", "x" }) Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get($"/topics/gulls?page={odd}")).Status);
    }

    [Fact]
    public async Task Hostile_names_and_descriptions_are_inert()
    {
        await site.PublishHostile();
        var room = await site.Read(db => db.Teams.OrderByDescending(t => t.Id).Select(t => t.Id).FirstAsync(Ct));
        await site.Change(async db =>
        {
            var team = await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == room, Ct);
            team.Describe(await db.Topics.FirstAsync(t => t.TeamId == room, Ct), $"{Open.Hostile}\n\n[click](javascript:alert(3)) <iframe src=x></iframe>", team.Members.First(m => m.Role == Role.Admin), site.Now);
            return team;
        });
        var slugs = await site.Read(db => db.Checks.Where(c => c.TeamId == room).Select(c => new { c.TopicSlug, c.ClaimantSlug }).SingleAsync(Ct));
        foreach (var path in new[] { $"/topics/{Uri.EscapeDataString(slugs.TopicSlug!)}", $"/people/{Uri.EscapeDataString(slugs.ClaimantSlug!)}" })
        {
            var page = await site.Browser().Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Open.MainIsHarmless(page);
        }
    }

    [Fact]
    public async Task Names_that_were_published_before_they_had_an_address_get_one()
    {
        var room = await site.Seed("Older Desk");
        var number = await Publish(room, "Old piers", "The pier is old");
        await site.Read(db => db.Topics.Where(t => t.TeamId == room.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Slug, ""), Ct));
        await site.Read(db => db.Checks.Where(c => c.ClaimId == number).ExecuteUpdateAsync(set => set.SetProperty(c => c.TopicSlug, (string?)null), Ct));
        await site.Change(async db =>
        {
            await db.GiveSlugs(Ct);
            return number;
        });
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get("/topics/old-piers")).Status);
        Assert.Equal("old-piers", await site.Read(db => db.Topics.Where(t => t.TeamId == room.Id).Select(t => t.Slug).SingleAsync(Ct)));
    }

    [Fact]
    public async Task An_editor_writes_what_it_is_about()
    {
        var room = await site.Seed("Reef Desk");
        await Publish(room, "Reefs", "The reef grew");
        var id = await site.Read(db => db.Topics.Where(t => t.TeamId == room.Id).Select(t => t.Id).SingleAsync(Ct));
        var editor = await site.SignedIn(room.Editor);
        var refused = await editor.Submit($"{room.Desk}/topics/{id}", new { Name = "Reefs", Description = new string('x', Topic.DescriptionMax + 1) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.Found, (await editor.Submit($"{room.Desk}/topics/{id}", new { Name = "Reefs", Description = "Where ships *ground*." })).Status);
        Assert.Contains("Where ships ground.", (await site.Browser().Get("/topics/reefs")).Words);
    }
}
