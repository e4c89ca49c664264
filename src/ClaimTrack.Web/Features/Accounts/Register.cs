using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Teams;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Makes an account. Whether the address has one already is told to its owner by letter and to nobody else.</summary>
[AllowAnonymous, EnableRateLimiting(Limit.SignIn)]
public sealed class Register(Sessions sessions, UserManager<Account> accounts, AppDbContext db, SetupCode setup, Letters letters,
    IOptions<Access.SignInOptions> options, TimeProvider clock) : Slice
{
    [HttpGet("account/register")]
    public async Task<IActionResult> Show(string? invite)
    {
        if (await db.AwaitsSetUp(setup, Gone)) return Redirect("/setup");
        if (invite is not null) Response.KeepAddressSecret();
        return await MayRegister(invite) ? Page(new Form { Invite = invite }) : ByInvitation();
    }

    [HttpPost("account/register")]
    public async Task<IActionResult> Save(Form form)
    {
        if (await db.AwaitsSetUp(setup, Gone)) return Redirect("/setup");
        if (form.Invite is not null) Response.KeepAddressSecret();
        if (!await MayRegister(form.Invite)) return ByInvitation();
        if (!ModelState.IsValid) return Invalid(form);

        var account = new Account { UserName = form.Email, Email = form.Email, DisplayName = form.Name!, CreatedAt = clock.GetUtcNow() };
        foreach (var rule in accounts.PasswordValidators)
            foreach (var error in (await rule.ValidateAsync(accounts, account, form.Password)).Errors)
                Complain(nameof(Form.Password), error.Description);
        if (!ModelState.IsValid) return Invalid(form);

        if (await accounts.FindByEmailAsync(form.Email!) is { } owner)
        {
            sessions.HashForNothing(form.Password!);
            letters.TakenAlready(HttpContext, owner);
        }
        else
        {
            var result = await accounts.CreateAsync(account, form.Password!);
            // Somebody took the address in this very instant: run again, on what is there now.
            if (!result.Succeeded) throw new DbUpdateConcurrencyException(string.Join(' ', result.Errors.Select(e => e.Code)));
            var token = await accounts.GenerateEmailConfirmationTokenAsync(account);
            if (options.Value.ConfirmEmail) letters.ToConfirm(HttpContext, account, token, form.Invite);
            else letters.Welcome(HttpContext, account, token);
        }
        return View("Registered", new Done(options.Value.ConfirmEmail, form.Invite));
    }

    async Task<bool> MayRegister(string? invite) => options.Value.OpenRegistration || await db.OpenInvitation(invite, clock.GetUtcNow(), Gone) is not null;

    ViewResult ByInvitation()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("ByInvitation");
    }

    /// <summary>What is said afterwards, whether or not the address had an account.</summary>
    public sealed record Done(bool MustConfirm, string? Invite)
    {
        internal string SignInLink => Invite is null ? "/account/sign-in" : $"/account/sign-in?back={Uri.EscapeDataString($"/invitations/{Invite}")}";
    }

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Password { get; set; }
        public string? Invite { get; set; }
        internal string SignInLink => new Done(false, Invite).SignInLink;
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
