using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Reviews;

/// <summary>Asks the editors to vote on the current draft.</summary>
[Requires(Permission.DraftVerdict)]
public sealed class RequestReview(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/reviews")]
    public async Task<IActionResult> Save(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.RequestReview(By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }
}
