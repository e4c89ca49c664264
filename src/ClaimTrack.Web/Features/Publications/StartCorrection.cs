using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Starts a correction: the claim is researched again while readers keep the published check.</summary>
[Requires(Permission.Correct)]
public sealed class StartCorrection(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/corrections/new")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.StartCorrection, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/corrections/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.StartCorrection(form.Kind!.Value, form.Reason, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    public sealed class Form
    {
        public CorrectionKind? Kind { get; set; }
        public string? Reason { get; set; }
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Kind).NotNull().WithMessage("Choose what kind of change it is.").Drafted();
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say what readers will be told about this correction.").AtMost(Correction.ReasonMax, "the reason");
        }
    }
}
