namespace ClaimTrack.Domain;

// The verdict: numbered drafts, and who counts as its author.
public sealed partial class Claim
{
    /// <summary>Every draft ever saved, oldest first.</summary>
    public IReadOnlyList<VerdictDraft> Drafts => _drafts;

    /// <summary>The draft that counts now, or null while there is none.</summary>
    public VerdictDraft? CurrentDraft => _drafts.Where(d => d.AbandonedAt is null).MaxBy(d => d.Number);

    /// <summary>Everybody who wrote a part of the verdict as it stands: the authors of its drafts since the last publication.</summary>
    public IEnumerable<Member> VerdictAuthors => CurrentDraft is { } current
        ? _drafts.Where(d => d.AbandonedAt is null && d.Cycle == current.Cycle).Select(d => d.Author).Distinct()
        : [];

    /// <summary>Saves the next draft. While in review this makes the votes cast so far stale.</summary>
    /// <returns>The new draft, or the current one if nothing differs.</returns>
    /// <exception cref="RefusedException">The workflow refuses, or the rating is of no scale of this team.</exception>
    public VerdictDraft DraftVerdict(Rating? rating, VerdictText text, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.DraftVerdict, by);
        if (rating is not null && !Team.Scales.Any(s => s.Ratings.Contains(rating)))
            throw new RefusedException(Rule.NotOfThisTeam, "Choose a rating of your team's scale.");
        var before = CurrentDraft;
        List<FieldChange> changes = [.. FieldChange.Between(before?.Text ?? new(), text)];
        if (before?.Rating?.Key != rating?.Key) changes.Add(new("Rating", before?.Rating?.Label, rating?.Label));
        if (before is not null && changes.Count == 0) return before;
        var draft = new VerdictDraft(NextDraftNumber, 1 + (Check?.Versions.Count ?? 0), rating, text, by, now, Version + 1);
        if (Status == ClaimStatus.InReview) Incomplete(draft).ThrowIfAny();
        _drafts.Add(draft);
        Record(EventKind.VerdictDrafted, by, now, $"{draft.Number}", [.. changes]);
        return draft;
    }

    int NextDraftNumber => 1 + _drafts.Select(d => d.Number).DefaultIfEmpty().Max();

    static Refusal? Incomplete(VerdictDraft? draft)
    {
        if (draft is { IsComplete: true }) return null;
        List<string> missing = [];
        if (draft?.Rating is null) missing.Add("a rating");
        if (string.IsNullOrWhiteSpace(draft?.Text.Conclusion)) missing.Add("a conclusion");
        if (string.IsNullOrWhiteSpace(draft?.Text.Explanation)) missing.Add("an explanation");
        return new(Rule.DraftIncomplete, $"The verdict still needs {string.Join(" and ", missing)}.");
    }
}
