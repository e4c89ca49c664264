using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>The page that readers would get if the claim were published now.</summary>
[Requires(Permission.ReadTeam)]
public sealed class PreviewCheck(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/preview")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.Preview(By) is not { } content) return Page(new Shown { Claim = claim, Check = null });
        var now = clock.GetUtcNow();
        var (same, related) = await db.Beside(id, content.Topic, Gone);
        return Page(new Shown
        {
            Claim = claim,
            Check = CheckView.Before(claim, content, site.Value.Base(Request), now) with
            {
                Changes = ChangesWith(claim, content, now),
                SameArticle = same,
                Related = related,
                Translations = await db.BesidesOneIn(id, content.Language, Gone),
            },
        });
    }

    // With the correction under way, as if it went out now.
    static IReadOnlyList<CheckChange> ChangesWith(Claim claim, CheckContent content, DateTimeOffset now)
    {
        if (claim.Check is not { } check) return [];
        var known = CheckChange.Of(check.Versions, claim.Corrections);
        if (claim.OpenCorrection is not { } correction) return known;
        var before = check.Live.Content.Rating;
        var changed = before.Key != content.Rating.Key;
        return [new(now, correction.Kind, correction.Reason, check.Versions.Count + 1, changed ? before : null, changed ? content.Rating : null), .. known];
    }

    /// <summary>What the page shows.</summary>
    public sealed record Shown
    {
        public required Claim Claim { get; init; }
        public required CheckView? Check { get; init; }
    }
}
