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
        Response.ContentType = CsvFile.ContentType;
        Response.Headers.ContentDisposition = $"attachment; filename=\"claims-{By.Team.Slug}.csv\"";
        await using var file = new CsvFile(Response.Body);
        await file.Row(Heads, Gone);
        await foreach (var row in ListClaims.RowsOf(wanted.Sorted(claims)).AsAsyncEnumerable().WithCancellation(Gone)) await file.Row(Cells(row), Gone);
        return new EmptyResult();
    }

    internal static readonly string[] Heads = ["Number", "Statement", "Language", "State", "In this state since", "Owner", "Topic", "Claimant", "Due", "Proposed rating", "Sources", "Submitted", "Last change"];

    internal static IEnumerable<string?> Cells(ListClaims.Row row) =>
    [
        row.Id.ToString(CultureInfo.InvariantCulture), row.Statement, row.Language, StateLooks.Label(row.Status), CsvFile.Say(row.Since), row.Owner, row.Topic, row.Claimant,
        CsvFile.Say(row.DueOn), row.Rating, row.Sources.ToString(CultureInfo.InvariantCulture), CsvFile.Say(row.SubmittedAt), CsvFile.Say(row.ChangedAt),
    ];
}
