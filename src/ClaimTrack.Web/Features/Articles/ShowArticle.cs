using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>An article to read and to draw claims from.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowArticle(AppDbContext db) : DeskSlice
{
    /// <summary>The page.</summary>
    [HttpGet("articles/{id:int}")]
    public async Task<IActionResult> Show(int id, int? revision) =>
        await db.ReadArticle(By, id, revision, Gone) is { } page ? Page(page) : NotFound();

    /// <summary>One of its regions, for browsers that follow it.</summary>
    [HttpGet("articles/{id:int}/parts/{part:regex(^(head|text|claims|facts)$)}")]
    public async Task<IActionResult> Part(int id, string part, int? revision) =>
        await db.ReadArticle(By, id, revision, Gone) is { } page ? PartialView($"_Article{char.ToUpperInvariant(part[0])}{part[1..]}", page) : NotFound();
}
