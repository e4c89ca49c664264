using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Public.Articles;

/// <summary>An article of which a claim was checked, by its quotes.</summary>
[AllowAnonymous]
public sealed class ShowArticle(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("articles/" + CheckAddress.Numbered), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show(string address)
    {
        if (CheckAddress.TryRead(address) is not { } number || await ArticlePage.Find(db, number, Gone) is not { } article) return NotFound();
        if (CheckAddress.Read(address).Slug != article.Slug) return RedirectPermanent(HttpContext.InTongue(article.Path) + Request.QueryString);
        // A new text of the article is no publication of ours.
        if (await Known(db, $"{article.Changed.Count}") is { } known) return known;
        return Page(new Shown(article, await article.Excerpts(db, Gone)));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Shown(ArticlePage Article, IReadOnlyList<Excerpt> Excerpts);
}
