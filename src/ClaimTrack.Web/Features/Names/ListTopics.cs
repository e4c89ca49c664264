using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Names;

/// <summary>The team's topics, with what bears each name.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListTopics(AppDbContext db) : DeskSlice
{
    [HttpGet("topics")]
    public async Task<IActionResult> Show(string? q, int page = 1) => View("_Names", await NameList.Read("topics", db.TopicsOf(By), q, page,
        n => new(n.Id, n.Name, null, db.Claims.Count(c => c.TopicId == n.Id), db.Claims.Count(c => c.TopicId == n.Id && c.Check != null)), Gone));
}
