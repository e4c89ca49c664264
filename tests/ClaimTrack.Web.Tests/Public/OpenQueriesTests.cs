using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>However much is published, what programs read costs the same number of queries.</summary>
public sealed class OpenQueriesTests(CountingApp app) : IClassFixture<CountingApp>
{
    [Fact]
    public async Task More_checks_cost_no_more_queries()
    {
        var room = await app.Seed();
        var first = await app.SeedClaim(room, ClaimStatus.Published, "The pier is short");
        string[] addresses =
        [
            "/feeds/checks.atom", "/feeds/checks.rss?q=pier", "/feeds/checks.json", "/feeds/corrections.atom", "/feeds/claimreview.json", $"/feeds/claimreview/{app.Now:yyyy-MM}.json", "/feeds",
            "/sitemap.xml", "/sitemap-1.xml", "/sitemap-news.xml", "/sitemap-pages.xml", "/sitemap-topics.xml", "/sitemap-people.xml", "/sitemap-articles.xml", "/api/v1/claims:search?query=pier&pageSize=100", $"/oembed?url=http://localhost/checks/{first}",
            // What is kept costs none; with a query it is made each time.
            $"/embed/checks/{first}?made=anew",
        ];
        var reader = app.Browser();
        async Task<Dictionary<string, int>> Count()
        {
            Dictionary<string, int> counts = [];
            foreach (var address in addresses)
                counts[address] = await CountingApp.Queries(async () => Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.Get(address)).Status));
            return counts;
        }
        await Count(); // the first request of all reads keys and set-up
        var few = await Count();
        for (var i = 0; i < 12; i++) await app.SeedClaim(room, i % 4 == 0 ? ClaimStatus.Retracted : ClaimStatus.Published, $"The pier is {i} metres long");
        var many = await Count();
        Assert.Equal(few, many);
        Assert.All(few, c => Assert.InRange(c.Value, 1, 5));
    }
}
