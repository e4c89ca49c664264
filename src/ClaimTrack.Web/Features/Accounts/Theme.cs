using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Accounts;

/// <summary>Chooses light, dark, or what the system says. Readers choose too.</summary>
[AllowAnonymous]
public sealed class Theme(TimeProvider clock) : Slice
{
    [HttpPost("account/theme")]
    public IActionResult Choose(Form form)
    {
        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true };
        if (form.Theme is "light" or "dark")
        {
            cookie.Expires = clock.GetUtcNow().AddYears(1);
            Response.Cookies.Append(ColourTheme.Cookie, form.Theme, cookie);
        }
        else
        {
            Response.Cookies.Delete(ColourTheme.Cookie, cookie);
        }
        return Redirect(Url.LocalOr(form.Back, "/"));
    }

    public sealed class Form
    {
        public string? Theme { get; set; }
        public string? Back { get; set; }
    }
}
