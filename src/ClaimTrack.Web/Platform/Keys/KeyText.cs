namespace ClaimTrack.Web.Platform.Keys;

/// <summary>Keys as they are kept and typed: one sign, or two with a space between that are pressed one after the other. A capital
/// letter is pressed with Shift.</summary>
public static class KeyText
{
    const string Shift = "shift+";

    /// <summary>Reads what was typed; null if it is none. Nothing at all is no keys.</summary>
    public static string? Read(string? typed)
    {
        var steps = (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Step).ToList();
        return steps.Count > 2 || steps.Contains(null) ? null : string.Join(' ', steps);
    }

    static string? Step(string typed)
    {
        var withShift = typed.Length > 1 && typed[0] == '⇧' ? typed[1..] : typed.StartsWith(Shift, StringComparison.OrdinalIgnoreCase) && typed.Length > Shift.Length ? typed[Shift.Length..] : null;
        var key = withShift?.ToUpperInvariant() ?? typed;
        return key is [var sign] && (char.IsLetterOrDigit(sign) || char.IsPunctuation(sign) || char.IsSymbol(sign)) ? key : null;
    }

    /// <summary>The caps that show it: each step is one, and the last names Shift where it is needed.</summary>
    public static IReadOnlyList<string> Caps(string keys) => [.. keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step =>
        step is [var sign] && char.IsUpper(sign) ? $"Shift {step}" : step.Replace('+', step.Length > 1 ? ' ' : '+'))];

    /// <summary>The same in a sentence.</summary>
    public static string Say(string keys) => string.Join(", then ", Caps(keys));
}
