using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Migrations.Sqlite;
using ClaimTrack.Migrations.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Keeps when members looked at claims.</summary>
static class Looks
{
    /// <summary>Notes a look. Of two first looks at once one is kept.</summary>
    public static async Task<Look> LookAt(this AppDbContext db, int claimId, int memberId, DateTimeOffset now, CancellationToken ct)
    {
        var look = await db.Looks.FindAsync([claimId, memberId], ct);
        if (look is not null && !look.Again(now)) return look;
        look ??= db.Add(new Look(claimId, memberId, now)).Entity;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (SqliteDatabase.IsDuplicate(twice) || SqlServerDatabase.IsDuplicate(twice))
        {
            db.Entry(look).State = EntityState.Detached;
        }
        return look;
    }
}
