using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Takes one's own comment back. That something was said stays visible.</summary>
[Requires(Permission.Discuss)]
public sealed class RemoveComment(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/threads/{thread:int}/comments/{comment:int}/remove")]
    public async Task<IActionResult> Save(int id, int thread, int comment)
    {
        if (await db.ThreadForChange(By, id, thread, Gone) is not var (kept, _) || kept.Comments.FirstOrDefault(c => c.Id == comment) is not { } of) return NotFound();
        kept.Remove(of, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#comment-{comment}");
    }
}
