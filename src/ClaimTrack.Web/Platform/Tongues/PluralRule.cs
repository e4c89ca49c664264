namespace ClaimTrack.Web.Platform.Tongues;

/// <summary>Which form of a noun goes with a number.</summary>
/// <remarks>The cardinal rules for whole numbers of the Unicode CLDR, https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules.</remarks>
public static class PluralRule
{
    /// <summary>The category of a number, 0 or more: <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
    /// <param name="tongue">A language of <see cref="SiteTongues"/>.</param>
    /// <param name="n">The number.</param>
    public static string Of(string tongue, long n) => (tongue, n) switch
    {
        ("ar", 0) => "zero",
        ("ar", 1) => "one",
        ("ar", 2) => "two",
        ("ar", _) when n % 100 is >= 3 and <= 10 => "few",
        ("ar", _) when n % 100 >= 11 => "many",
        ("es", not 0) when n % 1_000_000 == 0 => "many",
        ("en" or "es", 1) => "one",
        _ => "other",
    };
}
