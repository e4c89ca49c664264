using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Following;

/// <summary>Ends the letters about one thing. Mail programs send the form by themselves when somebody presses their button (RFC
/// 8058); the link in a letter shows a button of ours. What has ended before ends as well: nobody is told whose it was.</summary>
[AllowAnonymous, LinkIsTheKey]
public sealed class EndFollow(AppDbContext db, FollowLinks links) : ReaderForm
{
    [HttpGet, HttpHead, Route("follow/end/{token}")]
    public async Task<IActionResult> Show(string token)
    {
        KeepPrivate();
        return await Find(token) is { } follow ? Page(await db.Thing(follow, Gone)) : View("FollowEnded");
    }

    [HttpPost("follow/end/{token}")]
    public async Task<IActionResult> End(string token)
    {
        KeepPrivate();
        if (await Find(token) is { } follow)
        {
            db.Letters.RemoveRange(await db.Letters.Where(l => l.FollowId == follow.Id).ToListAsync(Gone));
            db.Follows.Remove(follow);
            await db.SaveChangesAsync(Gone);
        }
        return View("FollowEnded");
    }

    async Task<Follow?> Find(string token) => links.Ended(token) is { } id ? await db.Follows.FirstOrDefaultAsync(f => f.Id == id, Gone) : null;
}
