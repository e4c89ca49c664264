using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>The bare address of a team leads to its board.</summary>
[Requires(Permission.ReadTeam)]
public sealed class OpenTeam : DeskSlice
{
    [HttpGet("")]
    public IActionResult Show() => Redirect($"/desk/{By.Team.Slug}/board");
}
