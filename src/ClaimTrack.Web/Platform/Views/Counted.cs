using System.Globalization;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>Numbers and spans of time in words.</summary>
public static class Counted
{
    /// <summary>"1 claim", "4 claims".</summary>
    public static string Of(int n, string one, string? many = null) => $"{n.ToString("N0", CultureInfo.CurrentCulture)} {(n == 1 ? one : many ?? one + "s")}";

    /// <summary>How long something has lasted, in its largest unit: "22 minutes", "9 days".</summary>
    public static string Age(DateTimeOffset since, DateTimeOffset now)
    {
        var passed = now - since;
        if (passed < TimeSpan.FromMinutes(1)) return "just now";
        if (passed < TimeSpan.FromHours(1)) return Of((int)passed.TotalMinutes, "minute");
        if (passed < TimeSpan.FromDays(1)) return Of((int)passed.TotalHours, "hour");
        return Of((int)passed.TotalDays, "day");
    }
}
