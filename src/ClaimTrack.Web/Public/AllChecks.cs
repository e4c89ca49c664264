using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Names;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>All checks, to search and to narrow. An ordinary form sent by GET: every result has an address.</summary>
[AllowAnonymous]
public sealed class AllChecks(AppDbContext db) : ReaderSlice
{
    const int PageSize = 20;

    const int NearestMost = 5;
    const int NearestLookedAt = 40;

    static readonly IReadOnlyList<CheckRating> KnownRatings =
        [.. RatingScale.Default().Ratings.Select(r => new CheckRating(r.Key, r.Label, r.Definition, r.Family, r.Mark, r.Value))];

    [HttpGet, HttpHead, Route("checks"), EnableRateLimiting(Limit.Search)]
    public async Task<IActionResult> Show()
    {
        if (await Known(db) is { } known) return known;
        var wanted = Wanted.Read(Request.Query);
        if (await db.ByNamesOfNow(wanted, Gone) is { } renamed) return RedirectPermanent(HttpContext.InTongue(renamed.Address(page: renamed.Page)));
        var standing = db.StandingChecks();
        var fitting = wanted.Narrow(standing);
        var found = await fitting.CountAsync(Gone);
        wanted = wanted with { Page = Math.Min(wanted.Page, Pages.LastOf(found, PageSize)) };
        var pages = new Pages(wanted.Page, PageSize, found, n => wanted.Address(page: n));
        return Page(new Results
        {
            Wanted = wanted,
            Found = found,
            Pages = pages,
            Total = await standing.CountAsync(Gone),
            Cards = await fitting.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId)
                .Skip(pages.Before).Take(PageSize).AsCards().ToListAsync(Gone),
            Nearest = found == 0 ? await Nearest(wanted, standing) : [],
            Ratings = RatingsOf(await Count(wanted.Narrow(standing, Facet.Rating).GroupBy(c => c.RatingKey)), wanted),
            Topics = ByName(await Count(wanted.Narrow(standing, Facet.Topic).Where(c => c.TopicName != null).GroupBy(c => c.TopicName!)), wanted.Chosen[Facet.Topic]),
            People = ByCount(await Count(wanted.Narrow(standing, Facet.Person).Where(c => c.ClaimantName != null).GroupBy(c => c.ClaimantName!)), wanted.Chosen[Facet.Person]),
            Languages = ByName(await Count(wanted.Narrow(standing, Facet.Language).GroupBy(c => c.Language)), wanted.Chosen[Facet.Language]),
        });
    }

    // The number of checks that a choice would leave, everything else that is chosen staying as it is.
    Task<List<Choice>> Count(IQueryable<IGrouping<string, Check>> groups) => groups.Select(g => new Choice(g.Key, g.Count())).ToListAsync(Gone);

    // Those with most of the words first; without words, what the other choices leave.
    async Task<IReadOnlyList<CheckCard>> Nearest(Wanted wanted, IQueryable<Check> standing)
    {
        if (wanted.Words.Count == 0) return [];
        var candidates = await wanted.AnyWord(standing).OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).Take(NearestLookedAt)
            .Select(c => new { c.ClaimId, c.SearchText, c.UpdatedAt }).ToListAsync(Gone);
        List<int> best = [.. candidates.OrderByDescending(c => wanted.Words.Count(w => c.SearchText.Contains(w, StringComparison.Ordinal)))
            .ThenByDescending(c => c.UpdatedAt).Take(NearestMost).Select(c => c.ClaimId)];
        var cards = await standing.Where(c => best.Contains(c.ClaimId)).AsCards().ToListAsync(Gone);
        return [.. cards.OrderBy(c => best.IndexOf(c.Number))];
    }

    /// <summary>The ratings that checks have, in the order of the usual scale, and those of other scales behind them.</summary>
    internal static IReadOnlyList<RatingChoice> RatingsOf(List<Choice> counts, Wanted? wanted = null)
    {
        var byKey = counts.ToDictionary(c => c.Value, c => c.Checks);
        var known = KnownRatings.Where(r => byKey.ContainsKey(r.Key) || wanted?.Has(Facet.Rating, r.Key) == true).Select(r => new RatingChoice(r, byKey.GetValueOrDefault(r.Key)));
        var others = counts.Where(c => KnownRatings.All(r => r.Key != c.Value))
            .Select(c => new RatingChoice(new CheckRating(c.Value, c.Value.Replace('_', ' '), "", RatingFamily.Open, RatingMark.Question, null), c.Checks));
        return [.. known, .. others];
    }

    static IReadOnlyList<Choice> ByName(List<Choice> counts, IReadOnlyList<string> chosen) =>
        [.. WithChosen(counts, chosen).OrderBy(c => c.Value, StringComparer.CurrentCultureIgnoreCase)];

    static IReadOnlyList<Choice> ByCount(List<Choice> counts, IReadOnlyList<string> chosen) =>
        [.. WithChosen(counts, chosen).OrderByDescending(c => chosen.Contains(c.Value)).ThenByDescending(c => c.Checks).ThenBy(c => c.Value, StringComparer.CurrentCultureIgnoreCase).Take(12)];

    // What is chosen stays in sight even where it leaves nothing.
    static IEnumerable<Choice> WithChosen(List<Choice> counts, IReadOnlyList<string> chosen) =>
        counts.Concat(chosen.Where(v => counts.All(c => c.Value != v)).Select(v => new Choice(v, 0)));

    /// <summary>A value and how many checks have it.</summary>
    public sealed record Choice(string Value, int Checks);

    /// <summary>A rating and how many checks have it.</summary>
    public sealed record RatingChoice(CheckRating Rating, int Checks);

    /// <summary>What the page shows.</summary>
    public sealed record Results
    {
        public required Wanted Wanted { get; init; }
        public required int Found { get; init; }
        public required Pages Pages { get; init; }
        public required int Total { get; init; }
        public required IReadOnlyList<CheckCard> Cards { get; init; }
        public required IReadOnlyList<CheckCard> Nearest { get; init; }
        public required IReadOnlyList<RatingChoice> Ratings { get; init; }
        public required IReadOnlyList<Choice> Topics { get; init; }
        public required IReadOnlyList<Choice> People { get; init; }
        public required IReadOnlyList<Choice> Languages { get; init; }

        /// <summary>The word for a rating.</summary>
        public string Label(string key) => Ratings.FirstOrDefault(r => r.Rating.Key == key)?.Rating.Label ?? key;
    }
}
