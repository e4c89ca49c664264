using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Names;

/// <summary>The team's claimants, with what bears each name.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListClaimants(AppDbContext db) : DeskSlice
{
    [HttpGet("claimants")]
    public async Task<IActionResult> Show(string? q, int page = 1) => View("_Names", await NameList.Read("claimants", db.ClaimantsOf(By), q, page,
        n => new(n.Id, n.Name, n.Kind, db.Claims.Count(c => c.ClaimantId == n.Id), db.Claims.Count(c => c.ClaimantId == n.Id && c.Check != null)), Gone));
}
