using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ClaimTrack.Web.Public.Api;

/// <summary>Where a page of results ended. What clients get of it is sealed, holds for the same question only, and says nothing;
/// what was published meanwhile moves nothing, since it names the last result and not how many there were.</summary>
public sealed record PageToken(DateTimeOffset At, int Number)
{
    /// <summary>The token for a question.</summary>
    /// <param name="keys">The installation's keys.</param>
    /// <param name="question">Every parameter on which results depend.</param>
    internal string Seal(IDataProtectionProvider keys, IReadOnlyList<string?> question) =>
        Base64Url.EncodeToString(Box(keys).Protect(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks} {Number} {HashOf(question)}"))));

    /// <summary>What a token says, or null if it is none of ours or was given for another question.</summary>
    internal static PageToken? Open(IDataProtectionProvider keys, string token, IReadOnlyList<string?> question)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Box(keys).Unprotect(Base64Url.DecodeFromChars(token))).Split(' ');
            return parts is [var ticks, var number, var hash] && hash == HashOf(question)
                ? new(new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(number, CultureInfo.InvariantCulture)) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null; // the caller says so
        }
    }

    static IDataProtector Box(IDataProtectionProvider keys) => keys.CreateProtector("claims:search", "page");

    static string HashOf(IReadOnlyList<string?> question) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(question)));
}
