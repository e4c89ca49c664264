using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Where a claim can be moved, and why not elsewhere. A card's menu and a card being dragged ask this, too.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowMoves(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/moves")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        return claim is null ? NotFound() : Page(new Model(claim, WayTo.From(claim, By, clock.GetUtcNow())));
    }

    internal sealed record Model(Claim Claim, IReadOnlyList<WayTo> Ways);
}
