using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Evidence;

/// <summary>Strikes a row of the ledger out.</summary>
[Requires(Permission.KeepEvidence)]
public sealed class WithdrawEvidence(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/evidence/{number:int}/withdraw")]
    public async Task<IActionResult> Save(int id, int number)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim?.Evidence.FirstOrDefault(e => e.Number == number) is not { } row) return NotFound();
        claim.WithdrawEvidence(row, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#evidence");
    }
}
