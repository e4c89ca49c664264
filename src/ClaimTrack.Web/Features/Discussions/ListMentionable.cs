using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>The people who can be mentioned where a claim is talked about, for the list that opens after an at sign.</summary>
[Requires(Permission.Discuss)]
public sealed class ListMentionable(AppDbContext db) : DeskSlice
{
    [HttpGet("claims/{id:int}/mentions")]
    public async Task<IActionResult> Show(int id)
    {
        if (!await db.ClaimsOf(By).AnyAsync(c => c.Id == id, Gone)) return NotFound();
        return Json((await db.Mentionable(By, Gone)).Select(m => new Person(m.Name, m.Role.Say(), m.Id == By.Id)));
    }

    /// <summary>Somebody to mention.</summary>
    public sealed record Person(string Name, string Role, bool IsYou);
}
