using System.Globalization;
using System.Security.Cryptography;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.DataProtection;

namespace ClaimTrack.Web.Platform.Mail;

/// <summary>The links in letters to people who follow something. Their secret is the number of the wish, sealed with the site's
/// keys: nothing of it is kept, so that every letter can have it, and nobody can make one.</summary>
public sealed class FollowLinks(IDataProtectionProvider protection, SiteAddress addresses)
{
    readonly IDataProtector _confirm = protection.CreateProtector("ClaimTrack.Follow", "confirm");
    readonly IDataProtector _end = protection.CreateProtector("ClaimTrack.Follow", "end");

    /// <summary>Where the owner of the address says that it was meant.</summary>
    public string ToConfirm(Follow follow) => addresses.Of($"/follow/confirm/{Seal(_confirm, follow)}");

    /// <summary>Where it is ended.</summary>
    public string ToEnd(Follow follow) => addresses.Of($"/follow/end/{Seal(_end, follow)}");

    /// <summary>The number in the secret of a link to confirm; null if it is none of ours.</summary>
    public int? Confirmed(string token) => Open(_confirm, token);

    /// <summary>The number in the secret of a link to end it; null if it is none of ours.</summary>
    public int? Ended(string token) => Open(_end, token);

    static string Seal(IDataProtector seal, Follow follow) => seal.Protect(follow.Id.ToString(CultureInfo.InvariantCulture));

    static int? Open(IDataProtector seal, string token)
    {
        try
        {
            return int.Parse(seal.Unprotect(token), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null; // cut short in a letter, or made up
        }
    }
}
