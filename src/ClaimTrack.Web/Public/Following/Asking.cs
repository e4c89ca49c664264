using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Tongues;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Following;

/// <summary>Asks the owner of an address whether it is meant: nobody is written to about a thing because somebody else typed
/// their address.</summary>
static class Asking
{
    /// <summary>Writes the letter that asks. Whether the address was known before, follows already, or has had its share of such
    /// letters today, does the same for whoever typed it. Saving is the caller's.</summary>
    /// <param name="db">The database.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="of">Which one.</param>
    /// <param name="address">The address.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task Ask(this AppDbContext db, FollowKind kind, string of, string address, DateTimeOffset now, CancellationToken ct)
    {
        var (key, yesterday) = (Follow.KeyOf(address), now.AddDays(-1));
        var asked = db.Letters.Where(l => l.Follow!.AddressKey == key && l.EventId == null);
        if (await asked.CountAsync(l => l.At > yesterday, ct) >= Follow.AsksPerDay) return;
        var follow = await db.Follows.FirstOrDefaultAsync(f => f.AddressKey == key && f.Kind == kind && f.Of == of, ct);
        var before = follow is null ? 0 : await asked.CountAsync(l => l.FollowId == follow.Id, ct);
        if (follow is null) db.Follows.Add(follow = new Follow(kind, of, address, SiteTongues.Current, now));
        else follow.AskAgain(SiteTongues.Current, now);
        db.Letters.Add(new Letter { Follow = follow, Key = $"asked-{before + 1}", At = now, NextTryAt = now });
    }
}
