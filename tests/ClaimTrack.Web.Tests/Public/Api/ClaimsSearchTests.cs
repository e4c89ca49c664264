using System.Globalization;
using System.Net;
using System.Text.Json;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public.Api;

/// <summary>Google's claims:search, answered here.</summary>
public sealed class ClaimsSearchTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    const string Address = "/api/v1/claims:search";

    Task<Page> Get(string query) => site.Browser().Get(Address + query);

    // The schema of FactCheckedClaimSearchResponse: these names and no others, and nothing that is empty.
    static JsonElement Good(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("application/json", page.MediaType);
        var answer = JsonDocument.Parse(page.Text).RootElement;
        Only(answer, "claims", "nextPageToken");
        if (!answer.TryGetProperty("claims", out var claims)) return answer;
        Assert.NotEmpty(claims.EnumerateArray());
        foreach (var claim in claims.EnumerateArray())
        {
            Only(claim, "text", "claimant", "claimDate", "claimReview");
            if (claim.TryGetProperty("claimDate", out var date)) Instant(date);
            foreach (var review in claim.GetProperty("claimReview").EnumerateArray())
            {
                Only(review, "publisher", "url", "title", "reviewDate", "textualRating", "languageCode");
                Only(review.GetProperty("publisher"), "name", "site");
                Assert.Equal("facts.example", review.GetProperty("publisher").GetProperty("site").GetString());
                Assert.StartsWith(ReaderSite.Address + "/checks/", review.GetProperty("url").GetString());
                Instant(review.GetProperty("reviewDate"));
            }
        }
        return answer;
    }

    static void Only(JsonElement of, params string[] names)
    {
        foreach (var member in of.EnumerateObject())
        {
            Assert.Contains(member.Name, names);
            Assert.False(member.Value.ValueKind == JsonValueKind.Null || (member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == ""), $"{member.Name} is empty");
        }
    }

    static void Instant(JsonElement value) => Assert.True(DateTimeOffset.TryParseExact(value.GetString(), "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));

    static List<string> Urls(JsonElement answer) => answer.TryGetProperty("claims", out var claims) ? [.. claims.EnumerateArray().Select(c => c.GetProperty("claimReview")[0].GetProperty("url").GetString()!)] : [];

    static IEnumerable<string> NamesIn(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(f => NamesIn(f.Value).Prepend(f.Name)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };

    static void Refused(Page page, string? names = null)
    {
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("application/json", page.MediaType);
        var error = JsonDocument.Parse(page.Text).RootElement.GetProperty("error");
        Assert.Equal((400, "INVALID_ARGUMENT"), (error.GetProperty("code").GetInt32(), error.GetProperty("status").GetString()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
        if (names is not null) Assert.Contains(names, page.Text);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Equal("*", page.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task A_claim_is_told_in_the_fields_of_google()
    {
        var number = await site.Check("misleading");
        var page = await Get("?query=ferry%20subsidy");
        var claim = Good(page).GetProperty("claims").EnumerateArray().Single(c => c.GetProperty("claimReview")[0].GetProperty("url").GetString()!.Contains($"/checks/{number}-", StringComparison.Ordinal));
        Assert.Equal("Tomas Reyne", claim.GetProperty("claimant").GetString());
        var review = claim.GetProperty("claimReview").EnumerateArray().Single();
        Assert.Equal("Misleading", review.GetProperty("textualRating").GetString());
        Assert.Equal("en", review.GetProperty("languageCode").GetString());
        Assert.NotEmpty(review.GetProperty("publisher").GetProperty("name").GetString()!);
        Assert.Contains("\n", page.Text); // pretty by default, as Google's
        Assert.DoesNotContain("\n", (await Get("?query=ferry&prettyPrint=false")).Text);
        Assert.Contains("rel=\"self\"", page.Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_object()
    {
        Assert.Equal("{}", (await Get("?query=hovercraft")).Text);
        Assert.Equal("{}", (await Get("?query=ferry&offset=1000")).Text);
        Assert.Equal("{}", (await Get("?query=ferry&offset=2147483647&pageSize=2147483647")).Text);
        Assert.Equal("{}", (await Get("?reviewPublisherSiteFilter=elsewhere.example")).Text);
        Assert.Equal("{}", (await Get("?query=ferry&reviewPublisherSiteFilter=ts.example")).Text);
    }

    [Theory, InlineData("facts.example"), InlineData("www.facts.example"), InlineData("FACTS.example"), InlineData("https://facts.example/about"), InlineData("example")]
    public async Task The_site_is_found_by_its_name(string filter) =>
        Assert.Equal(10, Urls(Good(await Get($"?reviewPublisherSiteFilter={Uri.EscapeDataString(filter)}"))).Count);

    [Fact]
    public async Task Language_ignores_the_region_and_age_counts_days()
    {
        Assert.Single(Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&languageCode=ar"))));
        Assert.Equal((await Get("?reviewPublisherSiteFilter=facts.example&languageCode=ar")).Text, (await Get("?reviewPublisherSiteFilter=facts.example&languageCode=AR-eg")).Text);
        var english = (await site.Checks()).Count(c => !c.Retracted && c.Language.StartsWith("en", StringComparison.Ordinal));
        Assert.Equal(english, Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&languageCode=en-US&pageSize=100"))).Count);
        var all = Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=100"))).Count;
        Assert.InRange(Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=100&maxAgeDays=25"))).Count, 1, all - 1);
        Assert.Equal(all, Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=100&maxAgeDays=2147483647"))).Count);
        Assert.Equal(all, Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=100&maxAgeDays=0"))).Count);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap_even_when_something_is_published_meanwhile()
    {
        const string Query = "?reviewPublisherSiteFilter=facts.example&pageSize=3";
        var all = Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=100")));
        List<string> seen = [];
        string? token = null;
        for (var pages = 0; pages < 50; pages++)
        {
            var answer = Good(await Get(Query + (token is null ? "" : $"&pageToken={token}")));
            seen.AddRange(Urls(answer));
            if (pages == 0) await site.SeedClaim(await site.Seed("Meanwhile Desk"), ClaimStatus.Published, "The meanwhile is over");
            if (!answer.TryGetProperty("nextPageToken", out var next)) break;
            token = next.GetString();
            Assert.Matches("^[A-Za-z0-9_-]+$", token!);
        }
        Assert.Equal(all, seen);
        Assert.Equal(all.Skip(2).Take(3), (Urls(Good(await Get("?reviewPublisherSiteFilter=facts.example&pageSize=4&offset=2")))).Skip(1));
    }

    [Fact]
    public async Task A_token_is_for_its_own_question_only()
    {
        const string Query = "?query=the&languageCode=en&maxAgeDays=3000&pageSize=2&reviewPublisherSiteFilter=facts.example";
        var token = Good(await Get(Query)).GetProperty("nextPageToken").GetString()!;
        Good(await Get($"{Query}&pageToken={token}"));
        Good(await Get($"{Query}&pageToken={token}&offset=7&key=abc&prettyPrint=false")); // the offset counts only without a token
        foreach (var other in new[] { Query.Replace("query=the", "query=of", StringComparison.Ordinal), Query.Replace("=en", "=es", StringComparison.Ordinal), Query.Replace("3000", "2999", StringComparison.Ordinal), Query.Replace("pageSize=2", "pageSize=3", StringComparison.Ordinal), Query.Replace("facts.", "www.facts.", StringComparison.Ordinal), "?query=the" })
            Refused(await Get($"{other}&pageToken={token}"), "pageToken");
        var changed = token[..^8] + (token[^8] == 'A' ? 'B' : 'A') + token[^7..];
        var strangers = Convert.ToBase64String("1 2 3"u8).TrimEnd('=');
        foreach (var bad in new[] { changed, token[..^1], token + "A", "x", strangers, "%00", "%F0%9F%91%A9", new string('A', 20_000), "../../etc" }) Refused(await Get($"{Query}&pageToken={bad}"), "pageToken");

        // Another installation has other keys.
        await using var other2 = new ReaderSite();
        await ((IAsyncLifetime)other2).InitializeAsync();
        Refused(await other2.Browser().Get($"{Address}{Query}&pageToken={token}"), "pageToken");
    }

    [Theory]
    [InlineData("", "query"), InlineData("?query=", "query"), InlineData("?query=%20%20", "query"), InlineData("?languageCode=en", "query")]
    [InlineData("?query=a&pageSize=ten", "TYPE_INT32"), InlineData("?query=a&pageSize=-1", "pageSize"), InlineData("?query=a&pageSize=99999999999", "TYPE_INT32"), InlineData("?query=a&pageSize=1.5", "TYPE_INT32")]
    [InlineData("?query=a&offset=-1", "offset"), InlineData("?query=a&offset=x", "TYPE_INT32"), InlineData("?query=a&maxAgeDays=-7", "maxAgeDays"), InlineData("?query=a&maxAgeDays=week", "TYPE_INT32")]
    [InlineData("?query=a&languageCode=!!", "languageCode"), InlineData("?query=a&languageCode=x", "languageCode"), InlineData("?query=a&alt=proto", "alt"), InlineData("?query=a&prettyPrint=maybe", "prettyPrint"), InlineData("?query=a&$.xgafv=3", "xgafv")]
    [InlineData("?query=a&unknown=1", "Unknown name"), InlineData("?query=a&Query=b", "Unknown name"), InlineData("?query=a&query=b", "once"), InlineData("?query=a&callback=f", "Unknown name"), InlineData("?query=a&%3Cscript%3E=1", "Unknown name")]
    public async Task What_is_no_parameter_is_an_invalid_argument(string query, string names)
    {
        var page = await Get(query);
        // Names of parameters are spelled as they were asked, in case of the first one.
        if (query == "?query=a&Query=b") Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        else Refused(page, names);
        Assert.DoesNotContain("<script>", page.Text);
    }

    [Fact]
    public async Task The_parameters_of_every_google_api_are_taken() =>
        Assert.NotEmpty(Urls(Good(await Get("?query=ferry&alt=json&fields=claims&prettyPrint=true&key=AIza&quotaUser=me&$.xgafv=2&languageCode=&maxAgeDays=&offset=&pageToken="))));

    [Theory]
    [InlineData("claims/text", "claims text")]
    [InlineData("claims(text,claimReview/publisher.name),nextPageToken", "claimReview claims name publisher text")]
    [InlineData("claims/*/textualRating", "claimReview claims textualRating")]
    [InlineData("nextPageToken", "")]
    public async Task Only_the_fields_that_are_asked_for_are_answered(string fields, string names)
    {
        var page = await Get($"?query=ferry&fields={Uri.EscapeDataString(fields)}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(names, string.Join(' ', NamesIn(JsonDocument.Parse(page.Text).RootElement).Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("*"), InlineData("claims,claims/text"), InlineData("claims/text,claims"), InlineData("claims(text,*)")]
    public async Task A_field_asked_for_whole_is_answered_whole(string fields) =>
        Assert.Equal((await Get("?query=ferry")).Text, (await Get($"?query=ferry&fields={Uri.EscapeDataString(fields)}")).Text);

    [Theory]
    [InlineData("claim"), InlineData("claims/text/x"), InlineData("claims("), InlineData("claims)"), InlineData("claims,,"), InlineData("/"), InlineData("claims(text"), InlineData("*/nothing"), InlineData("<script>")]
    public async Task Fields_that_there_are_not_are_refused(string fields) => Refused(await Get($"?query=a&fields={Uri.EscapeDataString(fields)}"), "field selection");

    [Theory, MemberData(nameof(AllChecksTests.Hostile), MemberType = typeof(AllChecksTests))]
    public async Task Whatever_is_asked_is_answered(string words)
    {
        var typed = Uri.EscapeDataString(words);
        var page = await Get($"?query={typed}");
        Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest);
        Assert.Contains((await Get($"?query=a&languageCode={typed}&pageSize={typed}&pageToken={typed}&offset={typed}&maxAgeDays={typed}&alt={typed}&{typed}=1")).Status, new[] { HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Hostile_words_are_words()
    {
        await site.PublishHostile();
        var page = await Get($"?query={Uri.EscapeDataString("Conclusion")}");
        Good(page);
        Assert.DoesNotContain("<script", page.Text);
        foreach (var claim in JsonDocument.Parse(page.Text).RootElement.GetProperty("claims").EnumerateArray())
            foreach (var text in new[] { claim.GetProperty("text").GetString()!, claim.GetProperty("claimReview")[0].GetProperty("title").GetString()! }) Open.IsPlain(text);
    }

    [Fact]
    public async Task A_retracted_check_is_not_found()
    {
        var room = await site.Seed("Api Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The aqueduct leaks");
        Assert.Single(Urls(Good(await Get("?query=aqueduct"))));
        await site.Retract(room, number);
        Assert.Equal("{}", (await Get("?query=aqueduct")).Text);
    }

    [Fact]
    public async Task Any_site_may_read_it_and_is_told_so_beforehand()
    {
        foreach (var address in new[] { $"{Address}?query=ferry", "/feeds/checks.json", "/feeds/claimreview.json", "/oembed?url=x", $"/checks/{await site.Check("misleading")}.json", "/api/v1/openapi.json" })
        {
            var answer = await site.Browser().Get(address);
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            var before = new HttpRequestMessage(HttpMethod.Options, address);
            before.Headers.Add("Origin", "https://elsewhere.example");
            before.Headers.Add("Access-Control-Request-Method", "GET");
            before.Headers.Add("Access-Control-Request-Headers", "if-none-match");
            var told = await site.Browser().Send(before);
            Assert.Equal(HttpStatusCode.NoContent, told.Status);
            Assert.Equal("*", told.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(told.Headers.Contains("Access-Control-Allow-Credentials"));
        }
        foreach (var closed in new[] { "/", "/checks", "/desk", "/account/sign-in" })
        {
            var asked = new HttpRequestMessage(HttpMethod.Get, closed);
            asked.Headers.Add("Origin", "https://elsewhere.example");
            Assert.False((await site.Browser().Send(asked)).Headers.Contains("Access-Control-Allow-Origin"), closed);
        }
    }

    [Fact]
    public async Task Who_asks_too_much_is_refused_in_the_same_shape()
    {
        await using var app = new FewSearches();
        await app.InitializeAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await app.Browser().Get($"{Address}?query=a")).Status);
        var refused = await app.Browser().Get($"{Address}?query=a");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        var error = JsonDocument.Parse(refused.Text).RootElement.GetProperty("error");
        Assert.Equal((429, "RESOURCE_EXHAUSTED"), (error.GetProperty("code").GetInt32(), error.GetProperty("status").GetString()));
        Assert.True(int.Parse(refused.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture) > 0);
        Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    sealed class FewSearches : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Limits:SearchesPerMinute", "3")];
    }
}
