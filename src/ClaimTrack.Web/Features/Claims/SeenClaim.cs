using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Marks what changed as seen, up to the instant at which the page was made.</summary>
[Requires(Permission.ReadTeam)]
public sealed class SeenClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpPost("claims/{id:int}/seen")]
    public async Task<IActionResult> Save(int id, string? until)
    {
        if (!await db.ClaimsOf(By).AnyAsync(c => c.Id == id, Gone)) return NotFound();
        var now = clock.GetUtcNow();
        var seen = DateTimeOffset.TryParse(until, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at <= now ? at : now;
        var look = await db.LookAt(id, By.Id, now, Gone);
        if (!(look.Before > seen)) look.SeenAll(seen);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }
}
