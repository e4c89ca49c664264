using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Changes one's own password, which ends every other session.</summary>
[SignedIn, EnableRateLimiting(Limit.SignIn)]
public sealed class ChangePassword(Sessions sessions, UserManager<Account> accounts, AppDbContext db, Letters letters) : Slice
{
    [HttpPost("account/password")]
    public async Task<IActionResult> Save(Form form)
    {
        if (await accounts.FindByIdAsync(User.AccountId()!) is not { } account) return NotFound();
        if (ModelState.IsValid)
        {
            var result = await sessions.ChangePassword(account, form.PresentPassword!, form.NewPassword!);
            foreach (var error in result.Errors)
                if (error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) Complain(nameof(Form.PresentPassword), "This is not your present password.");
                else Complain(nameof(Form.NewPassword), error.Description);
        }
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(YourAccount), await db.OwnAccount(account.Id, Gone));
        }
        letters.PasswordChanged(HttpContext, account);
        return Redirect("/account?done=password");
    }

    public sealed class Form
    {
        public string? PresentPassword { get; set; }
        public string? NewPassword { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.PresentPassword).NotEmpty().WithMessage("Write your present password.");
            RuleFor(f => f.NewPassword).NewPassword();
        }
    }
}
