using System.Text;

namespace ClaimTrack.Domain;

/// <summary>The form in which names are looked up, the same on every database: compatibility-normalised, in upper case,
/// with single spaces.</summary>
public static class NameKey
{
    /// <summary>The key of a name.</summary>
    public static string Of(string name) =>
        string.Join(' ', name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
