using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Opens a declined claim again, or takes an approved verdict back to research.</summary>
[Requires(Permission.DecideTriage)]
public sealed class ReopenClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/reopen")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Reopen, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/reopen")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.Reopen(form.Note, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    public sealed class Form
    {
        public string? Note { get; set; }
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Note).AtMost(Claim.ReasonMax, "the note");
    }
}
