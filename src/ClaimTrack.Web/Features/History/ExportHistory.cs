using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Csv;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.History;

/// <summary>The part of the history that is shown, as a file.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ExportHistory(AppDbContext db) : DeskSlice
{
    /// <summary>The most events in one file; the days of the filter cut a longer history into parts.</summary>
    public const int Most = 50_000;

    [HttpGet("history/export.csv")]
    public async Task<IActionResult> Csv()
    {
        var lines = await Lines();
        Response.ContentType = CsvFile.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"history-{By.Team.Slug}.csv\"";
        await using var file = new CsvFile(Response.Body);
        await file.Row(["When", "Who", "Kind", "What", "Claim", "Article", "Note", "Changes"], Gone);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(Gone))
            await file.Row([CsvFile.Say(line.At), line.Who, $"{line.Kind}", line.Sentence, line.Claim?.ToString(CultureInfo.InvariantCulture), line.Article?.ToString(CultureInfo.InvariantCulture), line.Note,
                string.Join("; ", line.Changes.Select(c => $"{c.Field}: {c.Before ?? "nothing"} → {c.After ?? "nothing"}"))], Gone);
        return new EmptyResult();
    }

    [HttpGet("history/export.json")]
    public async Task<IActionResult> Json()
    {
        Response.Headers.ContentDisposition = $"attachment; filename=\"history-{By.Team.Slug}.json\"";
        // Neither the event's number nor the version that it made: gaps between them would count what is kept back.
        return new JsonResult((await Lines()).AsAsyncEnumerable().Select(l => new { l.At, l.Who, Kind = $"{l.Kind}", What = l.Sentence, l.Claim, l.Article, l.Note, l.Changes }));
    }

    async Task<IQueryable<ShowHistory.Line>> Lines() =>
        ShowHistory.Lines((HistoryFilter.Read(Request.Query) with { Before = null }).Narrow(await db.HistoryFor(By, Gone)).Take(Most));
}
