using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Wakes parked claims on their day.</summary>
public sealed class ParkedClaims(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ParkedClaims> log) : DueClaims(scopes, clock, log)
{
    /// <inheritdoc/>
    protected override IQueryable<Claim> Due(AppDbContext db, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Claims.Where(c => c.Status == ClaimStatus.Parked && c.WakesOn <= today).OrderBy(c => c.WakesOn);
    }

    /// <inheritdoc/>
    protected override async Task Do(AppDbContext db, Claim claim, DateTimeOffset now, CancellationToken ct)
    {
        var parkedBy = await db.History.Where(e => e.ClaimId == claim.Id && e.Kind == EventKind.ClaimParked).OrderByDescending(e => e.Id).Select(e => e.By!).FirstAsync(ct);
        claim.Wake(parkedBy, now);
    }
}
