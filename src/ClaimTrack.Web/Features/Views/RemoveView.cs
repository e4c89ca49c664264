using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Views;

/// <summary>Removes a view.</summary>
[Requires(Permission.ReadTeam)]
public sealed class RemoveView(AppDbContext db) : DeskSlice
{
    [HttpPost("views/{id:int}/remove")]
    public async Task<IActionResult> Save(int id)
    {
        if (await db.ViewForChange(By, id, Gone) is not { } view) return NotFound();
        if (!view.IsKeptBy(By)) throw new RefusedException(Rule.NotItsAuthor, $"Only {view.Owner.Name} or an Editor can remove this view.");
        db.SavedViews.Remove(view);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/views");
    }
}
