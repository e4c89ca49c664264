using System.Text.Json;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Api;

/// <summary>Searching checks as in Google's Fact Check Tools API, names and shapes the same, so that a client of it needs only
/// another base address (https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search).</summary>
[AllowAnonymous, RefusesLikeGoogle]
public sealed class ClaimsSearch(AppDbContext db, TimeProvider clock, IDataProtectionProvider keys) : OpenSlice
{
    const int TokenMax = 1000;

    static readonly JsonSerializerOptions Compact = new(GoogleError.Options) { WriteIndented = false };

    // The colon is Google's way to name a verb that is none of HTTP's (https://google.aip.dev/136).
    [HttpGet, HttpHead, Route("api/v1/claims:search"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show()
    {
        if (SearchQuestion.Read(Request.Query, out var asked) is { } wrong) return wrong.Answer(Response);
        PageToken? after = null;
        if (asked.Token is not null && (asked.Token.Length > TokenMax || (after = PageToken.Open(keys, asked.Token, asked.Identity)) is null))
            return GoogleError.Invalid("The page token is not one of this search. Take it from nextPageToken and leave the other parameters as they were.", "pageToken").Answer(Response);

        var today = clock.GetUtcNow().UtcDateTime.Date;
        if (await KnownSince(db, $"{today:yyyy-MM-dd}") is { } known) return known;
        Response.Headers.Link = $"<{Site}{Request.Path}{Request.QueryString}>; rel=\"self\"";
        // Every check here is this site's.
        var found = asked.Publisher is null || IsHere(asked.Publisher)
            ? await Found(db, asked.Words, asked.Language, asked.MaxAge is { } days ? Since(today, days) : null, after, asked.Offset).Take(asked.PageSize + 1).ToListAsync(Gone) : [];
        var shown = found.Take(asked.PageSize).ToList();
        var answer = JsonSerializer.SerializeToNode(new SearchAnswer
        {
            Claims = shown.Count == 0 ? null : [.. shown.Select(f => FoundClaim.Of(f, Site))],
            Next = found.Count > shown.Count ? new PageToken(shown[^1].PublishedAt, shown[^1].Number).Seal(keys, asked.Identity) : null,
        }, GoogleError.Options)!;
        asked.Fields?.Keep(answer);
        return Content(answer.ToJsonString(asked.IsPretty ? GoogleError.Options : Compact), GoogleError.JsonType);
    }

    /// <summary>What a search finds, the newest review first.</summary>
    public static IQueryable<Match> Found(AppDbContext db, string? words, string? language, DateTimeOffset? since, PageToken? after, int offset)
    {
        var checks = db.StandingChecks();
        if (words is not null) checks = Wanted.ForWords(words).Narrow(checks);
        if (language is not null)
        {
            var regional = $"{language}-";
            checks = checks.Where(c => c.Language.ToLower() == language || c.Language.ToLower().StartsWith(regional));
        }
        // A claim is older than its review, so that the review's is the newer of the two dates.
        if (since is { } first) checks = checks.Where(c => c.FirstPublishedAt >= first);
        if (after is { } last) checks = checks.Where(c => c.FirstPublishedAt < last.At || (c.FirstPublishedAt == last.At && c.ClaimId < last.Number));
        var sorted = checks.OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId);
        return (after is null && offset > 0 ? sorted.Skip(offset) : sorted.AsQueryable()).Select(c => new Match(c.ClaimId, c.Slug, c.Team.Name, c.FirstPublishedAt,
            c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First()));
    }

    bool IsHere(string filter)
    {
        var wanted = (Uri.TryCreate(filter, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.IdnHost : filter).Trim().ToLowerInvariant();
        wanted = WithoutWww(wanted);
        var here = HostOf(Site);
        return here == wanted || here.EndsWith($".{wanted}", StringComparison.Ordinal);
    }

    /// <summary>The name under which a site is known as a publisher.</summary>
    internal static string HostOf(string site) => WithoutWww(new Uri(site).IdnHost.ToLowerInvariant());

    static string WithoutWww(string host) => host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;

    static DateTimeOffset Since(DateTime today, int days) =>
        days >= (today - DateTime.MinValue).TotalDays ? DateTimeOffset.MinValue : new(today.AddDays(-days), TimeSpan.Zero);

    /// <summary>A check that was found.</summary>
    public sealed record Match(int Number, string Slug, string Team, DateTimeOffset PublishedAt, CheckContent Content);
}
