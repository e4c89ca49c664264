using System.Net;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Features.Publications;

/// <summary>Members look at the ClaimReview markup of any page.</summary>
public sealed class LintMarkupTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Our_own_published_page_has_nothing_wrong()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Published);
        var check = await app.Browser().Follow(await app.Browser().Get($"/checks/{claim}"));
        var yusuf = await app.SignedIn(room.Observer);
        var looked = await yusuf.Submit($"{room.Desk}/markup", new { Markup = check.Text });
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Equal("1 ClaimReview", looked.Document.QuerySelector(".sheet__h .cnt")!.TextContent);
        Assert.DoesNotContain(looked.Document.QuerySelectorAll("tbody tr"), row => row.TextContent.Contains("Error.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_stands_with_line_rule_and_remedy_and_nothing_typed_is_lost()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        const string markup = "{\n\"@context\": \"https://schema.org\",\n\"@type\": \"ClaimReview\",\n\"claimReviewed\": \"The pier was shut\",\n\"url\": \"<script>alert(1)</script>\"}";
        var looked = await ines.Submit($"{room.Desk}/markup", new { Markup = markup });
        var row = looked.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "url");
        Assert.Equal("5", row.QuerySelector("td")!.TextContent);
        Assert.Contains("Error.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("https://", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", looked.Text, StringComparison.Ordinal);
        Assert.Equal(markup, looked.Document.QuerySelector("textarea[name=Markup]")!.TextContent.Trim());
    }

    [Fact]
    public async Task Without_anything_to_look_at_it_says_so()
    {
        var room = await app.Seed();
        var ines = await app.SignedIn(room.FactChecker);
        var nothing = await ines.Submit($"{room.Desk}/markup", new { });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Write the address of a page", Assert.Single(nothing.Errors["Address"]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ines.Submit($"{room.Desk}/markup", new { Address = "no address" })).Status);
    }
}
