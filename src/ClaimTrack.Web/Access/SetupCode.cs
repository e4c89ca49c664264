using System.Security.Cryptography;
using System.Text;

namespace ClaimTrack.Web.Access;

/// <summary>The code with which whoever reads the console of a new installation becomes its administrator. It lives in
/// memory, works once, and is gone as soon as there is an account.</summary>
public sealed class SetupCode
{
    // Without what is mistaken for another sign.
    const string Signs = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    string? _code;

    /// <summary>Whether the installation waits to be set up.</summary>
    public bool IsOpen => _code is not null;

    /// <summary>Makes the code.</summary>
    public string Make()
    {
        var signs = RandomNumberGenerator.GetString(Signs, 20);
        _code = signs;
        return string.Join('-', signs.Chunk(5).Select(part => new string(part)));
    }

    /// <summary>Whether this is the code; small letters, spaces and hyphens do not matter.</summary>
    public bool Is(string? typed) => _code is { } code && CryptographicOperations.FixedTimeEquals(Digest(code), Digest(Bare(typed)));

    /// <summary>Takes the code if this is it: of two who come at once only one gets it.</summary>
    public bool Take(string? typed) => _code is { } code && Is(typed) && Interlocked.CompareExchange(ref _code, null, code) == code;

    /// <summary>Puts the code back, after it was taken and nothing came of it.</summary>
    public void PutBack(string? typed) => _code ??= Bare(typed);

    /// <summary>Ends the set-up.</summary>
    public void Close() => _code = null;

    static string Bare(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
