using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>A page of the team's topics or claimants.</summary>
internal sealed class NameList
{
    /// <summary>Names on a page.</summary>
    public const int PageSize = 50;

    /// <summary>One of them, with how many claims bear it.</summary>
    public sealed record Line(int Id, string Name, ClaimantKind? Kind, int Claims, int Published);

    public required string What { get; init; }
    public required string? Q { get; init; }
    public required int Page { get; init; }
    public required int Count { get; init; }
    public required IReadOnlyList<Line> Lines { get; init; }

    public bool IsTopics => What == "topics";
    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);
    public string Address(string desk, int page) => Board.ClaimFilter.Address($"{desk}/{What}", [("q", Q), ("page", page == 1 ? null : $"{page}")]);
}

/// <summary>What moves when one name goes into another.</summary>
internal sealed class MergePreview
{
    public sealed record Moving(int Id, string Statement, string? Language, bool IsPublished);

    public required string What { get; init; }
    public required int Id { get; init; }
    public required string Name { get; init; }
    public string? Into { get; init; }
    public int? IntoId { get; init; }
    public string? IntoName { get; init; }
    public int Count { get; init; }
    public int Published { get; init; }
    public IReadOnlyList<Moving> First { get; init; } = [];
    public IReadOnlyList<Moving> Checks { get; init; } = [];
    public IReadOnlyList<string> Names { get; init; } = [];
    public string One => What == "topics" ? "topic" : "claimant";
}

static class NameQueries
{
    /// <summary>Claims that change their name or check with a topic or claimant.</summary>
    public static IQueryable<Claim> ToRegroup(this IQueryable<Claim> claims) =>
        claims.Include(c => c.Topic).Include(c => c.Claimant).Include(c => c.Check!.Versions).AsSplitQuery();

    /// <summary>What of these claims a preview tells.</summary>
    public static async Task<(int Count, int Published, IReadOnlyList<MergePreview.Moving> First, IReadOnlyList<MergePreview.Moving> Checks)> Moving(this IQueryable<Claim> claims, CancellationToken ct) =>
        (await claims.CountAsync(ct), await claims.CountAsync(c => c.Check != null, ct),
            await claims.OrderByDescending(c => c.Id).Take(5).Select(c => new MergePreview.Moving(c.Id, c.Facts.Statement, c.Facts.Language, c.Check != null)).ToListAsync(ct),
            await claims.Where(c => c.Check != null).OrderByDescending(c => c.Id).Take(20).Select(c => new MergePreview.Moving(c.Id, c.Facts.Statement, c.Facts.Language, true)).ToListAsync(ct));
}
