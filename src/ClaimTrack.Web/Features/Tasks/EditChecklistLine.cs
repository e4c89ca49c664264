using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Changes a line of the checklist. Claims keep the tasks they have.</summary>
[Requires(Permission.SetPolicy)]
public sealed class EditChecklistLine(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("checklist/{line:int}/edit")]
    public async Task<IActionResult> Show(int line)
    {
        if ((await db.TeamWithChecklist(By, Gone)).StandingChecklist.FirstOrDefault(i => i.Id == line) is not { } item) return NotFound();
        var form = new Form { Line = item, Was = Said(item.Facts) };
        form.Fill(item.Facts);
        return Page(form);
    }

    [HttpPost("checklist/{line:int}/edit")]
    public async Task<IActionResult> Save(int line, Form form)
    {
        var team = await db.TeamWithChecklist(By, Gone);
        if (team.StandingChecklist.FirstOrDefault(i => i.Id == line) is not { } item) return NotFound();
        form.Line = item;
        if (form.Was != Said(item.Facts) && Said(form.Facts) != Said(item.Facts))
        {
            form.Theirs = item.Facts;
            form.Was = Said(item.Facts);
            ModelState.Remove(nameof(Form.Was));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (!ModelState.IsValid) return Invalid(form);
        team.EditChecklist(item, form.Facts, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/checklist#line-{line}");
    }

    static string Said(TaskFacts facts) => string.Join('\n', [facts.Label, $"{facts.Kind} {facts.Need}", .. facts.Choices]);

    public sealed class Form : TaskForm
    {
        /// <summary>What the line said when the form was opened.</summary>
        public string? Was { get; set; }
        internal ChecklistItem Line { get; set; } = null!;
        internal TaskFacts? Theirs { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => TaskForm.Check(this);
    }
}
