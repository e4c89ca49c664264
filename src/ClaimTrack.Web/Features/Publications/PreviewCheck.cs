using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
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
        if (claim.Preview() is not { } content) return Page(new Shown { Claim = claim, Check = null });
        var now = clock.GetUtcNow();
        var slug = Slug.From(content.Title, Check.SlugMax);
        var versions = claim.Check?.Versions.Count ?? 0;
        return Page(new Shown
        {
            Claim = claim,
            Check = new CheckView
            {
                Number = claim.Id,
                Team = claim.Team.Name,
                Content = content,
                Showing = Showing.Preview,
                Path = CheckAddress.Of(claim.Id, slug),
                Url = site.Value.Base(Request) + CheckAddress.Of(claim.Id, slug),
                Version = versions + 1,
                PublishedAt = claim.Check?.FirstPublishedAt ?? now,
                UpdatedAt = now,
                Changes = claim.Check is { } check ? CheckView.ChangesOf(check.Versions, claim.Corrections) : [],
                SameArticle = await db.SameArticle(id, 4).ToListAsync(Gone),
                Related = await db.OnTopic(id, content.Topic, 4).ToListAsync(Gone),
            },
        });
    }

    /// <summary>What the page shows.</summary>
    public sealed record Shown
    {
        public required Claim Claim { get; init; }
        public required CheckView? Check { get; init; }
    }
}
