using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>How tips are looked up in the workspace. Whether somebody is to be written to is never looked up here.</summary>
static class TipQueries
{
    const int Most = 5;
    const int LookedAt = 100;
    const int Shortest = 4; // shorter words stand in every text

    /// <summary>Those that nobody has decided on.</summary>
    public static IQueryable<Tip> WaitingTips(this AppDbContext db, Member by) => db.TipsOf(by).Where(t => t.Status == TipStatus.Waiting);

    /// <summary>A tip of the member's team, ready for any of its methods; null if the team has none with this number.</summary>
    public static Task<Tip?> TipForChange(this AppDbContext db, Member by, int id, CancellationToken ct) =>
        db.TipsOf(by).Include(t => t.DecidedBy).Include(t => t.Claim).FirstOrDefaultAsync(t => t.Id == id, ct);

    /// <summary>The team's claims that say nearly the same, the most alike first: those with most of its words, of any status but merged.</summary>
    public static async Task<IReadOnlyList<SimilarClaim>> SimilarClaims(this AppDbContext db, Member by, Tip tip, CancellationToken ct)
    {
        List<string> words = [.. SearchWords.Of(string.Join(' ', (tip.Facts.Text ?? "").Split((char[]?)null).Where(w => w.Length >= Shortest))).Distinct(StringComparer.OrdinalIgnoreCase)];
        var claims = db.ClaimsOf(by).Where(c => c.Status != ClaimStatus.Merged);
        var alike = words.Count == 0 ? [] : await Lines(claims.WhereAny(words, word => Has(SearchWords.Pattern(word)))).ToListAsync(ct);
        var same = tip.Facts.Url is not { } url ? [] : await Lines(claims.Where(c => c.Appearances.Any(a => a.Article.Facts.Url == url))).ToListAsync(ct);
        return [.. same.Concat(alike.Select(c => (Claim: c, Words: words.Count(w => c.Statement.Contains(w, StringComparison.OrdinalIgnoreCase))))
            .Where(c => c.Words * 2 >= words.Count).OrderByDescending(c => c.Words).Select(c => c.Claim)).DistinctBy(c => c.Id).Take(Most)];
    }

    static System.Linq.Expressions.Expression<Func<Claim, bool>> Has(string pattern) => c => EF.Functions.Like(c.Facts.Statement, pattern, SearchWords.Escape);

    static IQueryable<SimilarClaim> Lines(IQueryable<Claim> claims) =>
        claims.OrderByDescending(c => c.Id).Take(LookedAt).Select(c => new SimilarClaim(c.Id, c.Facts.Statement, c.Facts.Language, c.Status, c.Check != null));
}

/// <summary>A claim beside a tip.</summary>
public sealed record SimilarClaim(int Id, string Statement, string? Language, ClaimStatus Status, bool IsPublished);
