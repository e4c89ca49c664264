using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;

namespace ClaimTrack.Web.Public;

/// <summary>A field in which two versions differ.</summary>
public sealed record ComparedField(string Name, IReadOnlyList<BlockChange> Paragraphs);

/// <summary>A source that came, went or is described anew.</summary>
public sealed record ComparedSource(DiffKind Kind, string Text);

/// <summary>What two versions of a check have and have not in common.</summary>
public sealed record Comparison
{
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
    public string Sentence
    {
        get
        {
            List<string> said = [];
            if (RatingChanged) said.Add($"Rating {From.Content.Rating.Label} → {To.Content.Rating.Label}.");
            List<string> names = [.. Fields.Select((f, i) => i == 0 ? f.Name : char.ToLowerInvariant(f.Name[0]) + f.Name[1..])];
            if (names.Count > 0) said.Add($"{Words.Row(names)} changed.");
            List<string> sources = [];
            foreach (var (kind, word) in new[] { (DiffKind.Added, "added"), (DiffKind.Removed, "removed"), (DiffKind.Same, "described anew") })
                if (Sources.Count(s => s.Kind == kind) is > 0 and var n) sources.Add(sources.Count == 0 ? $"{Words.Count(n, "source")} {word}" : $"{n} {word}");
            if (sources.Count > 0) said.Add($"{string.Join(", ", sources)}.");
            return said.Count == 0 ? "The two versions say the same." : string.Join(' ', said);
        }
    }

    /// <summary>Compares two versions.</summary>
    public static Comparison Of(CheckVersion from, CheckVersion to)
    {
        CheckContent a = from.Content, b = to.Content;
        (string Name, string Before, string After)[] all =
        [
            ("Claim", a.Statement, b.Statement),
            ("Claimant", a.Claimant?.Name ?? "", b.Claimant?.Name ?? ""),
            ("Topic", a.Topic ?? "", b.Topic ?? ""),
            ("Headline", a.Title, b.Title),
            ("Standfirst", a.Verdict.Standfirst, b.Verdict.Standfirst),
            ("Conclusion", a.Verdict.Conclusion, b.Verdict.Conclusion),
            ("In short", a.Verdict.InShort, b.Verdict.InShort),
            ("Explanation", a.Verdict.Explanation, b.Verdict.Explanation),
            ("Where it was said", Places(a), Places(b)),
            ("Right of reply", a.Reply.Reply ?? "", b.Reply.Reply ?? ""),
        ];
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
