using ClaimTrack.Data;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Kept;
using ClaimTrack.Web.Public.Orders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Public.Cards;

/// <summary>The picture under which a check is shared elsewhere. Another version has another address; only the one that stands is
/// given out, so that nobody shares a verdict that was changed.</summary>
[OpenToAll, AllowAnonymous]
public sealed class ShowCard(AppDbContext db, KeptCards cards, IOptions<SiteOptions> site, Wording wording) : Slice
{
    [HttpGet, HttpHead, Route("checks/{number:int}/card-{version:int}-{mark}.png")]
    public async Task<IActionResult> Show(int number, int version, string mark)
    {
        if (await db.CardsOf(number).FirstOrDefaultAsync(Gone) is not { } card) return NotFound();
        if (card.Order is { } order) return Withheld.Data(this, order);
        var facts = card.Facts;
        if (version != facts.Version || mark != facts.Mark(site.Value)) return NotFound();
        var png = await cards.Get(facts.Path(site.Value), () => facts.Drawn(site.Value, wording));
        Response.GetTypedHeaders().CacheControl = new() { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new("immutable") } };
        return File(png, "image/png", lastModified: null, new EntityTagHeaderValue($"\"{mark}\""));
    }
}
