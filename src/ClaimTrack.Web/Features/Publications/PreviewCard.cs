using ClaimTrack.Cards;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Cards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>The card that the check would have if the claim were published now. It is drawn anew each time and kept nowhere.</summary>
[Requires(Permission.ReadTeam)]
public sealed class PreviewCard(AppDbContext db, CardArtist artist, IOptions<SiteOptions> site, Wording wording) : DeskSlice
{
    [HttpGet("claims/{id:int}/preview/card.png")]
    public async Task<IActionResult> Show(int id)
    {
        if (await db.ClaimForChange(By, id, Gone) is not { } claim || claim.Preview(By) is not { } content) return NotFound();
        var facts = new CardFacts(id, (claim.Check?.Versions.Count ?? 0) + 1, claim.Team.Name, content, IsRetracted: false);
        return File(await artist.Draw(facts.Drawn(site.Value, wording), Gone), "image/png");
    }
}
