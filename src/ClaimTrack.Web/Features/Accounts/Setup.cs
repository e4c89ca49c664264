using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Makes the administrator of a new installation, for whoever can read its console. With the first account the
/// page is gone.</summary>
[AllowAnonymous, EnableRateLimiting(Limit.SignIn)]
public sealed class Setup(Sessions sessions, UserManager<Account> accounts, AppDbContext db, SetupCode setup, TimeProvider clock) : Slice
{
    [HttpGet("setup")]
    public async Task<IActionResult> Show() => await db.AwaitsSetUp(setup, Gone) ? Page(new Form()) : NotFound();

    [HttpPost("setup")]
    public async Task<IActionResult> Save(Form form)
    {
        if (!await db.AwaitsSetUp(setup, Gone)) return NotFound();
        if (!setup.Is(form.SetupToken)) Complain(nameof(Form.SetupToken), "This is not the code that the console shows. It changes with every start.");
        if (!ModelState.IsValid) return Invalid(form);

        var account = new Account
        {
            UserName = form.Email,
            Email = form.Email,
            EmailConfirmed = true, // nobody could confirm it before mail is set up
            DisplayName = form.Name!,
            CreatedAt = clock.GetUtcNow(),
            IsInstanceAdmin = true,
        };
        if (!setup.Take(form.SetupToken)) return NotFound();
        var isMade = false;
        try
        {
            var result = await accounts.CreateAsync(account, form.Password!);
            isMade = result.Succeeded;
            foreach (var error in result.Errors) Complain(nameof(Form.Password), error.Description);
        }
        finally
        {
            if (!isMade) setup.PutBack(form.SetupToken);
        }
        if (!isMade) return Invalid(form);
        await sessions.Start(account);
        return Redirect("/desk");
    }

    public sealed class Form
    {
        // Named like a token: error pages never repeat it.
        public string? SetupToken { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Write your name.");
            RuleFor(f => f.Name).AtMost(Account.NameMax, "the name");
            RuleFor(f => f.Email).MailAddress();
            RuleFor(f => f.Password).NewPassword();
        }
    }
}
