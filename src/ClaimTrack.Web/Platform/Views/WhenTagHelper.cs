using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ClaimTrack.Web.Platform.Views;

/// <summary><c>&lt;when at="…" /&gt;</c>: an instant, relative in words with the exact time in its title;
/// <c>&lt;when day="…" /&gt;</c>: a day; <c>exact</c>: the day of an instant.</summary>
public sealed class WhenTagHelper(TimeProvider clock) : TagHelper
{
    /// <summary>An instant.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>A day.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>Whether an instant is shown as its day instead of relative to now.</summary>
    public bool Exact { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } at)
        {
            output.Attributes.SetAttribute("datetime", at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            output.Attributes.SetAttribute("title", $"{Say(DateOnly.FromDateTime(at.UtcDateTime))}, {at.UtcDateTime:HH:mm} UTC");
            output.Content.Append(Exact ? Say(DateOnly.FromDateTime(at.UtcDateTime)) : Ago(at, clock.GetUtcNow()));
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            output.Content.Append(Say(day));
        }
        else
        {
            output.SuppressOutput();
        }
    }

    /// <summary>A day in words.</summary>
    public static string Say(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>An instant relative to another.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var passed = now - at;
        if (passed < TimeSpan.Zero) return $"{at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture)} UTC";
        if (passed < TimeSpan.FromMinutes(1)) return "just now";
        if (passed < TimeSpan.FromHours(1)) return Count((int)passed.TotalMinutes, "minute");
        if (passed < TimeSpan.FromHours(24)) return Count((int)passed.TotalHours, "hour");
        if (passed < TimeSpan.FromDays(7)) return Count((int)passed.TotalDays, "day");
        return Say(DateOnly.FromDateTime(at.UtcDateTime));
    }

    static string Count(int n, string unit) => $"{n} {unit}{(n == 1 ? "" : "s")} ago";
}
