namespace ClaimTrack.Web.Public;

/// <summary>A check in a list of results.</summary>
/// <param name="Card">The check.</param>
/// <param name="Words">The words that were looked for.</param>
/// <param name="Level">The level of its heading.</param>
public sealed record Row(CheckCard Card, IReadOnlyList<string> Words, int Level = 3);
