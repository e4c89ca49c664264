using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Accounts;

public sealed class Registering(App app) : IClassFixture<App>
{
    const string Password = "seven herons at dusk";

    [Fact]
    public async Task A_new_account_signs_in_and_has_no_team_yet()
    {
        var browser = app.Browser();
        var made = await browser.Submit("/account/register", new { Name = "Orla Fenwick", Email = "orla@skerry.test", Password });
        Assert.Equal(HttpStatusCode.OK, made.Status);
        var inside = await browser.Submit("/account/sign-in", new { Email = "orla@skerry.test", Password });
        Assert.Equal("/desk", inside.Location);
        Assert.Equal("You are in no team yet", (await browser.Get("/desk")).Heading);
        Assert.Contains("not confirmed yet", (await browser.Get("/account")).Words);
    }

    [Fact]
    public async Task The_link_in_the_letter_confirms_by_a_button_and_not_by_being_opened()
    {
        var browser = app.Browser();
        await browser.Submit("/account/register", new { Name = "Una Moor", Email = "una@skerry.test", Password });
        var link = await app.Outbox.LinkTo("una@skerry.test", "/account/confirm");
        var page = await browser.Get(link);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(await app.Read(db => db.Users.Where(a => a.Email == "una@skerry.test").Select(a => a.EmailConfirmed).SingleAsync()));
        Assert.Equal("Confirmed", (await browser.Submit(page, new { }, "/account/confirm")).Heading);
        Assert.True(await app.Read(db => db.Users.Where(a => a.Email == "una@skerry.test").Select(a => a.EmailConfirmed).SingleAsync()));
    }

    [Fact]
    public async Task A_taken_address_gets_the_same_answer_and_its_owner_a_letter()
    {
        var owner = await app.Stranger();
        var before = await app.Read(db => db.Users.SingleAsync(a => a.Id == owner.AccountId));
        var fresh = await app.Browser().Submit("/account/register", new { Name = "A", Email = "new@skerry.test", Password });
        var taken = await app.Browser().Submit("/account/register", new { Name = "A", Email = owner.Email.ToUpperInvariant(), Password });
        Assert.Equal(fresh.Status, taken.Status);
        Assert.Equal(fresh.Words, taken.Words);
        Assert.Contains("already", (await app.Outbox.LastTo(owner.Email)).Subject);
        var after = await app.Read(db => db.Users.SingleAsync(a => a.Id == owner.AccountId));
        Assert.Equal((before.PasswordHash, before.DisplayName), (after.PasswordHash, after.DisplayName));
        await app.SignedIn(owner);
    }

    [Theory]
    [InlineData("", "a@b.test", Password, "Name")]
    [InlineData("A", "", Password, "Email")]
    [InlineData("A", "no address", Password, "Email")]
    [InlineData("A", "a@b@c", Password, "Email")]
    [InlineData("A", "a@b.test\nBcc: x@y.test", Password, "Email")]
    [InlineData("A", "a@b.test", "short", "Password")]
    [InlineData("A", "a@b.test", "password1234", "Password")]
    [InlineData("A", "a@b.test", "123456789012", "Password")]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_made(string name, string email, string password, string field)
    {
        var answer = await app.Browser().Submit("/account/register", new { Name = name, Email = email, Password = password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Single(answer.Errors[field]);
        Assert.False(await app.Read(db => db.Users.AnyAsync(a => a.Email == email)));
    }

    [Theory]
    [InlineData("يوسف أديمي 👩‍🔬 Zoë")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task Names_of_any_script_are_kept_and_never_run(string name)
    {
        var browser = app.Browser();
        var email = $"name{name.Length}@skerry.test";
        await browser.Submit("/account/register", new { Name = name, Email = email, Password });
        await browser.Submit("/account/sign-in", new { Email = email, Password });
        var page = await browser.Get("/account");
        Assert.Equal(name, page.Document.QuerySelector("input[name=Name]")!.GetAttribute("value"));
        Assert.DoesNotContain("<img src=x", page.Text);
    }

    [Fact]
    public async Task Two_who_take_the_same_address_at_the_same_instant_make_one_account()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Browser().Submit("/account/register", new { Name = "A", Email = "race@skerry.test", Password })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(1, await app.Read(db => db.Users.CountAsync(a => a.Email == "race@skerry.test")));
    }

    [Fact]
    public async Task An_invitation_leads_through_registering_into_the_team()
    {
        var room = await app.Seed();
        var link = await Teams.Inviting.Link(app, room, Role.FactChecker);
        var browser = app.Browser();
        var door = await browser.Get(link);
        var register = door.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith("/account/register", StringComparison.Ordinal));
        var made = await browser.Submit(register, new { Name = "Orla Fenwick", Email = "orla@radio.test", Password });
        var signIn = made.Document.QuerySelector("main a")!.GetAttribute("href")!;
        var inside = await browser.Submit(signIn, new { Email = "orla@radio.test", Password });
        Assert.Equal(link, inside.Location);
        var joined = await browser.Submit(link, new { });
        Assert.Equal($"{room.Desk}/board", joined.Location);
    }
}

public sealed class ClosedApp : App
{
    protected override IEnumerable<(string, string)> Settings => [("SignIn:OpenRegistration", "false"), ("SignIn:ConfirmEmail", "true")];
}

public sealed class RegisteringByInvitation(ClosedApp app) : IClassFixture<ClosedApp>
{
    const string Password = "seven herons at dusk";

    [Fact]
    public async Task Without_an_invitation_nobody_registers()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser().Get("/account/register")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser().Get("/account/register?invite=guess")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser().Post("/account/register", new { Name = "A", Email = "a@b.test", Password })).Status);
        Assert.False(await app.Read(db => db.Users.AnyAsync(a => a.Email == "a@b.test")));
    }

    [Fact]
    public async Task An_address_is_confirmed_before_the_first_sign_in()
    {
        var room = await app.Seed();
        var link = await Teams.Inviting.Link(app, room, Role.Observer);
        var browser = app.Browser();
        await browser.Submit($"/account/register?invite={link.Split('/')[^1]}", new { Name = "Una", Email = "una@b.test", Password });
        var early = await browser.Submit($"/account/sign-in?back={Uri.EscapeDataString(link)}", new { Email = "una@b.test", Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.StartsWith("Confirm this address first", Assert.Single(early.Errors["Email"]));
        var wrong = await browser.Submit("/account/sign-in", new { Email = "una@b.test", Password = "not it at all" });
        Assert.StartsWith("E-mail and password", Assert.Single(wrong.Errors["Email"]));

        var confirm = await app.Outbox.LinkTo("una@b.test", "/account/confirm", atLeast: 2);
        var confirmed = await browser.Submit(confirm, new { }, "/account/confirm");
        Assert.Equal("Confirmed", confirmed.Heading);
        var inside = await browser.Submit(confirmed.Document.QuerySelector("main a")!.GetAttribute("href")!, new { Email = "una@b.test", Password });
        Assert.Equal(link, inside.Location);
    }
}
