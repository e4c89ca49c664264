using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Names;

/// <summary>What the page of a topic and that of a claimant show alike: their checks, newest first, and how they are rated.</summary>
/// <param name="Names">The names that are found there, the most used first.</param>
/// <param name="Ratings">How many checks have each rating, in the order of the usual scale.</param>
/// <param name="Cards">The checks of one page.</param>
/// <param name="Pages">Where that page stands.</param>
/// <param name="Recent">What the newest checks say, for what has no column.</param>
public sealed record ChecksUnderName(IReadOnlyList<string> Names, IReadOnlyList<AllChecks.RatingChoice> Ratings, IReadOnlyList<CheckCard> Cards, Pages Pages, IReadOnlyList<CheckContent> Recent)
{
    const int PageSize = 20;
    const int RecentMost = 60;

    /// <summary>What the page is called.</summary>
    public string Name => Names[0];

    /// <summary>Reads it.</summary>
    /// <param name="checks">The checks, one at least.</param>
    /// <param name="names">Their names.</param>
    /// <param name="path">The address of the first page.</param>
    /// <param name="page">The page asked for, as typed.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<ChecksUnderName> Read(IQueryable<Check> checks, IReadOnlyList<string> names, string path, string? page, CancellationToken ct)
    {
        var counts = await checks.GroupBy(c => c.RatingKey).Select(g => new AllChecks.Choice(g.Key, g.Count())).ToListAsync(ct);
        var pages = Pages.At(page, PageSize, counts.Sum(c => c.Checks), path);
        var cards = await Newest(checks).Skip(pages.Before).Take(PageSize).AsCards().ToListAsync(ct);
        return new(names, AllChecks.RatingsOf(counts), cards, pages,
            [.. (await Newest(checks).Take(RecentMost).AsCards().ToListAsync(ct)).Select(c => c.Content)]);
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<Check> Newest(IQueryable<Check> checks) => checks.OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId);

    /// <summary>The names in a list of checks, the most used first.</summary>
    public static async Task<IReadOnlyList<string>> NamesIn(IQueryable<IGrouping<string, Check>> names, CancellationToken ct) =>
        [.. (await names.Select(g => new AllChecks.Choice(g.Key, g.Count())).ToListAsync(ct)).OrderByDescending(c => c.Checks).ThenBy(c => c.Value, StringComparer.Ordinal).Select(c => c.Value)];
}
