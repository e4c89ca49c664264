using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Accounts;

public sealed partial class SigningIn(App app) : IClassFixture<App>
{
    static readonly string Refused = "E-mail and password do not belong together";

    [Fact]
    public async Task Right_password_leads_to_where_one_was_heading_and_signing_out_ends_it()
    {
        var room = await app.Seed();
        var browser = app.Browser();
        var door = await browser.Get($"{room.Desk}/members");
        Assert.Equal(HttpStatusCode.Found, door.Status);
        Assert.Contains("/account/sign-in?back=", door.Location);

        var answer = await browser.Submit(door.Location!, new { room.Editor.Email, App.Password });
        Assert.Equal($"{room.Desk}/members", answer.Location);
        var members = await browser.Get(answer.Location!);
        Assert.Equal(HttpStatusCode.OK, members.Status);

        var left = await browser.Submit(members, new { }, "/account/sign-out");
        Assert.Equal(HttpStatusCode.Found, left.Status);
        Assert.Equal(HttpStatusCode.Found, (await browser.Get($"{room.Desk}/members")).Status);
    }

    [Fact]
    public async Task A_frame_of_somebody_who_is_signed_out_is_told_so_and_gets_back_what_was_typed()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, Domain.ClaimStatus.Researching);
        var address = $"{room.Desk}/claims/{claim}/verdict";
        var send = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("Headline", "Support rose, and did not double")]) };
        var answer = await app.Browser().Send(send, frame: "the-editor");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        var frame = answer.Document.GetElementById("the-editor")!;
        Assert.Contains("You are signed out. Sign in again; what you typed is kept.", Regex.Replace(frame.TextContent, @"\s+", " "));
        Assert.Contains("Support rose, and did not double", frame.TextContent);
        Assert.Equal($"/account/sign-in?back={Uri.EscapeDataString($"{room.Desk}/claims/{claim}")}", frame.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Found, (await app.Browser().Get(address)).Status);
    }

    [Fact]
    public async Task Signing_out_takes_what_the_browser_kept_with_it()
    {
        var browser = await app.SignedIn(await app.Stranger());
        var left = await browser.Post("/account/sign-out", new { });
        Assert.Equal("\"storage\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/.//evil.example/")]
    [InlineData("/a/../..//evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("\t//evil.example")]
    public async Task No_link_to_the_sign_in_page_sends_anybody_to_another_site(string back)
    {
        var person = await app.Stranger();
        var answer = await app.Browser().Submit($"/account/sign-in?back={Uri.EscapeDataString(back)}", new { person.Email, App.Password });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.StartsWith("/", answer.Location);
        Assert.Equal("localhost", new Uri(new Uri("http://localhost/account/sign-in"), answer.Location).Host);
    }

    [Fact]
    public async Task An_address_in_another_script_survives_the_way_through_the_door()
    {
        var person = await app.Stranger();
        var answer = await app.Browser().Submit($"/account/sign-in?back={Uri.EscapeDataString("/checks?q=größe")}", new { person.Email, App.Password });
        Assert.Equal("/checks?q=gr%C3%B6%C3%9Fe", answer.Location);
    }

    [Fact]
    public async Task Unknown_account_wrong_password_and_locked_account_get_the_same_answer()
    {
        var locked = await app.Stranger();
        for (var i = 0; i < 5; i++) await app.Browser().Submit("/account/sign-in", new { locked.Email, Password = "not it at all" });

        List<string> answers = [];
        foreach (var (email, password) in new[]
                 {
                     ("nobody@nowhere.test", App.Password), ((await app.Stranger()).Email, "not it at all"), (locked.Email, App.Password), (locked.Email, "not it at all"),
                 })
        {
            var answer = await app.Browser().Submit("/account/sign-in", new { Email = email, Password = password });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.StartsWith(Refused, Assert.Single(answer.Errors["Email"]));
            answers.Add(Token().Replace(answer.Text.Replace(email, "WHO"), ""));
        }
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_locked_account_opens_by_itself()
    {
        var person = await app.Stranger();
        for (var i = 0; i < 5; i++) await app.Browser().Submit("/account/sign-in", new { person.Email, Password = "not it at all" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.SignedIn(person));
        app.Clock.Advance(TimeSpan.FromMinutes(15.1));
        await app.SignedIn(person);
    }

    [Fact]
    public async Task The_right_password_forgives_the_wrong_ones()
    {
        var person = await app.Stranger();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) await app.Browser().Submit("/account/sign-in", new { person.Email, Password = "not it at all" });
            await app.SignedIn(person);
        }
    }

    [Fact]
    public async Task Of_guesses_that_come_at_the_same_instant_no_more_are_looked_at_than_may()
    {
        var person = await app.Stranger();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            var answer = await app.Browser().Submit("/account/sign-in", new { person.Email, Password = $"guess number {i}" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.SignedIn(person));
        var account = await app.Read(db => db.Users.SingleAsync(a => a.Id == person.AccountId));
        Assert.Equal(app.Now.AddMinutes(15), account.LockoutEnd);
    }

    [Fact]
    public async Task Staying_signed_in_outlives_the_night_and_a_plain_session_does_not()
    {
        await using var own = new EightHours();
        await own.InitializeAsync();
        var person = await own.Stranger();
        var (plain, stays) = (own.Browser(), own.Browser());
        await plain.Submit("/account/sign-in", new { person.Email, App.Password });
        await stays.Submit("/account/sign-in", new { person.Email, App.Password, Stay = true });
        own.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(HttpStatusCode.Found, (await plain.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stays.Get("/account")).Status);
    }

    sealed class EightHours : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("SignIn:SessionHours", "8")];
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a@b", "")]
    [InlineData("<script>alert(1)</script>", "x")]
    public async Task Nonsense_is_answered_beside_the_field(string email, string password)
    {
        var answer = await app.Browser().Submit("/account/sign-in", new { Email = email, Password = password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.DoesNotContain("<script>alert", answer.Text);
    }

    [Fact]
    public async Task A_very_long_password_is_refused_without_work()
    {
        var answer = await app.Browser().Submit("/account/sign-in", new { Email = "a@b.test", Password = new string('x', 100_000) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.DoesNotContain("xxxx", answer.Text);
    }

    [Fact]
    public async Task The_theme_is_kept_in_a_cookie_that_the_page_obeys()
    {
        var browser = app.Browser();
        var chosen = await browser.Submit("/account/sign-in?back=%2Fdesk", new { Theme = "dark" }, "/account/theme");
        Assert.Equal("/account/sign-in?back=%2Fdesk", chosen.Location);
        Assert.Equal("dark", browser.Cookies["theme"]);
        Assert.Equal("dark", (await browser.Get("/account/sign-in")).Document.DocumentElement.GetAttribute("data-theme"));
        await browser.Submit("/account/sign-in", new { Theme = "system" }, "/account/theme");
        Assert.False(browser.Cookies.ContainsKey("theme"));
        Assert.Equal("/", (await browser.Post("/account/theme", new { Theme = "light", Back = "https://evil.example" })).Location);
    }

    [Fact]
    public async Task Without_a_form_token_nobody_is_signed_in()
    {
        var person = await app.Stranger();
        var answer = await app.Browser().PostAsItIs("/account/sign-in", [new("Email", person.Email), new("Password", App.Password)]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"[^\"]*\"")]
    private static partial Regex Token();
}
