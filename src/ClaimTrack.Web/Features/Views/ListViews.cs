using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Views;

/// <summary>The views that somebody keeps, and those that the team shares.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListViews(AppDbContext db) : DeskSlice
{
    [HttpGet("views")]
    public async Task<IActionResult> Show() => Page(await db.ViewLines(By, pinned: false, Gone));
}
