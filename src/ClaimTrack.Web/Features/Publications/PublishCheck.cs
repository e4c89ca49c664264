using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Publishes an approved verdict, after a last look at the conditions and at what readers will see.</summary>
[Requires(Permission.Publish)]
public sealed class PublishCheck(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/publish")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        // The page explains a gate that is closed; only the workflow turns people away from it.
        if (ClaimWorkflow.Refuse(claim.Status, ClaimAction.Publish, By) is { } no) throw new RefusedException(no);
        return Page(new Plan(claim, PublishGate.Check(claim, await Context(claim)), site.Value.Base(Request)));
    }

    [HttpPost("claims/{id:int}/publish")]
    public async Task<IActionResult> Save(int id, int draft, int? seenVersion)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.DemandDraft(draft);
        claim.DemandSeen(seenVersion);
        claim.Publish(await Context(claim), By);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    Task<GateContext> Context(Claim claim) => db.GateContextOf(claim, site.Value.HostName(Request), clock.GetUtcNow(), Gone);

    /// <summary>What publishing will do.</summary>
    public sealed record Plan(Claim Of, IReadOnlyList<GateCondition> Gate, string Site)
    {
        internal VerdictDraft Draft => Of.CurrentDraft!;

        /// <summary>The address that readers will use.</summary>
        internal string Address => $"{Site}/checks/{Of.Id}-{Slug.From(Draft.Text.Headline.Length > 0 ? Draft.Text.Headline : Draft.Text.Conclusion, Check.SlugMax)}";
    }
}
