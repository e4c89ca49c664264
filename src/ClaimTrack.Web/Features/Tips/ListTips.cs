using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>What readers sent: what waits, the oldest first, or what was decided, the latest first.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListTips(AppDbContext db) : DeskSlice
{
    /// <summary>Tips on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The filter for those that were decided.</summary>
    public const string Decided = "decided";

    [HttpGet("tips")]
    public async Task<IActionResult> Show(string? show, int page = 1)
    {
        var isDecided = show == Decided;
        var tips = isDecided ? db.TipsOf(By).Where(t => t.Status != TipStatus.Waiting).OrderByDescending(t => t.DecidedAt).ThenByDescending(t => t.Id)
            : db.WaitingTips(By).OrderBy(t => t.ReceivedAt).ThenBy(t => t.Id);
        var (waiting, all) = (await db.WaitingTips(By).CountAsync(Gone), await db.TipsOf(By).CountAsync(Gone));
        var pages = Math.Max(1, ((isDecided ? all - waiting : waiting) + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return Page(new Model(isDecided, waiting, all, page, pages, await tips.Skip((page - 1) * PageSize).Take(PageSize).AsLines().ToListAsync(Gone)));
    }

    /// <summary>The number in the sidebar.</summary>
    [HttpGet("tips/count")]
    public async Task<IActionResult> Count() => View("TipCount", By.May(Permission.TriageTips) ? await db.WaitingTips(By).CountAsync(Gone) : 0);

    /// <summary>What the page shows.</summary>
    public sealed record Model(bool IsDecided, int Waiting, int All, int Page, int Pages, IReadOnlyList<TipLine> Lines);
}

/// <summary>A tip in a list.</summary>
public sealed record TipLine(int Id, TipKind Kind, TipStatus Status, string? Text, string? Url, string? Language, DateTimeOffset ReceivedAt, int? Claim, string? DecidedBy, DateTimeOffset? DecidedAt);

static class TipLines
{
    /// <summary>What lists show of tips.</summary>
    public static IQueryable<TipLine> AsLines(this IQueryable<Tip> tips) => tips.Select(t =>
        new TipLine(t.Id, t.Kind, t.Status, t.Facts.Text, t.Facts.Url, t.Facts.Language, t.ReceivedAt, t.ClaimId, t.DecidedBy == null ? null : t.DecidedBy.Name, t.DecidedAt));
}
