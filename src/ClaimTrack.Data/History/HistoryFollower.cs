using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data;

/// <summary>One reader's place in the history log. Numbers are handed out before their transaction commits, so a higher one
/// can be seen before a lower one; the follower therefore remembers every gap it steps over and looks there again until the
/// gap is too old to be filled.</summary>
/// <param name="position">The last event that was read.</param>
/// <param name="gaps">The numbers stepped over by then.</param>
public sealed class HistoryFollower(long position, IReadOnlyList<HistoryGap>? gaps = null)
{
    /// <summary>How long a gap may still be filled: longer than any transaction lives.</summary>
    public static readonly TimeSpan GapAge = TimeSpan.FromMinutes(2);

    /// <summary>The most events one look returns.</summary>
    public const int Batch = 200;

    /// <summary>The numbers that were stepped over and are still looked for.</summary>
    public IReadOnlyList<HistoryGap> Gaps { get; private set; } = gaps ?? [];

    /// <summary>The last event that was read.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The events that came since the last look, in the order of their numbers as far as they are known. Each is
    /// returned once.</summary>
    /// <param name="db">A context to read with.</param>
    /// <param name="now">The instant, for the age of gaps.</param>
    /// <param name="ct">Ends the look.</param>
    public async Task<IReadOnlyList<HistoryEvent>> NextAsync(AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        List<HistoryEvent> found = [];
        List<HistoryGap> gaps = [];
        foreach (var (from, to, seen) in Gaps)
        {
            var late = await db.History.AsNoTracking().Where(e => e.Id >= from && e.Id <= to).OrderBy(e => e.Id).ToListAsync(ct);
            found.AddRange(late);
            if (now - seen < GapAge) gaps.AddRange(Between(from - 1, to + 1, late, seen));
        }
        var fresh = await db.History.AsNoTracking().Where(e => e.Id > Position).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
        // Nothing is remembered before everything is read: a look that fails is looked again.
        if (fresh.Count > 0)
        {
            gaps.AddRange(Between(Position, fresh[^1].Id, fresh, now));
            Position = fresh[^1].Id;
            found.AddRange(fresh);
        }
        Gaps = gaps;
        return found;
    }

    // The numbers between two borders that are not among the events; the borders themselves are known.
    static IEnumerable<HistoryGap> Between(long after, long before, List<HistoryEvent> events, DateTimeOffset seen)
    {
        foreach (var id in events.Select(e => e.Id).Append(before).Order())
        {
            if (id > after + 1) yield return new(after + 1, id - 1, seen);
            after = Math.Max(after, id);
        }
    }
}
