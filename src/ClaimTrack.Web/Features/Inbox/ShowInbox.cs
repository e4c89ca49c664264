using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>What a member is told of, grouped by claim.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowInbox(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("inbox")]
    public async Task<IActionResult> Show(string? show, int page = 1) => Page(await Read(show, page));

    /// <summary>The lines by themselves, for a browser that follows live.</summary>
    [HttpGet("inbox/lines")]
    public async Task<IActionResult> Lines(string? show, int page = 1) => View("InboxLines", await Read(show, page));

    /// <summary>The number in the sidebar.</summary>
    [HttpGet("inbox/count")]
    public async Task<IActionResult> Count() => View("InboxCount", await db.Unread(By, clock.GetUtcNow()).CountAsync(Gone));

    // Three queries, however many lines there are. A page is a number of claims, so that no group is torn.
    async Task<Box> Read(string? show, int page)
    {
        var now = clock.GetUtcNow();
        var kept = show switch
        {
            "snoozed" => db.InboxOf(By).Where(n => n.DoneAt == null && n.SnoozedUntil > now),
            "done" => db.InboxOf(By).Where(n => n.DoneAt != null),
            _ => db.Waiting(By, now),
        };
        page = Math.Clamp(page, 1, 10_000);
        // What is about no claim is one group.
        var groups = await kept.GroupBy(n => n.ClaimId).Select(g => new { Claim = g.Key, Newest = g.Max(n => n.EventId) }).OrderByDescending(g => g.Newest)
            .Skip((page - 1) * Box.Size).Take(Box.Size + 1).ToListAsync(Gone);
        var claims = groups.Take(Box.Size).Select(g => g.Claim).ToList();
        var lines = (await kept.AsNoTracking().Where(n => claims.Contains(n.ClaimId)).OrderByDescending(n => n.EventId).Take(Box.LinesMost)
            .Include(n => n.Event.By).Include(n => n.Event.Comment).ToListAsync(Gone)).ToLookup(n => n.ClaimId);
        var ids = claims.OfType<int>().ToList();
        var about = await db.ClaimsOf(By).Where(c => ids.Contains(c.Id))
            .Select(c => new About(c.Id, c.Facts.Statement, c.Facts.Language, c.Status, db.Watches.Any(w => w.ClaimId == c.Id && w.MemberId == By.Id && w.IsMuted))).ToDictionaryAsync(c => c.Id, Gone);
        return new(By, show is "snoozed" or "done" ? show : null, page, groups.Count > Box.Size, now,
            [.. claims.Select(id => new Group(id is { } claim ? about.GetValueOrDefault(claim) : null, [.. lines[id]]))]);
    }

    /// <summary>A claim that lines are about.</summary>
    public sealed record About(int Id, string Statement, string? Language, ClaimStatus Status, bool IsMuted);

    /// <summary>The lines about one claim, newest first; about the team where there is none.</summary>
    public sealed record Group(About? Claim, IReadOnlyList<Notification> Lines);

    /// <summary>One page of an inbox.</summary>
    public sealed record Box(Member By, string? Show, int Page, bool HasMore, DateTimeOffset Now, IReadOnlyList<Group> Groups)
    {
        /// <summary>Claims on one page.</summary>
        public const int Size = 30;

        internal const int LinesMost = 600;

        internal string Home => $"/desk/{By.Team.Slug}/inbox";

        internal string Query => (Show, Page) switch { (null, 1) => "", (null, _) => $"?page={Page}", (_, 1) => $"?show={Show}", _ => $"?show={Show}&page={Page}" };
    }
}
