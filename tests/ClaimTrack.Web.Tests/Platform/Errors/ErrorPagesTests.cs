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
}
