using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>Gives a tip the secret address under which its sender finds what became of it. The page of the form brings the
/// secret, so that the same form sent twice is one tip.</summary>
static class Receipts
{
    /// <summary>The path of a receipt.</summary>
    public static string PathOf(string token) => $"/receipts/{token}";

    /// <summary>The secret for a tip: the form's own, unless that was used for another tip before.</summary>
    /// <returns>The secret, and whether the very same tip has it already.</returns>
    public static async Task<(string Token, bool IsSent)> Receipt(this AppDbContext db, string? ofForm, TipFacts facts, CancellationToken ct)
    {
        var token = SecretToken.IsOne(ofForm) ? ofForm! : SecretToken.Make();
        var hash = SecretToken.Hash(token);
        var before = await db.Tips.Where(t => t.TokenHash == hash).Select(t => t.Facts).FirstOrDefaultAsync(ct);
        return before is null ? (token, false) : before == facts ? (token, true) : (SecretToken.Make(), false);
    }
}
