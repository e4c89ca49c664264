using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>Starts a correction because of a reader's report, or takes the report into the correction under way.</summary>
[Requires(Permission.TriageTips)]
public sealed class CorrectByTip(AppDbContext db, TimeProvider clock) : TipSlice(db)
{
    [HttpGet("tips/{id:int}/correct")]
    public async Task<IActionResult> Show(int id) => await Ready(id, new Form()) is { } form ? Page(form) : NotFound();

    [HttpPost("tips/{id:int}/correct")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Ready(id, form) is null) return NotFound();
        if (form.Claim.OpenCorrection is null)
        {
            if (form.Kind is null) Complain(nameof(Form.Kind), "Choose what kind of change it is.");
            if (form.Reason is null) Complain(nameof(Form.Reason), "Say what readers will be told about this correction.");
        }
        if (!ModelState.IsValid) return Invalid(form);
        form.Of.Correct(form.Claim, form.Kind ?? CorrectionKind.Correction, form.Reason, By, clock.GetUtcNow());
        await Db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(form.Claim.Id));
    }

    async Task<Form?> Ready(int id, Form form)
    {
        if (await Open(id, TipKind.Error) is not { ClaimId: { } number } tip || await Db.ClaimForChange(By, number, Gone) is not { } claim) return null;
        if (claim.OpenCorrection is null) claim.WhyNot(ClaimAction.StartCorrection, By, clock.GetUtcNow()).ThrowIfAny();
        (form.Of, form.Claim) = (tip, claim);
        return form;
    }

    public sealed class Form
    {
        public CorrectionKind? Kind { get; set; }
        public string? Reason { get; set; }
        internal Tip Of { get; set; } = null!;
        internal Claim Claim { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Kind).Drafted();
            RuleFor(f => f.Reason).AtMost(Correction.ReasonMax, "the reason");
        }
    }
}
