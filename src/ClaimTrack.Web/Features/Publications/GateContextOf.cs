using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Public;
using ClaimTrack.Web.Public.StructuredData;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>What the publish gate has to know beyond the claim.</summary>
public static class GateContexts
{
    const int Candidates = 20;

    /// <summary>Reads it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="claim">The claim that wants to go out.</param>
    /// <param name="siteHost">The public site's host name, or null if unknown.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the look.</param>
    public static async Task<GateContext> GateContextOf(this AppDbContext db, Claim claim, string? siteHost, DateTimeOffset now, CancellationToken ct)
    {
        // The search text holds the statement among other words: it finds candidates, the frozen statement decides. The
        // public site is one for all teams, so this look-up does not begin from the member.
        var key = NameKey.Of(claim.Facts.Statement);
        var others = await db.Checks.Where(c => c.ClaimId != claim.Id && c.RetractedAt == null && c.SearchText.Contains(key))
            .OrderBy(c => c.ClaimId).Take(Candidates)
            .SelectMany(c => c.Versions.Where(v => v.Number == c.LiveVersion).Select(v => v.Content)).ToListAsync(ct);
        return new(now, siteHost, others.Any(o => NameKey.Of(o.Statement) == key)) { MarkupFaults = MarkupFaults(claim, siteHost ?? "localhost", now) };
    }

    // The linter that members use on others' pages reads the very data that this page would carry.
    static IReadOnlyList<string> MarkupFaults(Claim claim, string siteHost, DateTimeOffset now)
    {
        if (claim.Unpublished is not { } content) return [];
        var site = $"https://{siteHost}";
        var check = CheckView.Before(claim, content, site, now);
        var report = ClaimReviewLinter.Lint(LinkedData.Json(ClaimReview.Of(check, site)), new Uri(check.Url));
        return [.. report.Findings.Where(f => f.Severity == MarkupSeverity.Error).Select(f => $"{f.Sentence} {f.Remedy}")];
    }
}
