using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Names;

/// <summary>A topic: what it is about, its checks, and what they rest on.</summary>
[Kept, AllowAnonymous]
public sealed class ShowTopic(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("topics/{slug}"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show(string slug)
    {
        var checks = db.ChecksOfTopic(slug);
        var names = await ChecksUnderName.NamesIn(checks.GroupBy(c => c.TopicName!), Gone);
        if (names.Count == 0) return await db.TopicNow(slug, Gone) is { } now ? RedirectPermanent(HttpContext.InTongue(now) + Request.QueryString) : NotFound();
        if (await Known(db) is { } known) return known;
        var list = await ChecksUnderName.Read(checks, names, NameAddress.OfTopic(slug)!, Request.Query["page"], Gone);
        return Page(new TopicPage(list, Wanted.Of(Facet.Topic, names), await Explainers(db, slug).ToListAsync(Gone), KeyDocument.Of(list.Recent)));
    }

    /// <summary>What those who publish checks on a topic say it is about.</summary>
    public static IQueryable<Explainer> Explainers(AppDbContext db, string slug) =>
        from topic in db.Topics
        where topic.Slug == slug && topic.Description != null && db.ChecksOfTopic(slug).Any(c => c.TeamId == topic.TeamId)
        join team in db.Teams on topic.TeamId equals team.Id
        orderby team.Name
        select new Explainer(team.Name, team.Language, topic.Description!);

    /// <summary>What a newsroom says a topic is about, in Markdown.</summary>
    public sealed record Explainer(string Team, string Language, string Text);

    /// <summary>What the page shows.</summary>
    public sealed record TopicPage(ChecksUnderName List, Wanted Wanted, IReadOnlyList<Explainer> Explainers, IReadOnlyList<KeyDocument> Documents);
}
