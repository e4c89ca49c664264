using System.Linq.Expressions;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>A page of the team's topics or claimants.</summary>
internal sealed class NameList
{
    const int PageSize = 50;

    /// <summary>One of them, with how many claims bear it.</summary>
    public sealed record Line(int Id, string Name, ClaimantKind? Kind, int Claims, int Published);

    public required string What { get; init; }
    public required string? Q { get; init; }
    public required int Page { get; init; }
    public required int Count { get; init; }
    public required IReadOnlyList<Line> Lines { get; init; }

    public bool IsTopics => What == "topics";
    public int Pages => PagesOf(Count);

    public string Address(string desk, int page) => Board.ClaimFilter.Address($"{desk}/{What}", [("q", Q), ("page", page == 1 ? null : $"{page}")]);

    /// <summary>Reads it.</summary>
    /// <param name="what">The last part of its address.</param>
    /// <param name="all">The team's names.</param>
    /// <param name="q">The words looked for, as typed.</param>
    /// <param name="page">The page asked for.</param>
    /// <param name="line">What is shown of each.</param>
    /// <param name="ct">Ends the look.</param>
    public static async Task<NameList> Read<T>(string what, IQueryable<T> all, string? q, int page, Expression<Func<T, Line>> line, CancellationToken ct) where T : class, INamed
    {
        q = Rules.Clean(q);
        var names = all.Standing().With(q);
        var count = await names.CountAsync(ct);
        page = Math.Clamp(page, 1, PagesOf(count));
        return new()
        {
            What = what,
            Q = q,
            Page = page,
            Count = count,
            Lines = await names.OrderBy(n => n.NameKey).Skip((page - 1) * PageSize).Take(PageSize).Select(line).ToListAsync(ct),
        };
    }

    static int PagesOf(int count) => Math.Max(1, (count + PageSize - 1) / PageSize);
}
