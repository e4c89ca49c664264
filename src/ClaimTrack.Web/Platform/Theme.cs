namespace ClaimTrack.Web.Platform;

/// <summary>Light, dark, or as the system says. The choice is a cookie that the server reads, so that no page flashes.</summary>
public static class ColourTheme
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "theme";

    /// <summary>"light" or "dark" if the person chose one, else null.</summary>
    public static string? Theme(this HttpContext context) => context.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;
}
