using System.Net;

namespace ClaimTrack.Web.Tests.Features.Accounts;

public sealed class Passwords(App app) : IClassFixture<App>
{
    const string Next = "nine lamps on the quay";

    [Fact]
    public async Task Asking_for_a_link_says_the_same_whether_or_not_there_is_an_account()
    {
        var person = await app.Stranger();
        var known = await app.Browser().Submit("/account/forgot", new { person.Email });
        var unknown = await app.Browser().Submit("/account/forgot", new { Email = "nobody@nowhere.test" });
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Words.Replace(person.Email, ""), unknown.Words.Replace("nobody@nowhere.test", ""));
        await app.Outbox.LastTo(person.Email);
        Assert.DoesNotContain(app.Outbox.Sent, m => m.To == "nobody@nowhere.test");
    }

    [Fact]
    public async Task A_link_sets_a_new_password_once_and_lifts_the_lock()
    {
        var person = await app.Stranger();
        for (var i = 0; i < 5; i++) await app.Browser().Submit("/account/sign-in", new { person.Email, Password = "not it at all" });
        var old = app.Browser();
        await old.Submit("/account/forgot", new { person.Email });
        var first = await app.Outbox.LinkTo(person.Email, "/account/reset");
        await old.Submit("/account/forgot", new { person.Email });
        var second = await app.Outbox.LinkTo(person.Email, "/account/reset", atLeast: 2);

        var browser = app.Browser();
        var page = await browser.Get(second);
        var late = app.Browser();
        var latePage = await late.Get(second);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        var different = await browser.Submit(page, new { NewPassword = Next, PasswordAgain = "something else here" }, "/account/reset");
        Assert.Single(different.Errors["PasswordAgain"]);
        var easy = await browser.Submit(different, new { NewPassword = "password1234", PasswordAgain = "password1234" }, "/account/reset");
        Assert.Single(easy.Errors["NewPassword"]);
        var set = await browser.Submit(easy, new { NewPassword = Next, PasswordAgain = Next }, "/account/reset");
        Assert.Equal("/desk", set.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);

        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(second)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(first)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await late.Submit(latePage, new { NewPassword = Next + "!", PasswordAgain = Next + "!" }, "/account/reset")).Status);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.SignedIn(person));
        Assert.Equal("/desk", (await app.Browser().Submit("/account/sign-in", new { person.Email, Password = Next })).Location);
        Assert.Contains("was changed", (await app.Outbox.LastTo(person.Email, atLeast: 3)).Subject);
    }

    [Theory]
    [InlineData("/account/reset")]
    [InlineData("/account/reset?account=x&token=y")]
    [InlineData("/account/confirm?account=x&token=%00")]
    public async Task A_link_that_is_none_is_gone(string link) => Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(link)).Status);

    [Fact]
    public async Task A_link_of_one_account_opens_no_other()
    {
        var (one, other) = (await app.Stranger(), await app.Stranger());
        await app.Browser().Submit("/account/forgot", new { one.Email });
        var link = await app.Outbox.LinkTo(one.Email, "/account/reset");
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(link.Replace(one.AccountId, other.AccountId))).Status);
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().Get(link.Replace("/account/reset", "/account/confirm"))).Status);
    }

    [Fact]
    public async Task The_letter_leads_to_the_configured_site_whatever_host_the_request_names()
    {
        var person = await app.Stranger();
        var browser = app.Browser();
        await browser.Get("/account/forgot");
        var page = await browser.Get("/account/forgot");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forged = new HttpRequestMessage(HttpMethod.Post, "/account/forgot")
        {
            Content = new FormUrlEncodedContent([new("Email", person.Email), new("__RequestVerificationToken", token)]),
            Headers = { Host = "evil.example" },
        };
        await browser.Send(forged);
        Assert.DoesNotContain("evil.example", (await app.Outbox.LastTo(person.Email)).Text);
    }

    [Fact]
    public async Task One_address_gets_only_so_many_letters()
    {
        var person = await app.Stranger();
        for (var i = 0; i < 8; i++) Assert.Equal(HttpStatusCode.OK, (await app.Browser().Submit("/account/forgot", new { person.Email })).Status);
        await app.Outbox.LastTo(person.Email, atLeast: 5);
        Assert.Equal(5, app.Outbox.Sent.Count(m => m.To == person.Email));
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_session_and_their_live_connections()
    {
        var room = await app.Seed();
        var (here, there) = (await app.SignedIn(room.Editor), await app.SignedIn(room.Editor));
        await using var live = await there.Connect();
        var ended = new TaskCompletionSource();
        live.Closed += _ => { ended.TrySetResult(); return Task.CompletedTask; };

        var wrong = await here.Submit("/account", new { PresentPassword = "not it at all", NewPassword = Next }, "/account/password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Single(wrong.Errors["PresentPassword"]);
        var changed = await here.Submit("/account", new { PresentPassword = App.Password, NewPassword = Next }, "/account/password");
        Assert.Equal("/account?done=password", changed.Location);

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromSeconds(61)); // the stamp is compared every minute
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Found, (await there.Get("/account")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_live_connection()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.Observer);
        await using var live = await browser.Connect();
        var ended = new TaskCompletionSource();
        live.Closed += _ => { ended.TrySetResult(); return Task.CompletedTask; };
        await browser.Submit("/account", new { }, "/account/sign-out");
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_name_is_changed_and_an_empty_one_refused()
    {
        var person = await app.Stranger();
        var browser = await app.SignedIn(person);
        Assert.Single((await browser.Submit("/account", new { Name = " " }, "/account/profile")).Errors["Name"]);
        await browser.Submit("/account", new { Name = "Stig Heimat" }, "/account/profile");
        Assert.Equal("Stig Heimat", (await browser.Get("/account")).Document.QuerySelector("input[name=Name]")!.GetAttribute("value"));
    }
}
