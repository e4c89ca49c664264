using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Feeds;

/// <summary>The ClaimReview of every check that stands, as its page carries it: all in one file, which also names its parts, and
/// by the month of first publication. What was taken back is in neither.</summary>
[AllowAnonymous]
public sealed class ClaimReviewFeed(AppDbContext db) : OpenSlice
{
    const string All = "/feeds/claimreview.json";

    [HttpGet, HttpHead, Route("feeds/claimreview.json"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Everything()
    {
        if (await KnownSince(db) is { } known) return known;
        // Which month an instant lies in is no question that both databases understand.
        var times = await db.StandingChecks().Select(c => new { c.FirstPublishedAt, c.UpdatedAt }).ToListAsync(Gone);
        var months = from check in times
                     group check.UpdatedAt by Month.Of(check.FirstPublishedAt) into month
                     orderby month.Key.First descending
                     select new DataFeedPart { Name = month.Key.Name, Url = $"{Site}/feeds/claimreview/{month.Key.Name}.json", DateModified = month.Max() };
        return await Write(All, db.StandingChecks(), Newest.At, [.. months]);
    }

    [HttpGet, HttpHead, Route("feeds/claimreview/{month}.json"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> OfMonth(string month)
    {
        if (Month.Read(month) is not { } wanted) return NotFound();
        if (await KnownSince(db) is { } known) return known;
        var checks = db.StandingChecks().Where(c => c.FirstPublishedAt >= wanted.First && c.FirstPublishedAt < wanted.Next);
        var updated = await checks.MaxAsync(c => (DateTimeOffset?)c.UpdatedAt, Gone);
        return updated is null ? NotFound() : await Write($"/feeds/claimreview/{wanted.Name}.json", checks, updated.Value, null);
    }

    async Task<IActionResult> Write(string path, IQueryable<Check> checks, DateTimeOffset modified, IReadOnlyList<DataFeedPart>? parts)
    {
        Response.ContentType = "application/ld+json; charset=utf-8";
        if (HttpMethods.IsHead(Request.Method)) return new EmptyResult();
        await JsonSerializer.SerializeAsync(Response.Body, new DataFeed
        {
            Id = Site + path,
            Name = $"{SiteName}: ClaimReviews",
            Url = Site + path,
            DateModified = modified.ToUniversalTime(),
            Parts = parts,
            Items = Items(Reviewed(checks), await db.AllGroups(Gone), Site, Gone),
        }, LinkedData.Options, Gone);
        return new EmptyResult();
    }

    static async IAsyncEnumerable<DataFeedItem> Items(IQueryable<FeedCard> cards, ILookup<int, TranslatedCheck> translated, string site, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var card in cards.AsAsyncEnumerable().WithCancellation(ct))
        {
            var path = CheckAddress.Of(card.Number, card.Slug);
            var view = new CheckView
            {
                Number = card.Number,
                Team = card.Team,
                Content = card.Content,
                Showing = Showing.Live,
                Path = path,
                Url = site + path,
                Version = card.Version,
                PublishedAt = card.PublishedAt,
                UpdatedAt = card.UpdatedAt,
                Translations = [.. translated[card.Number].Where(t => t.Number != card.Number)],
            };
            yield return new() { DateCreated = card.PublishedAt, DateModified = card.UpdatedAt, Url = view.Url, Item = [ClaimReview.Of(view, site)] };
        }
    }

    /// <summary>What a feed of reviews reads of checks, newest first.</summary>
    public static IQueryable<FeedCard> Reviewed(IQueryable<Check> checks) => checks.OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId).AsFeedCards();

    readonly record struct Month(DateTimeOffset First)
    {
        public DateTimeOffset Next => First.AddMonths(1);

        public string Name => First.ToString("yyyy-MM", CultureInfo.InvariantCulture);

        public static Month Of(DateTimeOffset at) => new(new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero));

        // The last month of time has no next one.
        public static Month? Read(string text) =>
            DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year < 9999
                ? new(new DateTimeOffset(DateTime.SpecifyKind(first, DateTimeKind.Utc))) : null;
    }
}
