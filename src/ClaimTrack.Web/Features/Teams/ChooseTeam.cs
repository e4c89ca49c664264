using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>The door of the workspace: leads into the only team, or lets choose.</summary>
[SignedIn]
public sealed class ChooseTeam(AppDbContext db) : Slice
{
    [HttpGet("desk")]
    public async Task<IActionResult> Show()
    {
        var id = User.AccountId();
        var teams = await db.Members.Where(m => m.AccountId == id && m.RemovedAt == null).OrderBy(m => m.Team.Name)
            .Select(m => new Choice(m.Team.Slug, m.Team.Name, m.Role)).ToListAsync(Gone);
        return teams is [var only] ? Redirect($"/desk/{only.Slug}/board") : Page(teams);
    }

    public sealed record Choice(string Slug, string Name, Role Role);
}
