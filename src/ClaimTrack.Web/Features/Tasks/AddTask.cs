using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Adds a task to one claim.</summary>
[Requires(Permission.KeepTasks)]
public sealed class AddTask(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/tasks/new")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepTasks, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim });
    }

    [HttpPost("claims/{id:int}/tasks/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.AddTask(form.Facts, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#tasks");
    }

    public sealed class Form : TaskForm
    {
        internal Claim Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => TaskForm.Check(this);
    }
}
