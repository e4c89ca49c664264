using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Drops a correction and its drafts; the published check stands as it was.</summary>
[Requires(Permission.Correct)]
public sealed class AbandonCorrection(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/corrections/abandon")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.AbandonCorrection, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(claim);
    }

    [HttpPost("claims/{id:int}/corrections/abandon")]
    public async Task<IActionResult> Save(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.AbandonCorrection(By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }
}
