using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>How readers' pages look things up: only what was published, from every team.</summary>
public static class PublicChecks
{
    const int MostBeside = 4;

    /// <summary>The checks that stand.</summary>
    public static IQueryable<Check> StandingChecks(this AppDbContext db) => db.ShownChecks().Where(c => c.RetractedAt == null);

    /// <summary>The checks that readers may see: also those taken back, whose pages say so.</summary>
    public static IQueryable<Check> ShownChecks(this AppDbContext db) => db.Checks.Where(c => c.Order == null);

    // A name, a page of the team or a translation changes pages without any check having changed.
    static readonly EventKind[] Noticed =
    [
        EventKind.CheckPublished, EventKind.CheckCorrected, EventKind.CheckRetracted, EventKind.CheckWithdrawn, EventKind.CheckRestored, EventKind.PagePublished,
        EventKind.TopicEdited, EventKind.TopicDescribed, EventKind.TopicMerged, EventKind.ClaimantEdited, EventKind.ClaimantMerged, EventKind.ClaimRegrouped,
        EventKind.TranslationLinked, EventKind.TranslationUnlinked,
    ];

    // An event whose transaction commits late has a number not far below.
    const int Near = 1000;

    /// <summary>The number of the newest event that readers can notice, which only grows, and how many there are not far
    /// below it: one of them may commit after it. A page made before and after the same two is the same.</summary>
    public static async Task<NewestPublication> NewestPublication(this AppDbContext db, CancellationToken ct)
    {
        var publications = db.History.Where(e => Noticed.Contains(e.Kind));
        var newest = await publications.OrderByDescending(e => e.Id)
            .Select(e => new NewestPublication(e.Id, publications.Count(other => other.Id > e.Id - Near && other.Id < e.Id), e.At)).FirstOrDefaultAsync(ct);
        return newest ?? new(0, 0, DateTimeOffset.UnixEpoch);
    }

    /// <summary>Whether readers can notice an event of this kind.</summary>
    public static bool IsNoticed(EventKind kind) => Noticed.Contains(kind);

    /// <summary>What lists show of checks: the live version of each.</summary>
    public static IQueryable<CheckCard> AsCards(this IQueryable<Check> checks) => checks.Select(c =>
        new CheckCard(c.ClaimId, c.Slug, c.UpdatedAt, c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content).First(), c.TopicSlug, c.ClaimantSlug));

    /// <summary>The corrections that are out.</summary>
    public static IQueryable<PublicCorrection> PublicCorrections(this AppDbContext db) =>
        from claim in db.Claims
        from correction in claim.Corrections
        where correction.PublishedAt != null && claim.Check != null && claim.Check.Order == null
        orderby correction.PublishedAt descending, correction.Id descending
        select new PublicCorrection(
            claim.Id, claim.Check!.Slug, correction.Kind, correction.Reason, correction.PublishedAt!.Value, correction.VersionNumber,
            claim.Check.Versions.Where(v => v.Number == (correction.VersionNumber ?? claim.Check.LiveVersion)).Select(v => v.Content).First(),
            claim.Check.Versions.Where(v => v.Number == correction.VersionNumber - 1).Select(v => v.Content).FirstOrDefault());

    /// <summary>A check with everything that its pages show, or null. The number of queries does not depend on what it has.</summary>
    internal static async Task<CheckParts?> CheckParts(this AppDbContext db, int number, CancellationToken ct)
    {
        var check = await db.Checks.AsNoTracking().Include(c => c.Team).Include(c => c.Versions).AsSingleQuery().FirstOrDefaultAsync(c => c.ClaimId == number, ct);
        if (check is null) return null;
        var corrections = await db.Claims.Where(c => c.Id == number).SelectMany(c => c.Corrections).Where(c => c.PublishedAt != null).AsNoTracking().ToListAsync(ct);
        return new(check, CheckChange.Of(check.Versions, corrections));
    }

    /// <summary>Where to read on from a check: those of the same article and others on its topic, none of them twice.</summary>
    public static async Task<(IReadOnlyList<CheckCard> SameArticle, IReadOnlyList<CheckCard> Related)> Beside(this AppDbContext db, int number, string? topic, CancellationToken ct)
    {
        var same = await db.SameArticle(number, MostBeside).ToListAsync(ct);
        var related = await db.OnTopic(number, topic, MostBeside + same.Count).ToListAsync(ct);
        return (same, [.. related.Where(r => same.All(s => s.Number != r.Number)).Take(MostBeside)]);
    }

    /// <summary>The standing checks on other claims of the articles in which this check's claim appears.</summary>
    public static IQueryable<CheckCard> SameArticle(this AppDbContext db, int number, int most)
    {
        var articles = db.Claims.Where(c => c.Id == number).SelectMany(c => c.Appearances).Select(a => a.ArticleId);
        return db.StandingChecks()
            .Where(c => c.ClaimId != number && db.Claims.Any(claim => claim.Id == c.ClaimId && claim.Appearances.Any(a => articles.Contains(a.ArticleId))))
            .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).Take(most).AsCards();
    }

    /// <summary>The newest standing checks on a topic.</summary>
    public static IQueryable<CheckCard> OnTopic(this AppDbContext db, int number, string? topic, int most) => db.StandingChecks()
        .Where(c => c.ClaimId != number && topic != null && c.TopicName == topic)
        .OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).Take(most).AsCards();
}

/// <summary>The newest event that readers can notice.</summary>
/// <param name="Id">Its number; 0 where nothing was published yet.</param>
/// <param name="Near">How many there are not far below it.</param>
/// <param name="At">When it was.</param>
public sealed record NewestPublication(long Id, int Near, DateTimeOffset At);

/// <summary>A correction as the log shows it.</summary>
public sealed record PublicCorrection(int Number, string Slug, CorrectionKind Kind, string Reason, DateTimeOffset At, int? Version, CheckContent Now, CheckContent? Before)
{
    /// <summary>The path of the check.</summary>
    public string Path => CheckAddress.Of(Number, Slug);

    /// <summary>The path of the comparison with the version before, where there is one.</summary>
    public string? Comparison => Version is { } v && Before is not null ? $"/checks/{Number}/compare?from={v - 1}&to={v}" : null;
}

/// <summary>A check with its versions and its record of changes.</summary>
sealed record CheckParts(Check Check, IReadOnlyList<CheckChange> Changes)
{
    /// <summary>The version that readers get.</summary>
    public CheckVersion Live => Check.Versions.Single(v => v.Number == Check.LiveVersion);

    /// <summary>What a page shows of a version.</summary>
    public CheckView View(CheckVersion version, Showing showing, string site) => new()
    {
        Number = Check.ClaimId,
        Team = Check.Team.Name,
        Content = version.Content,
        Showing = showing,
        Path = CheckAddress.Of(Check.ClaimId, Check.Slug),
        Url = site + CheckAddress.Of(Check.ClaimId, Check.Slug),
        TopicSlug = version.Number == Check.LiveVersion ? Check.TopicSlug : null,
        ClaimantSlug = version.Number == Check.LiveVersion ? Check.ClaimantSlug : null,
        Version = version.Number,
        PublishedAt = Check.FirstPublishedAt,
        UpdatedAt = version.PublishedAt,
        Changes = Changes,
    };
}
