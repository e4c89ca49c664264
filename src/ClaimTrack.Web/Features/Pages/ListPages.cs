using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Pages;

/// <summary>The pages on which the team tells readers of itself.</summary>
[Requires(Permission.KeepPages)]
public sealed class ListPages(AppDbContext db) : DeskSlice
{
    [HttpGet("pages")]
    public async Task<IActionResult> Show()
    {
        var versions = await db.TeamPages.Where(p => p.TeamId == By.TeamId).Select(p => new Version(p.Kind, p.Number, p.By.Name, p.At)).ToListAsync(Gone);
        return Page(new List<Line>(Enum.GetValues<PageKind>().Select(kind => new Line(kind, versions.Where(v => v.Kind == kind).MaxBy(v => v.Number)))));
    }

    /// <summary>A version of a page.</summary>
    public sealed record Version(PageKind Kind, int Number, string By, DateTimeOffset At);

    /// <summary>A page and its newest version, if there is one.</summary>
    public sealed record Line(PageKind Kind, Version? Newest);
}
