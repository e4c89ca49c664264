using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Says who is to do a task, and until when.</summary>
[Requires(Permission.KeepTasks)]
public sealed class AssignTask(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/tasks/{task:int}/assign")]
    public async Task<IActionResult> Show(int id, int task)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepTasks, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(await WithPeople(new Form { Of = claim, Task = of, AssigneeId = of.AssigneeId, DueOn = of.DueOn, Was = Said(of.AssigneeId, of.DueOn) }));
    }

    [HttpPost("claims/{id:int}/tasks/{task:int}/assign")]
    public async Task<IActionResult> Save(int id, int task, Form form)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        (form.Of, form.Task) = (claim, of);
        var stands = Said(of.AssigneeId, of.DueOn);
        if (form.Was != stands && Said(form.AssigneeId, form.DueOn) != stands)
        {
            form.IsOvertaken = true;
            form.Was = stands;
            ModelState.Remove(nameof(Form.Was));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(await WithPeople(form));
        }
        var assignee = form.AssigneeId is { } who ? await db.MembersOf(By).FirstOrDefaultAsync(m => m.Id == who && m.RemovedAt == null, Gone) : null;
        if (form.AssigneeId is not null && assignee?.May(Permission.KeepTasks) != true) Complain(nameof(Form.AssigneeId), "Choose somebody of the team who can do tasks.");
        if (!ModelState.IsValid) return Invalid(await WithPeople(form));
        claim.AssignTask(of, assignee, form.DueOn, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#task-{task}");
    }

    static string? Said(int? assignee, DateOnly? dueOn) => assignee is null && dueOn is null ? null : $"{assignee} {dueOn:yyyy-MM-dd}";

    async Task<Form> WithPeople(Form form)
    {
        var people = await db.MembersOf(By).Where(m => m.RemovedAt == null).OrderBy(m => m.Name).ToListAsync(Gone);
        form.People = [new("Nobody yet", ""), .. people.Where(m => m.May(Permission.KeepTasks)).Select(m => new SelectListItem(m.Id == By.Id ? $"{m.Name} (you)" : m.Name, $"{m.Id}"))];
        return form;
    }

    public sealed class Form
    {
        public int? AssigneeId { get; set; }
        public DateOnly? DueOn { get; set; }

        /// <summary>Whose the task was when the form was opened, and until when.</summary>
        public string? Was { get; set; }
        internal Claim Of { get; set; } = null!;
        internal ClaimTask Task { get; set; } = null!;
        internal bool IsOvertaken { get; set; }
        internal IReadOnlyList<SelectListItem> People { get; set; } = [];
    }
}
