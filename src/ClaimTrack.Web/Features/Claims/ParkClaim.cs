using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Lays a claim aside until a day.</summary>
[Requires(Permission.TriageClaims)]
public sealed class ParkClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/park")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Park, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/park")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.Park(form.Until, form.Note, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    public sealed class Form
    {
        public DateOnly? Until { get; set; }
        public string? Note { get; set; }
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.Until).NotNull().WithMessage("Choose the day on which the claim wakes.")
                .Must(day => day is null || day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).WithMessage("Choose a day that lies ahead.");
            RuleFor(f => f.Note).AtMost(Claim.ReasonMax, "the note");
        }
    }
}
