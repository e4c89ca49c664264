using System.Text.Json;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public.Feeds;

/// <summary>Every ClaimReview in one file, and by month.</summary>
public sealed class ClaimReviewFeedTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    async Task<JsonElement> Get(string address)
    {
        var answer = await site.Browser().Get(address);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    static List<JsonElement> Items(JsonElement feed) => [.. feed.GetProperty("dataFeedElement").EnumerateArray()];

    [Fact]
    public async Task It_has_the_shape_of_Data_Commons_and_the_very_reviews_of_the_pages()
    {
        var feed = await Get("/feeds/claimreview.json");
        Assert.Equal(("https://schema.org", "DataFeed"), (feed.GetProperty("@context").GetString(), feed.GetProperty("@type").GetString()));
        Assert.True(DateTimeOffset.TryParse(feed.GetProperty("dateModified").GetString(), System.Globalization.CultureInfo.InvariantCulture, out _));
        var standing = (await site.Checks()).Where(c => !c.Retracted).ToList();
        Assert.Equal(standing.Count, Items(feed).Count);
        foreach (var check in standing)
        {
            var path = await site.PathOf(check.Number);
            var item = Items(feed).Single(i => i.GetProperty("url").GetString() == ReaderSite.Address + path);
            Assert.Equal("DataFeedItem", item.GetProperty("@type").GetString());
            Assert.NotNull(item.GetProperty("dateCreated").GetString());
            var page = await site.Browser().Get(path);
            Assert.Equal(ClaimReviewRules.Blocks(page.Text).Single(b => b.GetProperty("@type").GetString() == "ClaimReview").ToString(), item.GetProperty("item").EnumerateArray().Single().ToString());
        }
    }

    [Fact]
    public async Task The_months_it_names_hold_everything_once()
    {
        var feed = await Get("/feeds/claimreview.json");
        List<string> urls = [];
        foreach (var part in feed.GetProperty("hasPart").EnumerateArray())
        {
            var month = await Get(part.GetProperty("url").GetString()![ReaderSite.Address.Length..]);
            Assert.NotEmpty(Items(month));
            Assert.Equal(part.GetProperty("dateModified").GetDateTimeOffset(), month.GetProperty("dateModified").GetDateTimeOffset());
            Assert.All(Items(month), i => Assert.StartsWith(part.GetProperty("name").GetString()!, i.GetProperty("dateCreated").GetString()));
            urls.AddRange(Items(month).Select(i => i.GetProperty("url").GetString()!));
        }
        Assert.Equal(Items(feed).Select(i => i.GetProperty("url").GetString()!), urls);
    }

    [Fact]
    public async Task A_retracted_check_is_in_neither_and_hostile_words_are_words()
    {
        var room = await site.Seed("Gone Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The dirigible sank");
        Assert.Contains("The dirigible sank", (await site.Browser().Get("/feeds/claimreview.json")).Text);
        await site.Retract(room, number);
        await site.PublishHostile();
        foreach (var address in new[] { "/feeds/claimreview.json", $"/feeds/claimreview/{site.Now:yyyy-MM}.json" })
        {
            var text = (await site.Browser().Get(address)).Text;
            Assert.DoesNotContain("The dirigible sank", text);
            Assert.DoesNotContain("<script", text);
            Open.IsPlain(text);
            JsonDocument.Parse(text).Dispose();
        }
    }
}
