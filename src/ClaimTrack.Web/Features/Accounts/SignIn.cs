using ClaimTrack.Data;
using ClaimTrack.Web.Access;
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

/// <summary>Signs in by e-mail address and password, and goes on to where the person was heading.</summary>
[AllowAnonymous, EnableRateLimiting(Limit.SignIn)]
public sealed class SignIn(Sessions sessions, UserManager<Account> accounts, AppDbContext db, SetupCode setup, Letters letters,
    IOptions<Access.SignInOptions> options) : Slice
{
    [HttpGet("account/sign-in")]
    public async Task<IActionResult> Show(string? back)
    {
        if (await db.AwaitsSetUp(setup, Gone)) return Redirect("/setup");
        if (IsInvitation(back)) Response.KeepAddressSecret();
        return Page(new Form { Back = back });
    }

    [HttpPost("account/sign-in")]
    public async Task<IActionResult> Enter(Form form)
    {
        if (IsInvitation(form.Back)) Response.KeepAddressSecret();
        if (!ModelState.IsValid) return Invalid(form);
        switch (await sessions.SignIn(form.Email!, form.Password!, form.Stay, Gone))
        {
            case SignInAnswer.SignedIn:
                return Redirect(Url.LocalOr(form.Back, "/desk"));
            case SignInAnswer.Unconfirmed:
                if (await accounts.FindByEmailAsync(form.Email!) is { } account)
                    letters.ToConfirm(HttpContext, account, await accounts.GenerateEmailConfirmationTokenAsync(account), InviteIn(form.Back));
                Complain(nameof(Form.Email), "Confirm this address first. The link for it is in your mail; we have sent another.");
                return Invalid(form);
            default:
                // A locked account gets this sentence too, so it has to help there as well.
                Complain(nameof(Form.Email), $"E-mail and password do not belong together. After {options.Value.AttemptsBeforeLockout} wrong attempts wait {options.Value.LockoutMinutes:0.#} minutes.");
                return Invalid(form);
        }
    }

    const string Invitations = "/invitations/";

    static bool IsInvitation(string? back) => back?.StartsWith(Invitations, StringComparison.Ordinal) == true;

    /// <summary>The token of the invitation to which somebody is heading, if it is one.</summary>
    internal static string? InviteIn(string? back) => IsInvitation(back) ? back![Invitations.Length..].Split('?', '/')[0] : null;

    public sealed class Form
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public bool Stay { get; set; }
        public string? Back { get; set; }
        internal string RegisterLink => InviteIn(Back) is { } invite ? $"/account/register?invite={Uri.EscapeDataString(invite)}" : "/account/register";
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage("Write your e-mail address.");
            RuleFor(f => f.Email).AtMost(256, "the address");
            RuleFor(f => f.Password).NotEmpty().WithMessage("Write your password.");
            RuleFor(f => f.Password).AtMost(Access.Identity.PasswordMax, "the password");
        }
    }
}

/// <summary>Whether the installation waits for its administrator.</summary>
static class FirstVisit
{
    /// <summary>Whether nobody has an account and the console holds a code; closes the set-up once somebody has.</summary>
    public static async Task<bool> AwaitsSetUp(this AppDbContext db, SetupCode setup, CancellationToken ct)
    {
        if (!setup.IsOpen) return false;
        if (!await db.Users.AnyAsync(ct)) return true;
        setup.Close();
        return false;
    }
}
