using ClaimTrack.Data;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>The front page.</summary>
[Kept, AllowAnonymous]
public sealed class Home(AppDbContext db) : ReaderSlice
{
    const int Latest = 6;

    [HttpGet, HttpHead, Route("")]
    public async Task<IActionResult> Show()
    {
        if (await Known(db) is { } known) return known;
        var standing = db.StandingChecks();
        var cards = await standing.OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId).Take(1 + Latest).AsCards().ToListAsync(Gone);
        var topics = await standing.Where(c => c.TopicName != null).GroupBy(c => c.TopicName!)
            .Select(g => new TopicCount(g.Key, g.Count())).ToListAsync(Gone);
        return Page(new Front
        {
            Lead = cards.FirstOrDefault(),
            Rows = [.. cards.Skip(1)],
            Topics = [.. topics.OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase)],
            Total = await standing.CountAsync(Gone),
            Correction = await db.PublicCorrections().FirstOrDefaultAsync(Gone),
        });
    }

    /// <summary>A topic with its number of checks.</summary>
    public sealed record TopicCount(string Name, int Checks);

    /// <summary>What the front page shows.</summary>
    public sealed record Front
    {
        public required CheckCard? Lead { get; init; }
        public required IReadOnlyList<CheckCard> Rows { get; init; }
        public required IReadOnlyList<TopicCount> Topics { get; init; }
        public required int Total { get; init; }
        public required PublicCorrection? Correction { get; init; }
    }
}
