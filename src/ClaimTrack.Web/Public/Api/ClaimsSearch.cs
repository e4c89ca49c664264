using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
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
    const int PageSizeUsual = 10;
    const int PageSizeMost = 100;
    const int TokenMax = 1000;
    const int FieldsMax = 1000;

    static readonly string[] Own = ["query", "languageCode", "reviewPublisherSiteFilter", "maxAgeDays", "pageSize", "pageToken", "offset"];

    // https://cloud.google.com/apis/docs/system-parameters. Of these only three change an answer here; nobody needs a key.
    static readonly string[] Standard = ["$.xgafv", "access_token", "alt", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "uploadType", "upload_protocol"];

    // The colon is Google's way to name a verb that is none of HTTP's (https://google.aip.dev/136).
    [HttpGet, HttpHead, Route("api/v1/claims:search"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show()
    {
        if (Read(out var asked) is { } wrong) return wrong.Answer(Response);
        PageToken? after = null;
        if (asked.Token is not null && (asked.Token.Length > TokenMax || (after = PageToken.Open(keys, asked.Token, asked.Question)) is null))
            return GoogleError.Invalid("The page token is not one of this search. Take it from nextPageToken and leave the other parameters as they were.", "pageToken").Answer(Response);

        var today = clock.GetUtcNow().UtcDateTime.Date;
        if (await KnownSince(db, $"{today:yyyy-MM-dd}") is { } known) return known;
        Response.Headers.Link = $"<{Site}{Request.Path}{Request.QueryString}>; rel=\"self\"";
        // Every check here is this site's.
        var found = asked.Publisher is null || IsHere(asked.Publisher)
            ? await Found(db, asked.Words, asked.Language, asked.MaxAge is { } days ? Since(today, days) : null, after, asked.Offset).Take(asked.PageSize + 1).ToListAsync(Gone) : [];
        var shown = found.Take(asked.PageSize).ToList();
        var answer = JsonSerializer.SerializeToNode(new Answer
        {
            Claims = shown.Count == 0 ? null : [.. shown.Select(f => Claim(f, Site))],
            Next = found.Count > shown.Count ? new PageToken(shown[^1].PublishedAt, shown[^1].Number).Seal(keys, asked.Question) : null,
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

    GoogleError? Read(out Asked asked)
    {
        asked = new();
        foreach (var (name, values) in Request.Query)
        {
            if (!Own.Contains(name) && !Standard.Contains(name)) return GoogleError.Unknown(name);
            if (values.Count > 1 && Own.Contains(name)) return GoogleError.Invalid($"Invalid value at '{name}', it may be given once.", name);
        }
        string? Text(string name) => Request.Query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;
        // Nothing and 0 are the same, as in Google's own.
        GoogleError? Number(string name, out int number)
        {
            number = 0;
            return Text(name) is not { } typed ? null
                : !int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) ? GoogleError.NotANumber(name, typed)
                : number < 0 ? GoogleError.Invalid($"Invalid value at '{name}', it may not be negative.", name) : null;
        }
        if (Text("alt") is not (null or "json")) return GoogleError.Invalid("Invalid value at 'alt', answers are json.", "alt");
        if (Text("$.xgafv") is not (null or "1" or "2")) return GoogleError.Invalid("Invalid value at '$.xgafv', error formats are 1 and 2.", "$.xgafv");
        if (Text("prettyPrint") is not (null or "true" or "false" or "1" or "0")) return GoogleError.Invalid("Invalid value at 'prettyPrint' (TYPE_BOOL).", "prettyPrint");
        FieldMask? fields = null;
        if (Text("fields") is { } wanted)
        {
            var wrong = $"at most {FieldsMax} characters";
            if (wanted.Length > FieldsMax || (fields = FieldMask.Read(wanted, typeof(Answer), GoogleError.Options, out wrong)) is null) return GoogleError.Invalid($"Invalid field selection {wrong}", "fields");
        }
        if (Number("maxAgeDays", out var maxAge) is { } noAge) return noAge;
        if (Number("pageSize", out var pageSize) is { } noSize) return noSize;
        if (Number("offset", out var offset) is { } noOffset) return noOffset;
        if (Text("query") is null && Text("reviewPublisherSiteFilter") is null)
            return GoogleError.Invalid("Give a query, or a reviewPublisherSiteFilter.", "query");
        var language = Text("languageCode")?.Split('-', '_')[0].ToLowerInvariant();
        if (language is not null && !(language.Length is >= 2 and <= 8 && language.All(char.IsAsciiLetter)))
            return GoogleError.Invalid("Invalid value at 'languageCode', it is a BCP-47 code such as \"en-US\".", "languageCode");
        asked = new()
        {
            Words = Text("query"),
            Language = language,
            Publisher = Text("reviewPublisherSiteFilter"),
            MaxAge = maxAge == 0 ? null : maxAge,
            PageSize = pageSize == 0 ? PageSizeUsual : Math.Min(pageSize, PageSizeMost),
            Offset = offset,
            Token = Text("pageToken"),
            Fields = fields,
            IsPretty = Text("prettyPrint") is not ("false" or "0"),
        };
        return null;
    }

    bool IsHere(string filter)
    {
        var wanted = (Uri.TryCreate(filter, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.IdnHost : filter).Trim().ToLowerInvariant();
        wanted = wanted.StartsWith("www.", StringComparison.Ordinal) ? wanted[4..] : wanted;
        var here = HostOf(Site);
        return here == wanted || here.EndsWith($".{wanted}", StringComparison.Ordinal);
    }

    static string HostOf(string site)
    {
        var host = new Uri(site).IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    static DateTimeOffset Since(DateTime today, int days) =>
        days >= (today - DateTime.MinValue).TotalDays ? DateTimeOffset.MinValue : new(today.AddDays(-days), TimeSpan.Zero);

    static ClaimOf Claim(Match found, string site)
    {
        var content = found.Content;
        return new()
        {
            Text = Filled(content.Statement),
            Claimant = Filled(content.Claimant?.Name),
            ClaimDate = content.ClaimedOn is { } day ? $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00Z" : null,
            Reviews =
            [
                new()
                {
                    Publisher = new(Filled(found.Team), HostOf(site)),
                    Url = site + CheckAddress.Of(found.Number, found.Slug),
                    Title = Filled(content.Title),
                    ReviewDate = found.PublishedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
                    TextualRating = Filled(content.Rating.Label),
                    LanguageCode = Filled(content.Language),
                },
            ],
        };
    }

    // An empty field is left out, as Protocol Buffers do in JSON.
    static string? Filled(string? text) => OpenText.Of(text) is { Length: > 0 } filled ? filled : null;

    static readonly JsonSerializerOptions Compact = new(GoogleError.Options) { WriteIndented = false };

    /// <summary>A check that was found.</summary>
    public sealed record Match(int Number, string Slug, string Team, DateTimeOffset PublishedAt, CheckContent Content);

    sealed record Asked
    {
        public string? Words { get; init; }
        public string? Language { get; init; }
        public string? Publisher { get; init; }
        public int? MaxAge { get; init; }
        public int PageSize { get; init; }
        public int Offset { get; init; }
        public string? Token { get; init; }
        public FieldMask? Fields { get; init; }
        public bool IsPretty { get; init; }

        // Not the offset, which counts only where there is no token.
        public IReadOnlyList<string?> Question => [Words, Language, Publisher, $"{MaxAge}", $"{PageSize}"];
    }

    sealed record Answer
    {
        [JsonPropertyName("claims")] public IReadOnlyList<ClaimOf>? Claims { get; init; }
        [JsonPropertyName("nextPageToken")] public string? Next { get; init; }
    }

    sealed record ClaimOf
    {
        [JsonPropertyName("text")] public string? Text { get; init; }
        [JsonPropertyName("claimant")] public string? Claimant { get; init; }
        [JsonPropertyName("claimDate")] public string? ClaimDate { get; init; }
        [JsonPropertyName("claimReview")] public required IReadOnlyList<ReviewOf> Reviews { get; init; }
    }

    sealed record ReviewOf
    {
        [JsonPropertyName("publisher")] public required PublisherOf Publisher { get; init; }
        [JsonPropertyName("url")] public required string Url { get; init; }
        [JsonPropertyName("title")] public string? Title { get; init; }
        [JsonPropertyName("reviewDate")] public required string ReviewDate { get; init; }
        [JsonPropertyName("textualRating")] public string? TextualRating { get; init; }
        [JsonPropertyName("languageCode")] public string? LanguageCode { get; init; }
    }

    sealed record PublisherOf([property: JsonPropertyName("name")] string? Name, [property: JsonPropertyName("site")] string Site);
}
