using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Board;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Views;

/// <summary>Saved views as pages list them.</summary>
public static class ViewQueries
{
    /// <summary>One of them.</summary>
    public sealed record Line(int Id, string Name, string Page, string Query, bool IsShared, bool IsPinned, bool IsMine, string Owner, int OwnerId)
    {
        /// <summary>Where it leads.</summary>
        public string Address(string desk) => Query.Length == 0 ? $"{desk}/{Page}" : $"{desk}/{Page}?{Query}";
    }

    /// <summary>What a member sees, by name.</summary>
    public static Task<List<Line>> ViewLines(this AppDbContext db, Member by, bool pinned, CancellationToken ct) =>
        db.ViewsOf(by).Where(v => !pinned || v.IsPinned).OrderBy(v => v.Name).ThenBy(v => v.Id).Take(200)
            .Select(v => new Line(v.Id, v.Name, v.Page, v.Query, v.IsShared, v.IsPinned, v.OwnerId == by.Id, v.Owner.Name, v.OwnerId)).ToListAsync(ct);

    /// <summary>A view that the member sees, for a change; null if there is none.</summary>
    public static Task<SavedView?> ViewForChange(this AppDbContext db, Member by, int id, CancellationToken ct) =>
        db.ViewsOf(by).Include(v => v.Owner).FirstOrDefaultAsync(v => v.Id == id, ct);
}

/// <summary>The menu of views over board and table.</summary>
internal sealed record ViewMenu(Selection Here, IReadOnlyList<ViewQueries.Line> Views);
