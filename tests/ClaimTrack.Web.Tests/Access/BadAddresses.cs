using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Articles;

namespace ClaimTrack.Web.Tests.Access;

/// <summary>Addresses that lead nowhere or hold nonsense: a page in words, never a fault.</summary>
public sealed class BadAddresses(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Whatever_is_unknown_is_not_found_on_every_verb_and_says_so()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Admin);
        var numbered = app.Doors().Where(d => d.Route.Parameters.Any(p => p.Name is not ("team" or "token")) && d.Method is "GET" or "POST").ToList();
        Assert.True(numbered.Count > 50, $"only {numbered.Count} doors");
        foreach (var door in numbered)
        {
            var address = door.Address(room.Slug, 999_999);
            if (address.EndsWith("999999.json", StringComparison.Ordinal) || !address.Contains("999999", StringComparison.Ordinal)) continue;
            var answer = door.Method == "GET" ? await browser.Get(address) : await browser.Post(address, new { });
            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{door.Name} answered {(int)answer.Status}: {answer.Words}");
            Assert.Equal("There is no page at this address", answer.Heading);
        }
    }

    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("2147483648"), InlineData("99999999999999999999"), InlineData("abc"), InlineData("%D9%A1")]
    [InlineData("%FF"), InlineData("%F0%9F%91%BB"), InlineData("%2e%2e%2f1"), InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_number_that_is_none_is_not_found(string number)
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Admin);
        foreach (var door in app.Doors().Where(d => d.Method is "GET" or "POST" && d.Route.Parameters.Any(p => p.Name is "id" or "number" or "v" or "appearance")))
        {
            var address = door.Address(room.Slug, 777).Replace("777", number, StringComparison.Ordinal);
            var answer = door.Method == "GET" ? await browser.Get(address) : await browser.Post(address, new { });
            Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{door.Name} answered {(int)answer.Status} to {address}");
            Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
        }
        Assert.Empty(app.Faults);
    }

    [Theory]
    [InlineData(""), InlineData("-1"), InlineData("99999999999999999999"), InlineData("rubbish"), InlineData("%"), InlineData("%zz%00"), InlineData("%FF%FE")]
    [InlineData("9999-12-31"), InlineData("0001-01-01"), InlineData("%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7"), InlineData("%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("//evil.example/"), InlineData("%25%5B%5D_%27%22;--"), InlineData("@long")]
    public async Task A_query_of_nonsense_is_answered_on_every_page(string value)
    {
        value = value.Replace("@long", new string('x', 20_000), StringComparison.Ordinal);
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Admin);
        var article = await browser.Paste(room);
        var claims = new[] { await app.SeedClaim(room, ClaimStatus.Researching), await app.SeedClaim(room, ClaimStatus.Published) };
        foreach (var door in app.Doors().Where(d => d.Method == "GET" && d.Action.GetParameters().Length > 0))
            foreach (var claim in claims)
            {
                var names = door.Action.GetParameters().SelectMany(p => p.ParameterType.IsClass && p.ParameterType != typeof(string) ? p.ParameterType.GetProperties().Select(f => f.Name) : [p.Name!])
                    .Where(n => door.Route.Parameters.All(p => p.Name != n)).ToList();
                if (names.Count == 0) continue;
                var answer = await browser.Get($"{door.Address(room.Slug, claim, article, 1)}?{string.Join('&', names.Select(n => $"{n}={value}"))}");
                Assert.True((int)answer.Status < 500, $"{door.Name} answered {(int)answer.Status}");
                Assert.True(answer.Location is null || answer.Location.StartsWith('/') && !answer.Location.StartsWith("//", StringComparison.Ordinal), $"{door.Name} leads to {answer.Location}");
                Assert.DoesNotContain("<script>alert", answer.Text, StringComparison.Ordinal);
            }
        Assert.Empty(app.Faults);
    }
}
