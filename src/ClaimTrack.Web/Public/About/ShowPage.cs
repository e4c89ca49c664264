using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.About;

/// <summary>What the newsroom tells readers of itself: its method, its people, its ratings and who pays. Where several newsrooms
/// publish here, each stands under its name.</summary>
[Kept, AllowAnonymous]
public sealed class ShowPage(AppDbContext db) : ReaderSlice
{
    [HttpGet, HttpHead, Route("method"), Route("team"), Route("ratings"), Route("funding")]
    public async Task<IActionResult> Show()
    {
        if (await Known(db) is { } known) return known;
        var kind = PageAddress.Read(Request.Path);
        return Page(new Shown(kind, await db.Newest(kind).ToListAsync(Gone), kind == PageKind.Ratings ? await Scales() : []));
    }

    async Task<IReadOnlyList<Scale>> Scales()
    {
        var teams = await Publishing(db).ToListAsync(Gone);
        var counts = await Counts(db).ToListAsync(Gone);
        return [.. teams.Select(t => new Scale(t.Id, t.Name, t.Language, [.. t.Scale.Ratings.OrderBy(r => r.Position).Select(r => (r, counts.Find(c => c.TeamId == t.Id && c.Key == r.Key)?.Checks ?? 0))]))];
    }

    /// <summary>The newsrooms that have published a check, with their scales. The others are nobody's business.</summary>
    public static IQueryable<Team> Publishing(AppDbContext db) => db.Teams.AsNoTracking().Where(t => db.Checks.Any(c => c.TeamId == t.Id && c.Order == null))
        .Include(t => t.Scales).ThenInclude(s => s.Ratings).OrderBy(t => t.Name).ThenBy(t => t.Id).AsSingleQuery();

    /// <summary>How many standing checks have each rating.</summary>
    public static IQueryable<Count> Counts(AppDbContext db) => db.StandingChecks().GroupBy(c => new { c.TeamId, c.RatingKey }).Select(g => new Count(g.Key.TeamId, g.Key.RatingKey, g.Count()));

    /// <summary>How many of a newsroom's checks have a rating.</summary>
    public sealed record Count(int TeamId, string Key, int Checks);

    /// <summary>A newsroom's scale, with how many of its checks have each rating.</summary>
    public sealed record Scale(int TeamId, string Team, string Language, IReadOnlyList<(Rating Rating, int Checks)> Ratings);

    /// <summary>What the page shows.</summary>
    public sealed record Shown(PageKind Kind, IReadOnlyList<PublishedPages.Written> Texts, IReadOnlyList<Scale> Scales);
}
