using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.Names;

/// <summary>A source that the checks on a topic rest on.</summary>
/// <param name="Source">The source as the newest of them names it.</param>
/// <param name="Checks">How many use it.</param>
public sealed record KeyDocument(CheckSource Source, int Checks)
{
    const int Most = 6;

    /// <summary>Its copy, from whichever check has one.</summary>
    public string? Archived { get; private init; }

    /// <summary>Those that most checks use; among equals a primary source first.</summary>
    /// <param name="checks">What the checks say, the newest first.</param>
    public static IReadOnlyList<KeyDocument> Of(IEnumerable<CheckContent> checks) =>
    [
        .. checks.SelectMany((content, i) => content.Sources.Select(source => (Source: source, Check: i)))
            .GroupBy(use => use.Source.Url ?? $"{use.Source.Title}\n{use.Source.Publisher}")
            .Select(uses => new KeyDocument(uses.First().Source, uses.Select(u => u.Check).Distinct().Count()) { Archived = uses.Select(u => CheckView.WebLink(u.Source.Use.ArchivedUrl)).FirstOrDefault(a => a is not null) })
            .OrderByDescending(d => d.Checks).ThenByDescending(d => d.Source.Use.IsPrimary).Take(Most),
    ];
}
