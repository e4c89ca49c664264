using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>Merges a claimant into another: first what would move, then the move, all of it at once.</summary>
[Requires(Permission.KeepNames)]
public sealed class MergeClaimant(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claimants/{id:int}/merge")]
    public async Task<IActionResult> Show(int id, [FromQuery] Query query) =>
        await Find(id) is { } from ? View("_Merge", await Preview(from, query.Into)) : NotFound();

    [HttpPost("claimants/{id:int}/merge")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Find(id) is not { } from) return NotFound();
        if (form.IntoId is not { } other || await Find(other) is not { } into || into == from)
        {
            Complain("", "Choose another claimant to merge it into.");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("_Merge", await Preview(from, wanted: null));
        }
        var now = clock.GetUtcNow();
        By.Team.Merge(from, into, await db.ClaimantsOf(By).Where(n => n.MergedIntoId == id).ToListAsync(Gone), By, now);
        foreach (var claim in await db.ClaimsOf(By).Where(c => c.ClaimantId == id).ToRegroup().ToListAsync(Gone)) claim.Regroup(null, into, By, now);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/claimants");
    }

    Task<Claimant?> Find(int id) => db.ClaimantsOf(By).Standing().FirstOrDefaultAsync(n => n.Id == id, Gone);

    Task<MergePreview> Preview(Claimant from, string? wanted) =>
        MergePreview.Of("claimants", from, wanted, db.ClaimantsOf(By), db.ClaimsOf(By).Where(c => c.ClaimantId == from.Id), Gone);

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
