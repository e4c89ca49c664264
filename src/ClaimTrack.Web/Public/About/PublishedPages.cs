using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.About;

/// <summary>How readers' pages look up what newsrooms tell of themselves.</summary>
public static class PublishedPages
{
    /// <summary>The newest version of each newsroom's page.</summary>
    public static IQueryable<Written> Newest(this AppDbContext db, PageKind kind) => db.Versions(kind)
        .Where(w => !db.TeamPages.Any(later => later.TeamId == w.TeamId && later.Kind == kind && later.Number > w.Number));

    /// <summary>Every version of a page, newsrooms by name, the newest first.</summary>
    public static IQueryable<Written> Versions(this AppDbContext db, PageKind kind) =>
        from page in db.TeamPages
        where page.Kind == kind
        join team in db.Teams on page.TeamId equals team.Id
        orderby team.Name, team.Id, page.Number descending
        select new Written { TeamId = team.Id, Team = team.Name, Desk = team.Slug, Language = team.Language, Number = page.Number, Text = page.Text, At = page.At };

    /// <summary>The kinds of pages that anybody has published.</summary>
    public static async Task<IReadOnlySet<PageKind>> PageKinds(this AppDbContext db, CancellationToken ct) =>
        (await db.TeamPages.Select(p => p.Kind).Distinct().ToListAsync(ct)).ToHashSet();

    /// <summary>A version of a newsroom's page.</summary>
    public sealed record Written
    {
        public required int TeamId { get; init; }
        public required string Team { get; init; }
        public required string Desk { get; init; }
        public required string Language { get; init; }
        public required int Number { get; init; }
        public required string Text { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
