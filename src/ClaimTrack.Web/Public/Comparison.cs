using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Platform.Tongues;

namespace ClaimTrack.Web.Public;

/// <summary>A field in which two versions differ.</summary>
public sealed record ComparedField(string Name, IReadOnlyList<BlockChange> Paragraphs);

/// <summary>A source that came, went or is described anew.</summary>
public sealed record ComparedSource(DiffKind Kind, string Text);

/// <summary>What two versions of a check have and have not in common.</summary>
public sealed record Comparison
{
    static readonly (string Name, Func<CheckContent, string> Text)[] Parts =
    [
        ("Claim", c => c.Statement),
        ("Claimant", c => c.Claimant?.Name ?? ""),
        ("Topic", c => c.Topic ?? ""),
        ("Headline", c => c.Title),
        ("Standfirst", c => c.Verdict.Standfirst),
        ("Conclusion", c => c.Verdict.Conclusion),
        ("In short", c => c.Verdict.InShort),
        ("Explanation", c => c.Verdict.Explanation),
        ("Where it was said", Places),
        ("Right of reply", c => c.Reply.Reply ?? ""),
    ];

    /// <summary>The names of all fields that are compared.</summary>
    public static IEnumerable<string> Names => Parts.Select(p => p.Name);

    /// <summary>The version from which.</summary>
    public required CheckVersion From { get; init; }

    /// <summary>The version to which.</summary>
    public required CheckVersion To { get; init; }

    /// <summary>Whether the rating is another one.</summary>
    public bool RatingChanged => From.Content.Rating.Key != To.Content.Rating.Key;

    /// <summary>The fields that differ.</summary>
    public required IReadOnlyList<ComparedField> Fields { get; init; }

    /// <summary>The names of those that do not.</summary>
    public required IReadOnlyList<string> Same { get; init; }

    /// <summary>The sources that came, went or are described anew.</summary>
    public required IReadOnlyList<ComparedSource> Sources { get; init; }

    /// <summary>How many sources are the same.</summary>
    public required int SameSources { get; init; }

    /// <summary>The comparison in a sentence or two.</summary>
    public string Sentence(Wording wording)
    {
        List<string> said = [];
        if (RatingChanged) said.Add($"{wording["Rating {before} → {after}.", ("before", wording.Name(From.Content.Rating.Label)), ("after", wording.Name(To.Content.Rating.Label))]}");
        if (Fields.Count > 0) said.Add($"{wording["{fields} changed.", ("fields", Row(wording, Fields.Select(f => f.Name)))]}");
        var sources = SourcesIn(wording);
        if (sources.Count > 0) said.Add($"{Words.Series(wording, sources)}.");
        return said.Count == 0 ? $"{wording["The two versions say the same."]}" : string.Join(' ', said);
    }

    /// <summary>Names of fields in a row, as within a sentence.</summary>
    public static string Row(Wording wording, IEnumerable<string> names) =>
        Words.Row(wording, [.. names.Select(wording.Name).Select((name, i) => i == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..])]);

    // What became of the sources; only the first says of what it speaks.
    List<string> SourcesIn(Wording wording)
    {
        List<string> said = [];
        if (Count(DiffKind.Added) is > 0 and var added)
            said.Add($"{wording["{n, plural, one {# source added} other {# sources added}}", ("n", added)]}");
        if (Count(DiffKind.Removed) is > 0 and var removed)
            said.Add($"{(said.Count > 0 ? wording["{n} removed", ("n", removed)] : wording["{n, plural, one {# source removed} other {# sources removed}}", ("n", removed)])}");
        if (Count(DiffKind.Same) is > 0 and var anew)
            said.Add($"{(said.Count > 0 ? wording["{n} described anew", ("n", anew)] : wording["{n, plural, one {# source described anew} other {# sources described anew}}", ("n", anew)])}");
        return said;
    }

    int Count(DiffKind kind) => Sources.Count(s => s.Kind == kind);

    /// <summary>Compares two versions.</summary>
    public static Comparison Of(CheckVersion from, CheckVersion to)
    {
        CheckContent a = from.Content, b = to.Content;
        List<(string Name, string Before, string After)> all = [.. Parts.Select(p => (p.Name, p.Text(a), p.Text(b)))];
        List<ComparedSource> sources = [];
        foreach (var source in b.Sources)
            if (a.Sources.FirstOrDefault(s => s.Number == source.Number) is not { } known) sources.Add(new(DiffKind.Added, Say(source)));
            else if (known != source) sources.Add(new(known.Title == source.Title ? DiffKind.Same : DiffKind.Added, Say(source)));
        sources.AddRange(a.Sources.Where(s => b.Sources.All(x => x.Number != s.Number || x.Title != s.Title)).Select(s => new ComparedSource(DiffKind.Removed, Say(s))));
        return new()
        {
            From = from,
            To = to,
            Fields = [.. all.Where(f => f.Before != f.After).Select(f => new ComparedField(f.Name, [.. BlockDiff.Between(Lines(f.Before), Lines(f.After)).Where(b => b is not { Before: null or "", After: null or "" })]))],
            Same = [.. all.Where(f => f.Before == f.After && f.After.Length > 0).Select(f => f.Name)],
            Sources = sources,
            SameSources = b.Sources.Count(s => a.Sources.Contains(s)),
        };
    }

    // One line is one block; the blank lines between paragraphs say nothing.
    static string Lines(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    static string Places(CheckContent content) => string.Join('\n', content.Appearances.Select(p => string.Join(", ", new[] { p.Publisher, $"“{p.Title}”", $"“{p.Quote}”" }.OfType<string>())));

    static string Say(CheckSource source) => source.Publisher is null ? source.Title : $"{source.Title}, {source.Publisher}";
}
