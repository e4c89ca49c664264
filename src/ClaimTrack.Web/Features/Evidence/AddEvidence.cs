using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Evidence;

/// <summary>Enters the use of a source in a claim's ledger.</summary>
[Requires(Permission.KeepEvidence)]
public sealed class AddEvidence(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/evidence/new")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepEvidence, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim, AccessedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) });
    }

    [HttpPost("claims/{id:int}/evidence/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        var used = form.SourceId is { } chosen ? claim.Evidence.Select(e => e.Source).FirstOrDefault(s => s.Id == chosen) : null;
        if (form.SourceId is not null && used is null) Complain(nameof(form.SourceId), "Choose a source of this claim, or enter a new one.");
        if (!ModelState.IsValid) return Invalid(form);
        var known = used ?? await db.SourceAt(By, claim, form.Address, Gone);
        if (used is null && known is not null && NameKey.Of(known.Title) != NameKey.Of(form.Title!))
        {
            Complain(nameof(form.Url), $"Your team keeps this link as “{known.Title}”. Give it that name here, or use another link.");
            return Invalid(form);
        }
        var source = known ?? new Source(By.TeamId, form.Title!, form.Kind, form.Publisher, form.PublishedOn, form.Address);
        claim.AddEvidence(source, form.Facts, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#evidence");
    }

    public sealed class Form : EvidenceForm;

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock) => EvidenceForm.Check(this, clock);
    }
}
