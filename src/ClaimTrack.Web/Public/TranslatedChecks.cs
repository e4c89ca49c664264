using ClaimTrack.Data;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public;

/// <summary>A check that stands and says in its language what others say in theirs.</summary>
/// <param name="Original">The number of the claim that the others translate, whether its check stands or not.</param>
/// <param name="Number">Its number.</param>
/// <param name="Slug">The readable part of its address.</param>
/// <param name="Language">The BCP 47 tag of its language.</param>
public sealed record TranslatedCheck(int Original, int Number, string Slug, string Language)
{
    /// <summary>Whether it is the one that the others translate.</summary>
    public bool IsOriginal => Number == Original;

    /// <summary>Its path.</summary>
    public string Path => CheckAddress.Of(Number, Slug);
}

/// <summary>How readers' pages look up what there is in other languages.</summary>
public static class TranslatedChecks
{
    /// <summary>The checks that say in other languages what this one says, the original first.</summary>
    public static async Task<IReadOnlyList<TranslatedCheck>> InOtherLanguages(this AppDbContext db, int number, CancellationToken ct)
    {
        var group = EachLanguageOnce(await db.GroupOf(number).ToListAsync(ct));
        return group.Any(t => t.Number == number) ? [.. group.Where(t => t.Number != number)] : [];
    }

    /// <summary>The same of a check that is not out yet, or not as it is to be.</summary>
    /// <param name="db">The database.</param>
    /// <param name="number">Its number.</param>
    /// <param name="language">The language that it will have.</param>
    /// <param name="ct">Ends the look.</param>
    public static async Task<IReadOnlyList<TranslatedCheck>> BesidesOneIn(this AppDbContext db, int number, string language, CancellationToken ct) =>
        [.. EachLanguageOnce((await db.GroupOf(number).ToListAsync(ct)).Where(t => t.Number != number && !t.Language.Equals(language, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>For each check that there is in other languages all of its group, itself included, the original first.</summary>
    public static async Task<ILookup<int, TranslatedCheck>> AllGroups(this AppDbContext db, CancellationToken ct) => (await db.Groups().ToListAsync(ct))
        .GroupBy(t => t.Original).Select(EachLanguageOnce).Where(group => group.Count > 1)
        .SelectMany(group => group.SelectMany(t => group.Select(other => (t.Number, Other: other)))).ToLookup(t => t.Number, t => t.Other);

    /// <summary>The standing checks of the group that a claim belongs to, the original first.</summary>
    /// <remarks>Each half of the search has its index. Named before both, the team would have all of its claims looked through.</remarks>
    public static IQueryable<TranslatedCheck> GroupOf(this AppDbContext db, int number) =>
        from own in db.Claims
        where own.Id == number
        from claim in db.Claims
        where (claim.Id == (own.TranslationOfId ?? own.Id) || (claim.TeamId == own.TeamId && claim.TranslationOfId == (own.TranslationOfId ?? own.Id)))
            && claim.Check != null && claim.Check.RetractedAt == null && claim.Check.Order == null
        orderby claim.TranslationOfId == null ? 0 : 1, claim.Id
        select new TranslatedCheck(claim.TranslationOfId ?? claim.Id, claim.Id, claim.Check!.Slug, claim.Check.Language);

    /// <summary>The standing checks of every group, the original of each before its translations.</summary>
    public static IQueryable<TranslatedCheck> Groups(this AppDbContext db) => db.Claims
        .Where(c => (c.TranslationOfId != null || c.Translations.Any()) && c.Check != null && c.Check.RetractedAt == null && c.Check.Order == null)
        .OrderBy(c => c.TranslationOfId == null ? 0 : 1).ThenBy(c => c.Id)
        .Select(c => new TranslatedCheck(c.TranslationOfId ?? c.Id, c.Id, c.Check!.Slug, c.Check.Language));

    // What is published may be older than what the desk says by now, where no two have the same language.
    static List<TranslatedCheck> EachLanguageOnce(IEnumerable<TranslatedCheck> group) => [.. group.DistinctBy(t => t.Language, StringComparer.OrdinalIgnoreCase)];
}
