using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public.Orders;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Public;

/// <summary>The data that a check's page carries, by itself.</summary>
[AllowAnonymous, OpenToAll]
public sealed class CheckJson(AppDbContext db, IOptions<SiteOptions> options) : ReaderSlice
{
    [HttpGet, HttpHead, Route("checks/{number:int}.json")]
    public async Task<IActionResult> Show(int number)
    {
        var now = await db.Checks.Where(c => c.ClaimId == number).Select(c => new { c.LiveVersion, c.RetractedAt, c.Order }).FirstOrDefaultAsync(Gone);
        if (now is null) return NotFound();
        if (now.Order is { } order) return Withheld.Data(this, order);
        IReadOnlyList<TranslatedCheck> translations = now.RetractedAt is null ? await db.InOtherLanguages(number, Gone) : [];
        if (Known($"{number}.{now.LiveVersion}.{now.RetractedAt?.UtcTicks}.{string.Join(',', translations)}") is { } known) return known;
        if (await db.CheckParts(number, Gone) is not { } check) return NotFound();
        var view = check.View(check.Live, check.Check.RetractedAt is null ? Showing.Live : Showing.Retracted, Site) with { Translations = translations };
        return Content(JsonSerializer.Serialize(LinkedData.Of(view, Site, options.Value), LinkedData.Options), "application/ld+json; charset=utf-8");
    }
}
