using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Confirms that an address belongs to the account. The link of the letter shows a button: programs that look into
/// letters open links too.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class ConfirmEmail(UserManager<Account> accounts, Letters letters) : Slice
{
    [HttpGet("account/confirm"), AllowAnonymous]
    public async Task<IActionResult> Show(Form form)
    {
        Response.KeepAddressSecret();
        return await Holder(form) is { } account ? Page(Filled(form, account)) : LinkGone();
    }

    [HttpPost("account/confirm"), AllowAnonymous]
    public async Task<IActionResult> Confirm(Form form)
    {
        Response.KeepAddressSecret();
        if (await Holder(form) is not { } account || !(await accounts.ConfirmEmailAsync(account, form.Token!)).Succeeded) return LinkGone();
        form.IsDone = true;
        return Page(Filled(form, account));
    }

    [HttpPost("account/confirmation"), SignedIn]
    public async Task<IActionResult> SendAgain()
    {
        if (await accounts.FindByIdAsync(User.AccountId()!) is not { } account) return NotFound();
        if (!account.EmailConfirmed) letters.ToConfirm(HttpContext, account, await accounts.GenerateEmailConfirmationTokenAsync(account), null);
        return Redirect("/account?done=letter");
    }

    async Task<Account?> Holder(Form form) =>
        form is { Account: { } id, Token: { } token } && await accounts.FindByIdAsync(id) is { } account
        && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.EmailConfirmationTokenProvider, UserManager<Account>.ConfirmEmailTokenPurpose, token)
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
        public string? Invite { get; set; }
        internal string Address { get; set; } = "";
        internal bool IsDone { get; set; }
        internal string SignInLink => new Register.Done(false, Invite).SignInLink;
    }
}
