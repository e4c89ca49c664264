using System.Globalization;
using System.Text.RegularExpressions;

namespace ClaimTrack.Web.Public;

/// <summary>The address of a check: its number, then words that may change. The number alone finds it.</summary>
static partial class CheckAddress
{
    /// <summary>The route.</summary>
    public const string Route = "checks/" + Numbered;

    /// <summary>The part of a route that is a number and words. A segment "{number}-{slug}" would be cut at its last hyphen, so the
    /// two are parted here.</summary>
    public const string Numbered = @"{address:regex(^[[0-9]]{{1,9}}(-.*)?$)}";

    /// <summary>The path of a check.</summary>
    public static string Of(int number, string slug) => slug.Length == 0 ? $"/checks/{number}" : $"/checks/{number}-{Uri.EscapeDataString(slug)}";

    /// <summary>The number and the words of the last part of the path.</summary>
    public static (int Number, string Slug) Read(string address)
    {
        var parts = Parts().Match(address);
        return (int.Parse(parts.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), parts.Groups[2].Value);
    }

    /// <summary>The number in the last part of a path, if it is that of a check.</summary>
    public static int? TryRead(string address) => Parts().IsMatch(address) ? Read(address).Number : null;

    [GeneratedRegex(@"^([0-9]{1,9})(?:-(.*))?$", RegexOptions.Singleline)]
    private static partial Regex Parts();
}
