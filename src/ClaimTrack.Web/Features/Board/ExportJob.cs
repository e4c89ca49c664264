using System.Text;
using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Background;
using ClaimTrack.Web.Platform.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Writes a file of more claims than anybody wants to wait for. It is kept with the job, so that every instance can
/// go on with it and hand it out.</summary>
sealed class ExportJob : JobKind
{
    public const string Name = "export";

    internal sealed class Work
    {
        public required string Query { get; init; }
        public required List<int> Left { get; init; }
        public string Text { get; set; } = "";

        public static Work Of(Job job) => JsonSerializer.Deserialize<Work>(job.Work)!;
        [System.Text.Json.Serialization.JsonIgnore] public string Written => JsonSerializer.Serialize(this);
    }

    // Rows are cheap; the file is written again with every step.
    const int RowsForAStep = 100;

    public override string Kind => Name;

    public override async Task Step(AppDbContext db, Job job, Member by, int most, DateTimeOffset now, CancellationToken ct)
    {
        var work = Work.Of(job);
        var ids = work.Left.Take(most * RowsForAStep).ToList();
        var rows = await ListClaims.RowsOf(db.ClaimsOf(by).Where(c => ids.Contains(c.Id))).ToDictionaryAsync(r => r.Id, ct);
        using var text = new MemoryStream();
        await using (var file = new CsvFile(text, isStart: false))
        {
            if (job.Done == 0) await file.Row(ExportClaims.Heads, ct);
            foreach (var id in ids)
                if (rows.GetValueOrDefault(id) is { } row) await file.Row(ExportClaims.Cells(row), ct);
        }
        work.Text += Encoding.UTF8.GetString(text.ToArray());
        work.Left.RemoveRange(0, ids.Count);
        job.Done += ids.Count;
        job.Work = work.Written;
    }

    public override void Skip(Job job, string reason) => throw new InvalidOperationException("A file that is written changes no claim, so nothing can overtake it.");
}

/// <summary>The file that a job wrote.</summary>
[Requires(Permission.ReadTeam)]
public sealed class JobFile(AppDbContext db) : DeskSlice
{
    [HttpGet("jobs/{job:guid}/file")]
    public async Task<IActionResult> Show(Guid job) =>
        // Whoever asked for it might see more than others: votes in a blind round tell themselves by a change.
        await db.JobsOf(By).FirstOrDefaultAsync(j => j.Id == job && j.ById == By.Id && j.Kind == ExportJob.Name && j.State == JobState.Done, Gone) is { } found
            ? File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(ExportJob.Work.Of(found).Text)], CsvFile.ContentType, $"claims-{By.Team.Slug}.csv") : NotFound();
}
