using System.Net;
using ClaimTrack.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTrack.Web.Tests.Features.Accounts;

public sealed class EmptyApp : App
{
    protected override bool IsSetUp => false;
}

public sealed class SettingUp(EmptyApp app) : IClassFixture<EmptyApp>
{
    const string Password = "seven herons at dusk";

    // One story, since an installation is set up once.
    [Fact]
    public async Task The_first_visitor_sets_up_with_the_code_of_the_console_and_then_the_page_is_gone()
    {
        var codes = app.Services.GetRequiredService<SetupCode>();
        Assert.True(codes.IsOpen);
        var code = codes.Make(); // what the console showed is known to it alone; this replaces it

        var browser = app.Browser();
        Assert.Equal("/setup", (await browser.Get("/account/sign-in")).Location);
        Assert.Equal("/setup", (await browser.Get("/account/register")).Location);

        var wrong = await browser.Submit("/setup", new { SetupToken = "ABCDE-ABCDE-ABCDE-ABCDE", Name = "Root", Email = "root@b.test", Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Single(wrong.Errors["SetupToken"]);
        Assert.False(await app.Read(db => db.Users.AnyAsync()));

        var easy = await browser.Submit("/setup", new { SetupToken = code, Name = "Root", Email = "root@b.test", Password = "password1234" });
        Assert.Single(easy.Errors["Password"]);

        // Nobody gets past it by registering.
        Assert.Equal("/setup", (await browser.Post("/account/register", new { Name = "A", Email = "a@b.test", Password })).Location);

        // Two at once: one of them.
        var (one, two) = (app.Browser(), app.Browser());
        var (pageOne, pageTwo) = (await one.Get("/setup"), await two.Get("/setup"));
        var answers = await Task.WhenAll(
            one.Submit(pageOne, new { SetupToken = code.ToLowerInvariant().Replace("-", " "), Name = "One", Email = "one@b.test", Password }),
            two.Submit(pageTwo, new { SetupToken = code, Name = "Two", Email = "two@b.test", Password }));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Found);
        var account = await app.Read(db => db.Users.SingleAsync());
        Assert.True(account.IsInstanceAdmin);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get("/setup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Post("/setup", new { SetupToken = code, Name = "A", Email = "a@b.test", Password })).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().Get("/account/sign-in")).Status);
    }
}
