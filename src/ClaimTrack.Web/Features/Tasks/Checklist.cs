using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>What the team asks of every claim that is accepted. Everybody in it reads the list, its Admins set it.</summary>
public sealed class Checklist(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("checklist"), Requires(Permission.ReadTeam)]
    public async Task<IActionResult> Show() => Page(new Form { Of = await db.TeamWithChecklist(By, Gone), By = By });

    /// <summary>Adds a line at its end.</summary>
    [HttpPost("checklist"), Requires(Permission.SetPolicy)]
    public async Task<IActionResult> Add(Form form)
    {
        var team = await db.TeamWithChecklist(By, Gone);
        (form.Of, form.By) = (team, By);
        if (!ModelState.IsValid) return Invalid(form);
        team.AddToChecklist(form.Facts, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/checklist");
    }

    public sealed class Form : TaskForm
    {
        internal Team Of { get; set; } = null!;
        internal Member By { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => TaskForm.Check(this);
    }
}

/// <summary>Looks the checklist up.</summary>
static class ChecklistLookup
{
    /// <summary>The member's team with its checklist.</summary>
    public static Task<Team> TeamWithChecklist(this AppDbContext db, Member by, CancellationToken ct) =>
        db.Teams.Include(t => t.Checklist).SingleAsync(t => t.Id == by.TeamId, ct);
}
