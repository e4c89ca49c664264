using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>The team's claimants, with what bears each name.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListClaimants(AppDbContext db) : DeskSlice
{
    [HttpGet("claimants")]
    public async Task<IActionResult> Show(string? q, int page = 1)
    {
        q = Rules.Clean(q);
        var names = db.ClaimantsOf(By).Where(n => n.MergedIntoId == null);
        foreach (var word in SearchWords.Of(q))
        {
            var pattern = SearchWords.Pattern(NameKey.Of(word));
            names = names.Where(n => EF.Functions.Like(n.NameKey, pattern, SearchWords.Escape));
        }
        var count = await names.CountAsync(Gone);
        page = Math.Clamp(page, 1, Math.Max(1, (count + NameList.PageSize - 1) / NameList.PageSize));
        return View("_Names", new NameList
        {
            What = "claimants",
            Q = q,
            Page = page,
            Count = count,
            Lines = await names.OrderBy(n => n.NameKey).Skip((page - 1) * NameList.PageSize).Take(NameList.PageSize)
                .Select(n => new NameList.Line(n.Id, n.Name, n.Kind, db.Claims.Count(c => c.ClaimantId == n.Id), db.Claims.Count(c => c.ClaimantId == n.Id && c.Check != null))).ToListAsync(Gone),
        });
    }
}
