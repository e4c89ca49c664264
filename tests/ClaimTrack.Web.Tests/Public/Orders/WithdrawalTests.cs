using System.Net;
using System.Text.Json;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Orders;

/// <summary>A check that readers may not see by order, and sees the light again.</summary>
public sealed class WithdrawalTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    async Task<(Newsroom Room, int Number, string Path)> Published(string topic = "Vaults")
    {
        var room = await site.Seed("Order Desk");
        var number = await site.Publish(room, new ClaimFacts { Statement = "The vault was empty", Language = "en" },
            new VerdictText { Headline = "The vault held nine tonnes", Conclusion = "Nine tonnes.", Explanation = "See." }, claimant: "Vault Keeper", topic: topic);
        await site.Correct(room, number, "Nine tonnes and a half.");
        return (room, number, await site.PathOf(number));
    }

    async Task<Browser> Withdraw(int number, string? url = "https://court.example/orders/7")
    {
        var root = await site.SignedIn(App.Root);
        var done = await root.Submit("/admin/withdrawals", new { Number = number, OrderedBy = "High Court <b>of</b> Fennay", Url = url, Reason = "An injunction until the hearing.", Confirmed = true }, "/admin/withdrawals");
        Assert.Equal(HttpStatusCode.Found, done.Status);
        return root;
    }

    [Fact]
    public async Task Every_address_of_the_check_says_by_whose_order_and_nothing_of_the_check()
    {
        var (_, number, path) = await Published();
        await Withdraw(number);
        foreach (var address in new[] { path, $"/checks/{number}", $"/es/checks/{number}", $"/checks/{number}.json", $"/checks/{number}/versions", $"/checks/{number}/versions/1", $"/checks/{number}/compare?from=1&to=2", $"/embed/checks/{number}", $"/oembed?url={ReaderSite.Address}/checks/{number}" })
        {
            var answer = await site.Browser().Get(address);
            Assert.True(answer.Status == HttpStatusCode.UnavailableForLegalReasons, $"{address}: {answer.Status}");
            Assert.Contains("An injunction until the hearing.", answer.Text);
            // The links to other languages repeat the address that was asked for, and nothing else does.
            Assert.DoesNotContain("vault", answer.Text.Replace(path, "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            if (answer.MediaType == "text/html") Assert.Empty(answer.Document.QuerySelectorAll("b"));
            Assert.Equal(["<https://court.example/orders/7>; rel=\"blocked-by\""], answer.Headers.GetValues("Link"));
            Assert.False(answer.Headers.CacheControl!.Public);
        }
        Assert.Equal(451, JsonDocument.Parse((await site.Browser().Get($"/checks/{number}.json")).Text).RootElement.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Contains("frame-ancestors *", (await site.Browser().Get($"/embed/checks/{number}")).Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task It_leaves_every_list_and_comes_back_when_the_order_is_lifted()
    {
        var (room, number, path) = await Published("Strongrooms"); // which no other story has on its page
        string[] lists = ["/", "/checks?q=vault", "/corrections", "/feeds/checks.atom", "/feeds/checks.json?q=vault", "/feeds/corrections.rss", "/feeds/claimreview.json", "/sitemap-1.xml", "/sitemap-news.xml", "/api/v1/claims:search?query=vault", "/topics/strongrooms", "/people/vault-keeper"];
        foreach (var list in lists) Assert.Contains(path, (await site.Browser().Get(list)).Text);
        var root = await Withdraw(number, url: null);
        foreach (var list in lists) Assert.DoesNotContain(path, (await site.Browser().Get(list)).Text);
        Assert.False((await site.Browser().Get(path)).Headers.Contains("Link"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get("/topics/strongrooms")).Status);
        // The newsroom knows of it and goes on.
        var editor = await site.SignedIn(room.Editor);
        Assert.Contains("withdrew it by order of High Court", (await editor.Get($"{room.Desk}/history")).Words);

        Assert.Equal(HttpStatusCode.Found, (await root.Submit("/admin/withdrawals", new { }, $"/admin/withdrawals/{number}/lift")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(path)).Status);
        foreach (var list in lists) Assert.Contains(path, (await site.Browser().Get(list)).Text);
    }

    [Fact]
    public async Task An_order_is_refused_that_says_too_little()
    {
        var (room, number, path) = await Published();
        var root = await site.SignedIn(App.Root);
        var refused = await root.Submit("/admin/withdrawals", new { Number = number, OrderedBy = "A court", Url = "javascript:alert(1)", Reason = "", Confirmed = false }, "/admin/withdrawals");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("A court", refused.Document.QuerySelector("[name=OrderedBy]")!.GetAttribute("value"));
        Assert.Equal(["Confirmed", "Reason", "Url"], refused.Errors.Select(e => e.Key).Order());
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(path)).Status);
        var unknown = await root.Submit("/admin/withdrawals", new { Number = 987654, OrderedBy = "A court", Reason = "So.", Confirmed = true }, "/admin/withdrawals");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        var unpublished = await site.SeedClaim(room, ClaimStatus.Approved);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await root.Submit("/admin/withdrawals", new { Number = unpublished, OrderedBy = "A court", Reason = "So.", Confirmed = true }, "/admin/withdrawals")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.SignedIn(room.Admin)).Get("/admin/withdrawals")).Status);
    }

    [Fact]
    public async Task An_authority_with_a_name_in_any_script_is_named_in_a_header_that_programs_read()
    {
        var (_, number, path) = await Published();
        await Withdraw(number, url: "https://gericht-münchen.example/verfügung?x=<>");
        Assert.Equal("<https://xn--gericht-mnchen-osb.example/verf%C3%BCgung?x=%3C%3E>; rel=\"blocked-by\"", (await site.Browser().Get(path)).Headers.GetValues("Link").Single());
        Assert.Equal(1, await site.Read(db => db.Checks.CountAsync(c => c.ClaimId == number && c.Order != null, Ct)));
    }
}
