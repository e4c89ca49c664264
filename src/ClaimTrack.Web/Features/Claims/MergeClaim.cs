using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Joins a claim to another that says the same.</summary>
[Requires(Permission.TriageClaims)]
public sealed class MergeClaim(AppDbContext db, TimeProvider clock) : OtherClaimSlice(db)
{
    readonly AppDbContext _db = db;

    [HttpGet("claims/{id:int}/merge")]
    public async Task<IActionResult> Show(int id, string? q)
    {
        var claim = await _db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.WhyNot(ClaimAction.Merge, By, clock.GetUtcNow()).ThrowIfAny();
        return Page(await Ready(new Form { Of = claim, Q = q?.Trim() }));
    }

    [HttpPost("claims/{id:int}/merge")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await _db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (await Chosen(form, "Choose the claim that says the same, or write its number.") is not { } target) return Invalid(await Ready(form));
        try
        {
            claim.MergeInto(target, By, clock.GetUtcNow());
        }
        catch (RefusedException refused) when (refused.Refusal.Rule is Rule.SameClaim or Rule.TargetMerged)
        {
            Complain(form.Field, refused.Message);
            return Invalid(await Ready(form));
        }
        await _db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    Task<Form> Ready(Form form) => WithOffer(form, _db.ClaimsOf(By));

    public sealed class Form : OtherClaimForm
    {
        internal override string Path => "merge";
        internal override string Act => "Merge claim";
        internal override string NotYet => "The claim is not merged yet";
    }
}
