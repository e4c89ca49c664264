using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>How much somebody wants to hear of a claim.</summary>
public enum WatchWish
{
    /// <summary>What concerns them.</summary>
    AsItComes,
    /// <summary>Everything.</summary>
    Watch,
    /// <summary>Only what is said to them.</summary>
    Mute,
}

/// <summary>Chooses how much one wants to hear of a claim. It is nobody else's business: no history is kept of it.</summary>
[Requires(Permission.ReadTeam)]
public sealed class WatchClaim(AppDbContext db) : DeskSlice
{
    [HttpPost("claims/{id:int}/watch")]
    public async Task<IActionResult> Save(int id, WatchWish wish)
    {
        if (!await db.ClaimsOf(By).AnyAsync(c => c.Id == id, Gone)) return NotFound();
        if (!ModelState.IsValid || !Enum.IsDefined(wish)) return BadRequest();
        var kept = await db.Watches.FindAsync([id, By.Id], Gone);
        if (wish == WatchWish.AsItComes)
        {
            if (kept is not null) db.Remove(kept);
        }
        else if (kept is null) db.Add(new Watch(id, By.Id, wish == WatchWish.Mute));
        else kept.Set(wish == WatchWish.Mute);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }
}

/// <summary>Reads wishes.</summary>
static class WatchQuery
{
    /// <summary>What a member wants to hear of a claim.</summary>
    public static async Task<WatchWish> WishOf(this AppDbContext db, Member by, int claimId, CancellationToken ct) =>
        await db.Watches.Where(w => w.ClaimId == claimId && w.MemberId == by.Id).Select(w => (bool?)w.IsMuted).FirstOrDefaultAsync(ct) switch
        {
            null => WatchWish.AsItComes,
            true => WatchWish.Mute,
            false => WatchWish.Watch,
        };
}
