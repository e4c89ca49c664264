using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Marks a thread as settled. Of two people who do so at once the second finds it done.</summary>
[Requires(Permission.Discuss)]
public sealed class ResolveThread(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/threads/{thread:int}/resolve")]
    public async Task<IActionResult> Save(int id, int thread)
    {
        if (await db.ThreadForChange(By, id, thread, Gone) is not var (kept, rounds)) return NotFound();
        kept.Resolve(rounds, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#discussion");
    }
}
