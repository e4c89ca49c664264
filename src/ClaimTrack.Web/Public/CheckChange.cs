using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public;

/// <summary>One line of a check's record of changes.</summary>
/// <param name="At">When it came out.</param>
/// <param name="Kind">What kind of change; null for the first publication.</param>
/// <param name="Reason">What readers are told.</param>
/// <param name="Version">The version that it brought; null for a retraction.</param>
/// <param name="Before">The rating before, where it is another one now.</param>
/// <param name="After">The rating after it.</param>
public sealed record CheckChange(DateTimeOffset At, CorrectionKind? Kind, string? Reason, int? Version, CheckRating? Before, CheckRating? After)
{
    /// <summary>The record of changes from the versions and the corrections that are out, newest first.</summary>
    public static IReadOnlyList<CheckChange> Of(IReadOnlyList<CheckVersion> versions, IEnumerable<Correction> corrections)
    {
        var ordered = versions.OrderBy(v => v.Number).ToList();
        CheckRating? Rating(int? number) => ordered.FirstOrDefault(v => v.Number == number)?.Content.Rating;
        var changes = corrections.Where(c => c.PublishedAt is not null).Select(c =>
        {
            var (before, after) = c.VersionNumber is { } n ? (Rating(n - 1), Rating(n)) : (Rating(ordered[^1].Number), null);
            return new CheckChange(c.PublishedAt!.Value, c.Kind, c.Reason, c.VersionNumber, before?.Key == after?.Key ? null : before, after);
        });
        return [.. changes.Append(new CheckChange(ordered[0].PublishedAt, null, null, ordered[0].Number, null, null)).OrderByDescending(c => c.At)];
    }
}
