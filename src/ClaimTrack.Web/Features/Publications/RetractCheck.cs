using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Takes a published check back, with a public reason.</summary>
[Requires(Permission.Correct)]
public sealed class RetractCheck(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/retract")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Retract, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/retract")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.Retract(form.Reason, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    public sealed class Form
    {
        public string? Reason { get; set; }
        public bool Confirmed { get; set; }
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why the check is retracted. Readers will see it.").AtMost(Correction.ReasonMax, "the reason");
            RuleFor(f => f.Confirmed).Equal(true).WithMessage("Confirm that readers will see this at once.");
        }
    }
}
