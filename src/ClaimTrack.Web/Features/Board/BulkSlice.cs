using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>The form of something that is done to many claims.</summary>
public abstract class BulkForm
{
    internal Selection Of { get; set; } = null!;
    internal IReadOnlyList<int> Claims { get; set; } = [];
    internal IReadOnlyList<string> Statements { get; set; } = [];
}

/// <summary>Something that is done to many claims: which is chosen on board or table, and what is asked here.</summary>
[RequestFormLimits(ValueCountLimit = MostTicked)]
public abstract class BulkSlice<TForm>(AppDbContext db, TimeProvider clock) : DeskSlice where TForm : BulkForm, new()
{
    // A form of all that stands on a full board. What is chosen by its filter is not named one by one.
    const int MostTicked = 2000;

    /// <summary>The database.</summary>
    protected AppDbContext Db => db;

    /// <summary>What is to be done to each. Complains where that makes no sense.</summary>
    private protected abstract Task<BulkAct?> Act(TForm form);

    /// <summary>Reads what the form offers.</summary>
    protected virtual Task Offer(TForm form) => Task.CompletedTask;

    DateTimeOffset Now => clock.GetUtcNow();

    [HttpGet("")]
    public async Task<IActionResult> Show() => Page(await WithClaims(new TForm()));

    [HttpPost("")]
    public async Task<IActionResult> Save(TForm form)
    {
        form = await WithClaims(form);
        if (form.Claims.Count == 0) Complain("", "Nothing is chosen. Go back and tick the claims.");
        var act = ModelState.IsValid ? await Act(form) : null;
        if (act is null || !ModelState.IsValid) return Invalid(form);
        var job = db.Jobs.Add(BulkJob.New(act, form.Claims, By, Now)).Entity;
        if (job.Total <= BulkJob.AtOnce)
        {
            await new BulkJob().Step(db, job, By, job.Total, Now, Gone);
            Background.JobSteps.End(job, JobState.Done, Now);
        }
        await db.SaveChangesAsync(Gone);
        return Redirect(form.Of.Back($"/desk/{By.Team.Slug}", job.Id));
    }

    async Task<TForm> WithClaims(TForm form)
    {
        form.Of = Selection.Read(Request);
        form.Claims = await form.Of.Claims(db, By, DateOnly.FromDateTime(Now.UtcDateTime), Gone);
        var first = form.Claims.Take(3).ToList();
        form.Statements = await db.ClaimsOf(By).Where(c => first.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.Facts.Statement).ToListAsync(Gone);
        await Offer(form);
        return form;
    }
}
