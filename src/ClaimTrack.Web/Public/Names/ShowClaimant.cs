using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Public.Names;

/// <summary>A claimant: a name, and which of their claims were checked. It counts and does not judge: no score, no picture.</summary>
[Kept, AllowAnonymous]
public sealed class ShowClaimant(AppDbContext db) : ReaderSlice
{
    const int LinksMost = 5;

    [HttpGet, HttpHead, Route("people/{slug}"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show(string slug)
    {
        var checks = db.ChecksOfPerson(slug);
        var names = await ChecksUnderName.NamesIn(checks.GroupBy(c => c.ClaimantName!), Gone);
        if (names.Count == 0) return await db.PersonNow(slug, Gone) is { } now ? RedirectPermanent(HttpContext.InTongue(now) + Request.QueryString) : NotFound();
        if (await Known(db) is { } known) return known;
        var list = await ChecksUnderName.Read(checks, names, NameAddress.OfPerson(slug)!, Request.Query["page"], Gone);
        List<CheckClaimant> said = [.. list.Recent.Select(c => c.Claimant).OfType<CheckClaimant>()];
        return Page(new ClaimantPage(list, Wanted.Of(Facet.Person, names), said.FirstOrDefault()?.Kind,
            [.. said.Select(c => CheckView.WebLink(c.Url)).OfType<string>().Distinct().Take(LinksMost)]));
    }

    /// <summary>What the page shows.</summary>
    public sealed record ClaimantPage(ChecksUnderName List, Wanted Wanted, ClaimantKind? Kind, IReadOnlyList<string> Links);
}
