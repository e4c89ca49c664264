using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>What may be checked already of what a reader is about to suggest, asked for while it is typed.</summary>
[AllowAnonymous]
public sealed class SimilarChecks(AppDbContext db) : ReaderForm
{
    [HttpGet, HttpHead, Route("suggest/similar"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show(string? q, string? url) => PartialView("_Similar", await db.SimilarChecks(q, url, Gone));
}

static class Likeness
{
    const int Most = 3;
    const int LookedAt = 200;
    const int Shortest = 4; // shorter words stand in every text

    /// <summary>The checks that say nearly the same, the most alike first: those of the same page, and those that have two thirds
    /// of the words.</summary>
    public static async Task<IReadOnlyList<CheckCard>> SimilarChecks(this AppDbContext db, string? text, string? url, CancellationToken ct)
    {
        var standing = db.StandingChecks();
        List<int> found = url is null ? [] : await standing.Where(c => db.Claims.Any(claim => claim.Id == c.ClaimId && claim.Appearances.Any(a => a.Article.Facts.Url == url)))
            .OrderByDescending(c => c.UpdatedAt).Select(c => c.ClaimId).Take(Most).ToListAsync(ct);
        var wanted = Wanted.ForWords(string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= Shortest)));
        if (wanted.Words.Count > 1)
        {
            var candidates = await wanted.AnyWord(standing).OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).Take(LookedAt)
                .Select(c => new { c.ClaimId, c.SearchText }).ToListAsync(ct);
            found.AddRange(candidates.Select(c => (c.ClaimId, Words: wanted.Words.Count(w => c.SearchText.Contains(w, StringComparison.Ordinal))))
                .Where(c => c.Words * 3 >= wanted.Words.Count * 2).OrderByDescending(c => c.Words).Select(c => c.ClaimId));
        }
        List<int> best = [.. found.Distinct().Take(Most)];
        var cards = await standing.Where(c => best.Contains(c.ClaimId)).AsCards().ToListAsync(ct);
        return [.. cards.OrderBy(c => best.IndexOf(c.Number))];
    }
}
