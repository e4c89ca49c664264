using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>What became of a tip, for whoever sent it and has kept the address. Looking changes nothing.</summary>
[AllowAnonymous]
public sealed class ShowReceipt(AppDbContext db) : ReaderForm
{
    [HttpGet, HttpHead, Route("receipts/{token}")]
    public async Task<IActionResult> Show(string token)
    {
        KeepPrivate();
        return await db.TipSeen(SecretToken.Hash(token), Gone) is { } seen ? Page(seen) : NotFound();
    }
}
