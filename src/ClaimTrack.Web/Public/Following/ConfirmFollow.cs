using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Public.Tips;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Following;

/// <summary>The owner of an address says that it was meant. The link of the letter shows a button: programs that look into
/// letters open links too.</summary>
[AllowAnonymous, LinkIsTheKey, EnableRateLimiting(Limit.SignIn)]
public sealed class ConfirmFollow(AppDbContext db, FollowLinks links, TimeProvider clock) : ReaderForm
{
    [HttpGet, HttpHead, Route("follow/confirm/{token}")]
    public Task<IActionResult> Show(string token) => Answer(token, isConfirmed: false);

    [HttpPost("follow/confirm/{token}")]
    public Task<IActionResult> Confirm(string token) => Answer(token, isConfirmed: true);

    async Task<IActionResult> Answer(string token, bool isConfirmed)
    {
        KeepPrivate();
        var now = clock.GetUtcNow();
        var follow = links.Confirmed(token) is { } id ? await db.Follows.FirstOrDefaultAsync(f => f.Id == id, Gone) : null;
        if (follow is null || follow.IsOver(now) || await db.Thing(follow, Gone) is not { } thing)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("LinkOver");
        }
        if (isConfirmed)
        {
            follow.Confirm(now);
            await db.SaveChangesAsync(Gone);
        }
        // What became of a tip meanwhile is told here: no letter went out before the address was confirmed.
        return Page(new Asked(thing, follow.Address, isConfirmed, isConfirmed && follow.Kind == FollowKind.Tip ? await db.TipSeen(follow.Of, Gone) : null));
    }

    /// <summary>What the page shows.</summary>
    public sealed record Asked(Followed Thing, string Address, bool IsDone, TipSeen? Tip);
}
