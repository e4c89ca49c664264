using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Does a task: gives its answer, or answers it anew.</summary>
[Requires(Permission.KeepTasks), TakesFiles]
public sealed class DoTask(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/tasks/{task:int}/answer")]
    public async Task<IActionResult> Show(int id, int task)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        if (claim.WhyNot(ClaimAction.KeepTasks, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim, Task = of, Answer = of.Answer, Was = Said(of) });
    }

    [HttpPost("claims/{id:int}/tasks/{task:int}/answer")]
    public async Task<IActionResult> Save(int id, int task, Form form)
    {
        if (await db.TaskForChange(By, id, task, Gone) is not var (claim, of)) return NotFound();
        (form.Of, form.Task) = (claim, of);
        if (of.Answer is not null && Said(of) != form.Was && (of.FileId is not null || of.Answer != form.Answer))
        {
            form.IsOvertaken = true;
            form.Was = Said(of);
            ModelState.Remove(nameof(Form.Was));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (of.Facts.Kind == TaskKind.File)
        {
            if (form.File is not { Length: > 0 }) Complain(nameof(Form.File), "Choose a file.");
            else if (form.File.Length > StoredFile.BytesMax) Complain(nameof(Form.File), $"The file is larger than {StoredFile.BytesMax / (1024 * 1024)} MB.");
        }
        else if (of.Facts.WhyNot(form.Answer) is { } why) Complain(nameof(Form.Answer), why);
        if (!ModelState.IsValid) return Invalid(form);
        var file = of.Facts.Kind == TaskKind.File ? await Stored(form.File!) : null;
        claim.DoTask(of, file?.Name ?? form.Answer, file?.Id, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#task-{task}");
    }

    // Two files may have the same name.
    static string? Said(ClaimTask task) => task.FileId?.ToString() ?? task.Answer;

    async Task<StoredFile> Stored(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Gone);
        var name = Rules.Clean(file.FileName)?.Replace('\n', ' ').Split('/', '\\')[^1];
        var stored = new StoredFile(Guid.NewGuid(), string.IsNullOrWhiteSpace(name) ? "file" : name, file.ContentType ?? "", bytes.ToArray(), By, clock.GetUtcNow());
        db.Files.Add(stored);
        return stored;
    }

    public sealed class Form
    {
        public string? Answer { get; set; }
        public IFormFile? File { get; set; }

        /// <summary>The answer that stood there when the form was opened; of a file its identity.</summary>
        public string? Was { get; set; }
        internal Claim Of { get; set; } = null!;
        internal ClaimTask Task { get; set; } = null!;
        internal bool IsOvertaken { get; set; }
    }
}
