using ClaimTrack.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>What there is for programs, for people.</summary>
[AllowAnonymous]
public sealed class ShowFeeds(AppDbContext db) : ReaderSlice
{
    const int Most = 30;

    [HttpGet, HttpHead, Route("feeds")]
    public async Task<IActionResult> Show()
    {
        if (await Known(db) is { } known) return known;
        var topics = await db.StandingChecks().Where(c => c.TopicName != null).GroupBy(c => c.TopicName!)
            .Select(g => new { Name = g.Key, Checks = g.Count() }).OrderByDescending(t => t.Checks).ThenBy(t => t.Name).Take(Most).ToListAsync(Gone);
        return Page(new Offer([.. topics.Select(t => t.Name).Order(StringComparer.CurrentCultureIgnoreCase)], Site));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Offer(IReadOnlyList<string> Topics, string Site);
}
