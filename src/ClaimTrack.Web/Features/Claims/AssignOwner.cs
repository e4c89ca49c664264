using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Says who looks after a claim, and until when it is to be checked.</summary>
[Requires(Permission.KeepClaims)]
public sealed class AssignOwner(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/owner")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Assign, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(await WithPeople(new Form { Of = claim, OwnerId = claim.OwnerId, DueOn = claim.DueOn }));
    }

    [HttpPost("claims/{id:int}/owner")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        var owner = form.OwnerId is { } who ? await db.MembersOf(By).FirstOrDefaultAsync(m => m.Id == who && m.RemovedAt == null, Gone) : null;
        if (form.OwnerId is not null && owner is null) Complain(nameof(Form.OwnerId), "Choose somebody who is in the team.");
        if (!ModelState.IsValid) return Invalid(await WithPeople(form));
        claim.Assign(owner, By, clock.GetUtcNow());
        claim.SetDue(form.DueOn, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#claim");
    }

    async Task<Form> WithPeople(Form form)
    {
        form.People = await db.OwnerChoices(By, Gone);
        return form;
    }

    public sealed class Form
    {
        public int? OwnerId { get; set; }
        public DateOnly? DueOn { get; set; }
        internal Claim Of { get; set; } = null!;
        internal IReadOnlyList<SelectListItem> People { get; set; } = [];
    }
}
