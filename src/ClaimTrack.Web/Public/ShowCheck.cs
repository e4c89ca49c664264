using ClaimTrack.Data;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Kept;
using ClaimTrack.Web.Public.Orders;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>A check, as readers get it.</summary>
[Kept, AllowAnonymous]
public sealed class ShowCheck(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route(CheckAddress.Route)]
    public async Task<IActionResult> Show(string address)
    {
        var (number, slug) = CheckAddress.Read(address);
        var now = await db.Checks.Where(c => c.ClaimId == number).Select(c => new { c.Slug, c.LiveVersion, c.RetractedAt, c.Order }).FirstOrDefaultAsync(Gone);
        if (now is null) return NotFound();
        if (now.Order is { } order) return Withheld.Page(this, order);
        if (await Known(db, $"{number}.{now.LiveVersion}.{now.RetractedAt?.UtcTicks}") is { } known) return known;
        if (slug != now.Slug) return RedirectPermanent(HttpContext.InTongue(CheckAddress.Of(number, now.Slug)) + Request.QueryString);
        if (await db.CheckParts(number, Gone) is not { } check) return NotFound();
        var view = check.View(check.Live, check.Check.RetractedAt is null ? Showing.Live : Showing.Retracted, Site);
        var (same, related) = await db.Beside(number, view.Content.Topic, Gone);
        var translations = view.Showing == Showing.Live ? await db.InOtherLanguages(number, Gone) : [];
        return Page(view with { SameArticle = same, Related = related, Translations = translations });
    }
}
