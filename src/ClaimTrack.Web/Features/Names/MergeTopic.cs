using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>Merges a topic into another: first what would move, then the move, all of it at once.</summary>
[Requires(Permission.KeepNames)]
public sealed class MergeTopic(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("topics/{id:int}/merge")]
    public async Task<IActionResult> Show(int id, [FromQuery] Query query) =>
        await Find(id) is { } from ? View("_Merge", await Preview(from, query.Into)) : NotFound();

    [HttpPost("topics/{id:int}/merge")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Find(id) is not { } from) return NotFound();
        if (form.IntoId is not { } other || await Find(other) is not { } into || into == from)
        {
            Complain("", "Choose another topic to merge it into.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("_Merge", await Preview(from, wanted: null));
        }
        var now = clock.GetUtcNow();
        By.Team.Merge(from, into, await db.TopicsOf(By).Where(n => n.MergedIntoId == id).ToListAsync(Gone), By, now);
        foreach (var claim in await db.ClaimsOf(By).Where(c => c.TopicId == id).ToRegroup().ToListAsync(Gone)) claim.Regroup(into, null, By, now);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/topics");
    }

    Task<Topic?> Find(int id) => db.TopicsOf(By).Standing().FirstOrDefaultAsync(n => n.Id == id, Gone);

    Task<MergePreview> Preview(Topic from, string? wanted) =>
        MergePreview.Of("topics", from, wanted, db.TopicsOf(By), db.ClaimsOf(By).Where(c => c.TopicId == from.Id), Gone);

    /// <summary>The name that somebody looks for.</summary>
    public sealed class Query
    {
        public string? Into { get; set; }
    }

    public sealed class Form
    {
        public int? IntoId { get; set; }
    }
}
