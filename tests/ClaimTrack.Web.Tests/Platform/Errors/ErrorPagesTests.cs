using System.Net;

namespace ClaimTrack.Web.Tests.Platform.Errors;

public sealed class ErrorPagesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_reader_at_an_address_that_leads_nowhere_can_look_for_its_words()
    {
        var page = await app.Browser().Get("/checks/999-ferry-timetable-halved");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("ferry timetable halved", page.Document.QuerySelector("main form[action='/checks'] [name=q]")?.GetAttribute("value"));
        Assert.NotNull(page.Document.QuerySelector("header a[href='/corrections']"));
    }

    [Fact]
    public async Task A_member_who_went_too_far_is_shown_the_way_back()
    {
        var room = await app.Seed();
        var page = await (await app.SignedIn(room.FactChecker)).Get($"{room.Desk}/claims/99999/edit");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal([$"{room.Desk}/claims/99999", $"{room.Desk}/board"], page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/checks/٢١٤"), InlineData("/checks/٢-ferry"), InlineData("/articles/٣"), InlineData("/checks/１"), InlineData("/embed/checks/٢"), InlineData("/checks/٢/versions")]
    public async Task Digits_of_other_scripts_number_nothing(string path) => Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get(path)).Status);

    [Theory]
    [InlineData("facts.example:99999"), InlineData("a b"), InlineData("[::1"), InlineData("x@y:1:2")]
    public async Task A_host_that_no_address_can_be_made_of_is_refused(string host)
    {
        foreach (var path in new[] { "/", "/feeds/checks.atom", "/api/v1/claims:search?query=ferry", "/oembed?url=x" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Host", host);
            Assert.Equal(HttpStatusCode.BadRequest, (await app.Browser().Send(request)).Status);
        }
    }
}
