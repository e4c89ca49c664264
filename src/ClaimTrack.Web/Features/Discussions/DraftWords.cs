using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Platform.Text;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>The fields of a verdict as they are read on the page: in them words are marked and found again.</summary>
static class DraftWords
{
    /// <summary>A field, what people call it, and what it says.</summary>
    public sealed record Field(string Name, string Called, Func<VerdictText, string> Read);

    /// <summary>Every field, in the order in which it is shown.</summary>
    public static readonly IReadOnlyList<Field> Fields =
    [
        new(nameof(VerdictText.Headline), "headline", t => t.Headline),
        new(nameof(VerdictText.Conclusion), "conclusion", t => t.Conclusion),
        new(nameof(VerdictText.Standfirst), "standfirst", t => t.Standfirst),
        new(nameof(VerdictText.InShort), "points in short", t => t.InShort),
        new(nameof(VerdictText.Explanation), "explanation", t => Markdown.ToPlain(t.Explanation)),
    ];

    /// <summary>The field of this name; null if there is none.</summary>
    public static Field? Named(string? name) => Fields.FirstOrDefault(f => f.Name == name);

    /// <summary>What a field of a draft says, in the form in which words are looked for.</summary>
    public static string Of(VerdictDraft? draft, Field field) => draft is null ? "" : PlainText.Normalise(field.Read(draft.Text));

    /// <summary>The words in one field of a draft, or in any of them; null where they do not stand.</summary>
    public static (Field Field, Quote Quote)? Find(VerdictDraft draft, Field? field, string words)
    {
        foreach (var candidate in field is null ? Fields : [field])
            if (Of(draft, candidate) is { Length: > 0 } text && QuoteAnchoring.Find(text, words).Anchor is { } anchor && Kept(anchor) is { } quote)
                return (candidate, quote);
        return null;
    }

    /// <summary>An anchor as it is kept; null if it is too long.</summary>
    public static Quote? Kept(QuoteAnchor anchor) => anchor.Exact.Length > ThreadPlace.WordsMax ? null
        // The surroundings are cut on the far side: what touches the quote tells most.
        : new(anchor.Exact, anchor.Prefix.Length <= Quote.ContextMax ? anchor.Prefix : anchor.Prefix[^Quote.ContextMax..],
            anchor.Suffix.Length <= Quote.ContextMax ? anchor.Suffix : anchor.Suffix[..Quote.ContextMax], anchor.Start, anchor.End);

    /// <summary>Whether marked words stand in a text as they did.</summary>
    public static bool StandIn(this Quote q, string text) =>
        text.Length > 0 && QuoteAnchoring.Resolve(new QuoteAnchor(q.Exact, q.Prefix, q.Suffix, q.Start, q.End), text).State == AnchorState.Anchored;
}
