namespace ClaimTrack.Domain;

/// <summary>Shortens text to a number of UTF-16 units, never through the middle of a character that takes two.</summary>
public static class Cut
{
    /// <summary>Its beginning.</summary>
    public static string Of(string text, int max) => text.Length <= max ? text : text[..(max > 0 && char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)];

    /// <summary>Its beginning, with an ellipsis where something is missing; both together fit.</summary>
    public static string WithEllipsis(string text, int max) => text.Length <= max ? text : Of(text, max - 1) + "…";

    /// <summary>Its end.</summary>
    public static string End(string text, int max) => text.Length <= max ? text : text[(char.IsLowSurrogate(text[^max]) ? ^(max - 1) : ^max)..];
}
