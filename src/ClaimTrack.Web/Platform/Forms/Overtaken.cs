using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>One field that somebody else changed while this person was writing: both texts, for the person to choose.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Label">What the field is called.</param>
/// <param name="Base">What it said when the person began; null where that is not known.</param>
/// <param name="Theirs">What it says now.</param>
/// <param name="Mine">What the person wants it to say.</param>
public sealed record OvertakenField(string Field, string Label, string? Base, string? Theirs, string? Mine);

/// <summary>What became of a form that was sent on top of an older state: which fields need a choice.</summary>
public sealed record Overtaken(string Title, string Who, DateTimeOffset At, IReadOnlyList<OvertakenField> Fields);

/// <summary>Joins two people's changes of the same fields.</summary>
static class ThreeWay
{
    /// <summary>Joins one field. What only one of the two changed is that one's; the same change twice is no conflict.</summary>
    /// <param name="start">What both began from.</param>
    /// <param name="theirs">What the other made of it.</param>
    /// <param name="mine">What this person makes of it.</param>
    /// <returns>The joined value, or null for <c>Agreed</c> where the person has to choose.</returns>
    public static (bool Agreed, string? Value) Join(string? start, string? theirs, string? mine) =>
        Same(theirs, mine) || Same(start, theirs) ? (true, mine) : Same(start, mine) ? (true, theirs) : (false, mine);

    /// <summary>Whether two values say the same; nothing and an empty text do.</summary>
    public static bool Same(string? a, string? b) => (a ?? "") == (b ?? "");

    /// <summary>A value as the history writes it down.</summary>
    public static string? Written(object? value) => value is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : value?.ToString();
}

/// <summary>What happened to a claim's fields since a version.</summary>
static class ChangesSince
{
    /// <summary>The version that somebody says they saw, or 0 for one that there has never been: nothing is known of what
    /// they looked at then, and nothing is overwritten on its word.</summary>
    public static int Seen(this IVersioned thing, int version) => version < 0 || version > thing.Version ? 0 : version;

    /// <summary>The fields that events of a kind changed after a version of the claim, each with what it said before the
    /// first of them.</summary>
    public static async Task<Dictionary<string, string?>> FieldsChangedSince(this AppDbContext db, Member by, int claimId, int version, EventKind kind, CancellationToken ct)
    {
        var events = await db.HistoryOf(by).Where(e => e.ClaimId == claimId && e.Kind == kind && e.EntityVersion > version)
            .OrderBy(e => e.Id).Select(e => e.Changes).ToListAsync(ct);
        var before = new Dictionary<string, string?>();
        foreach (var change in events.SelectMany(e => e)) before.TryAdd(change.Field, change.Before);
        return before;
    }

    /// <summary>Who made the latest change of a kind to a claim, and when.</summary>
    public static async Task<(string Who, DateTimeOffset At, int Version)?> LatestChange(this AppDbContext db, Member by, int claimId, EventKind kind, CancellationToken ct)
    {
        var latest = await db.HistoryOf(by).Where(e => e.ClaimId == claimId && e.Kind == kind)
            .OrderByDescending(e => e.Id).Select(e => new { e.By!.Name, e.At, e.EntityVersion }).FirstOrDefaultAsync(ct);
        return latest is null ? null : (latest.Name, latest.At, latest.EntityVersion);
    }
}
