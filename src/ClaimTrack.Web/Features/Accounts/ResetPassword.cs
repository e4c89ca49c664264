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

/// <summary>Sets a new password by the link of a letter. The token is bound to the account's security stamp, which every
/// change of the password renews: a link works once, and an older one not at all after it.</summary>
[AllowAnonymous, EnableRateLimiting(Limit.SignIn)]
public sealed class ResetPassword(Sessions sessions, UserManager<Account> accounts, Letters letters) : Slice
{
    [HttpGet("account/reset")]
    public async Task<IActionResult> Show(string? account, string? token)
    {
        Response.KeepAddressSecret();
        var form = new Form { Account = account, Token = token };
        return await Holder(form) is { } holder ? Page(Filled(form, holder)) : LinkGone();
    }

    [HttpPost("account/reset")]
    public async Task<IActionResult> Save(Form form)
    {
        Response.KeepAddressSecret();
        if (await Holder(form) is not { } account) return LinkGone();
        if (!ModelState.IsValid) return Invalid(Filled(form, account));
        var result = await sessions.ResetPassword(account, form.Token!, form.NewPassword!, Gone);
        foreach (var error in result.Errors)
        {
            if (error.Code == nameof(IdentityErrorDescriber.InvalidToken)) return LinkGone();
            Complain(nameof(Form.NewPassword), error.Description);
        }
        if (!ModelState.IsValid) return Invalid(Filled(form, account));
        letters.PasswordChanged(HttpContext, account);
        return Redirect("/desk");
    }

    async Task<Account?> Holder(Form form) =>
        form is { Account: { } id, Token: { } token } && await accounts.FindByIdAsync(id) is { } account
        && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<Account>.ResetPasswordTokenPurpose, token)
            ? account : null;

    static Form Filled(Form form, Account account)
    {
        form.Address = account.Email!;
        return form;
    }

    ViewResult LinkGone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("LinkGone");
    }

    public sealed class Form
    {
        public string? Account { get; set; }
        public string? Token { get; set; }
        public string? NewPassword { get; set; }
        public string? PasswordAgain { get; set; }
        internal string Address { get; set; } = "";
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.NewPassword).NewPassword();
            RuleFor(f => f.PasswordAgain).Equal(f => f.NewPassword).WithMessage("The two are not the same.");
        }
    }
}
