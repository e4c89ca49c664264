using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Signs out. Open to everybody: whose session has ended meanwhile is signed out just as well.</summary>
[AllowAnonymous]
public sealed class SignOut(Sessions sessions) : Slice
{
    [HttpPost("account/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await sessions.SignOut(User.AccountId());
        // Drafts that the browser keeps for its person are not for whoever sits down next.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Redirect("/account/sign-in");
    }
}
