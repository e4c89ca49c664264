using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Decides not to check a claim, and says why.</summary>
[Requires(Permission.TriageClaims)]
public sealed class DeclineClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/decline")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Decline, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/decline")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.Decline(form.Reason, form.Note, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    public sealed class Form
    {
        public DeclineReason? Reason { get; set; }
        public string? Note { get; set; }
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).NotNull().WithMessage("Say why the claim is declined.").IsInEnum().WithMessage("Choose one of the reasons.");
            RuleFor(f => f.Note).NotEmpty().When(f => f.Reason == DeclineReason.Other).WithMessage("Say in the note what the other reason is.");
            RuleFor(f => f.Note).AtMost(Claim.ReasonMax, "the note");
        }
    }
}
