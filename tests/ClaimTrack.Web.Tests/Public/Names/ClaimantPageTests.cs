using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Names;

/// <summary>A claimant's page: neutral, and without a score.</summary>
public sealed class ClaimantPageTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    Task<int> Publish(Newsroom room, string who, string headline, string rating = "false", string? url = null) =>
        site.Publish(room, new ClaimFacts { Statement = $"Not so: {headline}", Language = "en", ClaimantUrl = url }, new VerdictText { Headline = headline, Conclusion = $"{headline}.", Explanation = "The ledger says so." }, claimant: who, rating: rating);

    [Fact]
    public async Task It_shows_the_checks_and_counts_that_do_not_judge()
    {
        var room = await site.Seed("Person Desk");
        await Publish(room, "María Ñandú", "The mast is tall", url: "https://people.example/maria");
        await Publish(room, "María Ñandú", "The mast is short", rating: "true", url: "javascript:alert(1)");
        var page = await site.Browser().Get("/people/maria-nandu");
        Assert.Equal("María Ñandú", page.Heading);
        Assert.Contains("Person", page.Document.QuerySelector(".folio")!.TextContent);
        Assert.Contains("We check what seems doubtful; these counts do not measure honesty.", page.Words);
        Assert.Equal(["True 1", "False 1"], page.Document.QuerySelectorAll("tbody tr").Select(r => $"{r.QuerySelector("th")!.TextContent.Trim()} {r.QuerySelector("td")!.TextContent}"));
        Assert.Equal(["https://people.example/maria"], page.Document.QuerySelectorAll("section[aria-labelledby=elsewhere] a").Select(a => a.GetAttribute("href")));
        Assert.Empty(page.Document.QuerySelectorAll("main img, main meter, main progress"));
        Assert.DoesNotContain("%", page.Words);
        Assert.Equal("/feeds/checks.atom?person=Mar%C3%ADa%20%C3%91and%C3%BA", page.Document.QuerySelector("link[type='application/atom+xml']")!.GetAttribute("href"));
        Assert.NotNull((await site.Browser().Get(page.Document.QuerySelector(".rows__title a")!.GetAttribute("href")!)).Document.QuerySelector(".slab a[href='/people/maria-nandu']"));
    }

    [Fact]
    public async Task A_merged_one_leads_on_and_one_of_whom_nothing_is_published_has_no_page()
    {
        var room = await site.Seed("Mayor Desk");
        await Publish(room, "Mayor Reef", "The reef is public");
        await Publish(room, "Ida Reef", "The reef is private");
        await site.Change(db => Task.FromResult(db.Claimants.Add(new Claimant(room.Id, "Whistle Blower", ClaimantKind.Person))));
        var (from, into) = await site.Read(async db => (await db.Claimants.SingleAsync(t => t.TeamId == room.Id && t.Name == "Mayor Reef", Ct), await db.Claimants.SingleAsync(t => t.TeamId == room.Id && t.Name == "Ida Reef", Ct)));
        await (await site.SignedIn(room.Editor)).Submit($"{room.Desk}/claimants/{from.Id}/merge?into=Ida%20Reef", new { IntoId = into.Id });
        var old = await site.Browser().Get("/people/mayor-reef");
        Assert.Equal((HttpStatusCode.MovedPermanently, "/people/ida-reef"), (old.Status, old.Location));
        Assert.Equal(2, (await site.Browser().Get("/people/ida-reef")).Document.QuerySelectorAll(".rows li").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/people/whistle-blower")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/people/nobody")).Status);
    }
}
