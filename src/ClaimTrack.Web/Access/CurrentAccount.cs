using System.Security.Claims;

namespace ClaimTrack.Web.Access;

/// <summary>Who is signed in. This folder is the only place that reads the sign-in cookie's contents.</summary>
public static class CurrentAccount
{
    /// <summary>The account's id, or null for an anonymous visitor.</summary>
    public static string? AccountId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Whether somebody is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;
}
