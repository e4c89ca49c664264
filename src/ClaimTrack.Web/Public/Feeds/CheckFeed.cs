using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Views;
using ClaimTrack.Web.Public.Names;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>The checks that stand as a feed, narrowed by the same query as the list: every search can be followed.
/// What was taken back leaves it, and is told in the feed of corrections.</summary>
[AllowAnonymous]
public sealed partial class CheckFeed(AppDbContext db) : OpenSlice
{
    const int PageSize = 30;

    [HttpGet, HttpHead, Route("feeds/checks.atom"), Route("feeds/checks.rss"), Route("feeds/checks.json"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show()
    {
        if (await KnownSince(db) is { } known) return known;
        var wanted = Wanted.Read(Request.Query);
        if (await db.ByNamesOfNow(wanted, Gone) is { } renamed) return RedirectPermanent(Paged(renamed.At(Request.Path.Value!), renamed.Page));
        var cards = await FeedCards(db, wanted).Skip((wanted.Page - 1) * PageSize).Take(PageSize + 1).ToListAsync(Gone);
        var list = wanted.Address();
        var self = wanted.At(Request.Path.Value!);
        return FeedFormat.Of(Request.Path).Write(new Feed
        {
            Title = $"{SiteName}: {Describe(wanted)}",
            Description = $"Checks with their ratings, the last changed first. Published under CC BY 4.0 by {SiteName}.",
            Id = TagUri.Of(Site, FeedFormat.Since, self),
            Self = Site + Paged(self, wanted.Page),
            Page = Site + list,
            Next = cards.Count > PageSize ? Site + Paged(self, wanted.Page + 1) : null,
            Updated = Newest.At,
            Site = Site,
            SiteName = SiteName,
            Entries = [.. cards.Take(PageSize).Select(c => Entry(c, Site))],
        });
    }

    /// <summary>What the feed of a search shows, the last changed first.</summary>
    public static IQueryable<FeedCard> FeedCards(AppDbContext db, Wanted wanted) => wanted.Narrow(db.StandingChecks())
        .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).AsFeedCards();

    static string Paged(string self, int page) => page == 1 ? self : string.Create(CultureInfo.InvariantCulture, $"{self}{(self.Contains('?') ? '&' : '?')}page={page}");

    static string Describe(Wanted wanted)
    {
        List<string> parts = [wanted.Text.Length > 0 ? $"checks with “{wanted.Text}”" : "checks"];
        foreach (var (facet, values) in wanted.Chosen)
            if (values.Count > 0) parts.Add($"{Wanted.Field(facet)} {string.Join(" or ", values)}");
        if (wanted.From is { } from) parts.Add($"from {WhenTagHelper.Say(from)}");
        if (wanted.To is { } to) parts.Add($"until {WhenTagHelper.Say(to)}");
        return string.Join(", ", parts);
    }

    static FeedEntry Entry(FeedCard card, string site)
    {
        var content = card.Content;
        var url = site + CheckAddress.Of(card.Number, card.Slug);
        return new()
        {
            Id = TagUri.Of(site, card.PublishedAt, $"/checks/{card.Number}"),
            Url = url,
            Title = $"{content.Rating.Label}: {content.Title}",
            Summary = content.Verdict.Conclusion,
            Html = Body(content, url),
            Published = card.PublishedAt,
            Updated = card.UpdatedAt,
            Authors = content.CheckedBy.Count > 0 ? content.CheckedBy : [card.Team],
            Number = card.Number,
            Version = card.Version,
            Content = content,
        };
    }

    static string Body(CheckContent content, string url)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div lang=\"{OpenText.Encoded(content.Language)}\" dir=\"{Tongue.Direction(content.Language)}\">");
        html.Append(CultureInfo.InvariantCulture, $"<blockquote><p dir=\"auto\">“{OpenText.Encoded(content.Quote)}”</p></blockquote>");
        if (content.Claimant is { } who) html.Append(CultureInfo.InvariantCulture, $"<p>— <bdi>{OpenText.Encoded(who.Name)}</bdi></p>");
        html.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\"><strong>{OpenText.Encoded(content.Rating.Label)}.</strong> {OpenText.Encoded(content.Verdict.Conclusion)}</p>");
        if (content.Verdict.Standfirst.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<p dir=\"auto\">{OpenText.Encoded(content.Verdict.Standfirst)}</p>");
        using (var explanation = new StringWriter(CultureInfo.InvariantCulture))
        {
            SourceMarks.ToHtml(content).WriteTo(explanation, System.Text.Encodings.Web.HtmlEncoder.Default);
            // Elsewhere "#source-2" would lead to a place in the page of whoever shows the feed.
            html.Append(OpenText.Of(OwnPlace().Replace(explanation.ToString(), _ => $"href=\"{OpenText.Encoded(url)}#")));
        }
        return html.Append("</div>").ToString();
    }

    [GeneratedRegex("href=\"#")]
    private static partial Regex OwnPlace();
}

/// <summary>A check as a feed shows it.</summary>
public sealed record FeedCard(int Number, string Slug, string Team, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt, int Version, CheckContent Content);

static class FeedCards
{
    /// <summary>What feeds read of checks: the live version of each.</summary>
    public static IQueryable<FeedCard> AsFeedCards(this IQueryable<Check> checks) => checks.Select(c =>
        new FeedCard(c.ClaimId, c.Slug, c.Team.Name, c.FirstPublishedAt, c.UpdatedAt, c.LiveVersion, c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First()));
}
