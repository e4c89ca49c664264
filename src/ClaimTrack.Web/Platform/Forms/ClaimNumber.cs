using System.Globalization;

namespace ClaimTrack.Web.Platform.Forms;

/// <summary>A claim's number as people write it.</summary>
static class ClaimNumber
{
    /// <summary>Reads "CT-198" or "198"; null if it is neither.</summary>
    public static int? Read(string typed)
    {
        var digits = typed.StartsWith("CT-", StringComparison.OrdinalIgnoreCase) ? typed[3..] : typed;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
