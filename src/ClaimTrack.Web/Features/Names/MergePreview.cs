using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>What moves when one name goes into another.</summary>
internal sealed class MergePreview
{
    const int NamesMost = 500;
    const int ClaimsMost = 5;
    const int ChecksMost = 20;

    public sealed record Moving(int Id, string Statement, string? Language);

    public required string What { get; init; }
    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string? Into { get; init; }
    public required int? IntoId { get; init; }
    public required string? IntoName { get; init; }
    public required int Count { get; init; }
    public required int Published { get; init; }
    public required IReadOnlyList<Moving> First { get; init; }
    public required IReadOnlyList<Moving> Checks { get; init; }
    public required IReadOnlyList<string> Names { get; init; }

    public string One => What == "topics" ? "topic" : "claimant";

    /// <summary>Reads it.</summary>
    /// <param name="what">The last part of the address of the list of such names.</param>
    /// <param name="from">The name that would go.</param>
    /// <param name="wanted">The name that it would go into, as typed; null where none was chosen yet.</param>
    /// <param name="all">The team's names.</param>
    /// <param name="claims">The claims that bear the one that would go.</param>
    /// <param name="ct">Ends the look.</param>
    public static async Task<MergePreview> Of<T>(string what, T from, string? wanted, IQueryable<T> all, IQueryable<Claim> claims, CancellationToken ct) where T : class, INamed
    {
        var (id, key) = (from.Id, NameKey.Of(wanted ?? ""));
        var others = all.Standing().Where(n => n.Id != id);
        var into = key.Length == 0 ? null : await others.FirstOrDefaultAsync(n => n.NameKey == key, ct);
        var checks = claims.Where(c => c.Check != null);
        return new()
        {
            What = what,
            Id = id,
            Name = from.Name,
            Into = wanted,
            IntoId = into?.Id,
            IntoName = into?.Name,
            Count = await claims.CountAsync(ct),
            Published = await checks.CountAsync(ct),
            First = await Newest(claims, ClaimsMost).ToListAsync(ct),
            Checks = await Newest(checks, ChecksMost).ToListAsync(ct),
            Names = await others.OrderBy(n => n.NameKey).Take(NamesMost).Select(n => n.Name).ToListAsync(ct),
        };
    }

    static IQueryable<Moving> Newest(IQueryable<Claim> claims, int most) =>
        claims.OrderByDescending(c => c.Id).Take(most).Select(c => new Moving(c.Id, c.Facts.Statement, c.Facts.Language));
}
