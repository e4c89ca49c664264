using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Removes an appearance that was added by mistake.</summary>
[Requires(Permission.KeepClaims)]
public sealed class RemoveAppearance(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/appearances/{appearance:int}/remove")]
    public async Task<IActionResult> Save(int id, int appearance)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim?.Appearances.FirstOrDefault(a => a.Id == appearance) is not { } mistaken) return NotFound();
        claim.Disappear(mistaken, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#claim");
    }
}
