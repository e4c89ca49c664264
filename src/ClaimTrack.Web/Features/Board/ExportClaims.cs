using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Csv;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Everything that the table's address matches, as a file for spreadsheets.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ExportClaims(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>The most claims that are written while somebody waits.</summary>
    public const int AtOnce = 5000;

    [HttpGet("claims/export.csv")]
    public async Task<IActionResult> Show()
    {
        var wanted = ListClaims.Wanted.Read(Request.Query);
        var claims = wanted.Filter.Narrow(db.ClaimsOf(By), db, By.Id, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (await claims.CountAsync(Gone) > AtOnce) return await AsJob(wanted, await claims.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(Gone));
        Response.ContentType = CsvFile.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"claims-{By.Team.Slug}.csv\"";
        await using var file = new CsvFile(Response.Body);
        await file.Row(Heads, Gone);
        await foreach (var row in ListClaims.RowsOf(wanted.Sorted(claims)).AsAsyncEnumerable().WithCancellation(Gone)) await file.Row(Cells(row), Gone);
        return new EmptyResult();
    }

    // A second click, or a reload, finds the job of the first.
    async Task<IActionResult> AsJob(ListClaims.Wanted wanted, List<int> ids)
    {
        var now = clock.GetUtcNow();
        var query = wanted.Filter.Query;
        var job = await db.JobsOf(By).Where(j => j.ById == By.Id && j.Kind == ExportJob.Name && (j.State == JobState.Waiting || j.State == JobState.Running)).OrderBy(j => j.At).FirstOrDefaultAsync(Gone);
        if (job is null)
        {
            job = new Job { Id = Guid.CreateVersion7(now), TeamId = By.TeamId, ById = By.Id, Kind = ExportJob.Name, Title = $"Write {Counted.Of(ids.Count, "claim")} into a file", Work = new ExportJob.Work { Query = query, Left = ids }.Written, At = now, Total = ids.Count };
            db.Jobs.Add(job);
            await db.SaveChangesAsync(Gone);
        }
        return Redirect($"/desk/{By.Team.Slug}/jobs/{job.Id}");
    }

    internal static readonly string[] Heads = ["Number", "Statement", "Language", "State", "In this state since", "Owner", "Topic", "Claimant", "Due", "Proposed rating", "Sources", "Submitted", "Last change"];

    internal static IEnumerable<string?> Cells(ListClaims.Row row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.Statement, row.Language, StateLooks.Label(row.Status), CsvFile.Say(row.Since), row.Owner, row.Topic, row.Claimant,
        CsvFile.Say(row.DueOn), row.Rating, row.Sources.ToString(CultureInfo.InvariantCulture), CsvFile.Say(row.SubmittedAt), CsvFile.Say(row.ChangedAt),
    ];
}
