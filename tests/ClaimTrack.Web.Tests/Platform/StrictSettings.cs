using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Background;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>What people see where the installation refuses.</summary>
public class StrictSettings
{
    [Fact]
    public async Task Who_asks_too_much_at_once_is_told_to_wait_in_words()
    {
        await using var app = new FewReads();
        await app.InitializeAsync();
        var browser = app.Browser();
        for (var i = 0; i < 5; i++) await browser.Get("/corrections");
        var refused = await browser.Get("/corrections");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Too much at once", refused.Heading);
        Assert.Contains($"Wait {refused.Headers.GetValues("Retry-After").Single()} seconds", refused.Words);
        Assert.Empty(browser.Cookies);
    }

    [Fact]
    public async Task Without_https_the_workspace_says_what_is_missing_and_readers_read_on()
    {
        await using var app = new SecureOnly();
        await app.InitializeAsync();
        var browser = app.Browser();
        foreach (var path in new[] { "/account/sign-in", "/desk", "/account/register" })
        {
            var refused = await browser.Get(path);
            Assert.Equal(HttpStatusCode.UpgradeRequired, refused.Status);
            Assert.Equal("This page needs https", refused.Heading);
            Assert.Contains("Cookies:Secure", refused.Words);
        }
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/")).Status);
    }

    sealed class FewReads : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Limits:ReadsPerMinute", "5")];
    }

    sealed class SecureOnly : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Cookies:Secure", "true")];
    }
}

/// <summary>Parked claims wake by themselves.</summary>
public class ParkedClaimsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_parked_claim_is_back_on_its_day()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Parked);
        var waker = app.Services.GetServices<IHostedService>().OfType<ParkedClaims>().Single();
        app.Clock.Advance(TimeSpan.FromDays(8));
        await waker.DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ClaimStatus.Parked, await Status());
        app.Clock.Advance(TimeSpan.FromDays(1));
        await waker.DoDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ClaimStatus.Open, await Status());
        Assert.Contains("had parked the claim until today; it woke", (await (await app.SignedIn(room.Observer)).Get($"{room.Desk}/claims/{id}")).Words);

        Task<ClaimStatus> Status() => app.Read(db => Task.FromResult(db.Claims.Single(c => c.Id == id).Status));
    }
}
