using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ClaimTrack.Web.Platform;

/// <summary>The secret in a link: 256 random bits, of which only the hash is kept.</summary>
public static class SecretToken
{
    const int Bytes = 32;

    /// <summary>Makes one.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is kept of it.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a text could be one.</summary>
    public static bool IsOne(string? text) => text is not null && Base64Url.IsValid(text, out var length) && length == Bytes;
}
