using System.Reflection;

namespace ClaimTrack.Domain;

/// <summary>One field of a change.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Before">What it said, or null.</param>
/// <param name="After">What it says now, or null.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    /// <summary>The fields in which two values of one record differ, in the order they are declared.</summary>
    public static IReadOnlyList<FieldChange> Between<T>(T before, T after) where T : notnull =>
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => new FieldChange(p.Name, Show(p.GetValue(before)), Show(p.GetValue(after))))
            .Where(c => c.Before != c.After)];

    static string? Show(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        System.Collections.IEnumerable many and not string => string.Join("\n", many.Cast<object>()),
        _ => value.ToString(),
    };
}
