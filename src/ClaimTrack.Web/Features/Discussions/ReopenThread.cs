using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Opens a settled thread again.</summary>
[Requires(Permission.Discuss)]
public sealed class ReopenThread(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/threads/{thread:int}/reopen")]
    public async Task<IActionResult> Save(int id, int thread)
    {
        if (await db.ThreadForChange(By, id, thread, Gone) is not var (kept, rounds)) return NotFound();
        kept.Reopen(rounds, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}?thread={thread}#thread-{thread}");
    }
}
