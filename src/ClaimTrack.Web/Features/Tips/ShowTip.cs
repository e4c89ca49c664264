using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>A tip, what the team has that is like it, and what can be done with it. The other tips that wait stand beside it.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowTip(AppDbContext db) : DeskSlice
{
    const int Beside = 20;

    [HttpGet("tips/{id:int}")]
    public async Task<IActionResult> Show(int id)
    {
        if (await db.TipForChange(By, id, Gone) is not { } tip) return NotFound();
        return Page(new Model(tip, tip.Kind == TipKind.Error ? [] : await db.SimilarClaims(By, tip, Gone),
            await db.WaitingTips(By).OrderBy(t => t.ReceivedAt).ThenBy(t => t.Id).Take(Beside).AsLines().ToListAsync(Gone)));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Model(Tip Tip, IReadOnlyList<SimilarClaim> Similar, IReadOnlyList<TipLine> Waiting);
}
