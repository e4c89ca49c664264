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

/// <summary>Sends a link for a new password, if there is an account to send it to; the answer is the same if not.</summary>
[AllowAnonymous, EnableRateLimiting(Limit.SignIn)]
public sealed class ForgotPassword(UserManager<Account> accounts, Letters letters) : Slice
{
    [HttpGet("account/forgot")]
    public IActionResult Show() => Page(new Form());

    [HttpPost("account/forgot")]
    public async Task<IActionResult> Ask(Form form)
    {
        if (!ModelState.IsValid) return Invalid(form);
        if (await accounts.FindByEmailAsync(form.Email!) is { } account)
            letters.ToReset(HttpContext, account, await accounts.GeneratePasswordResetTokenAsync(account));
        return View("LinkSent", form);
    }

    public sealed class Form
    {
        public string? Email { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Email).MailAddress();
    }
}
