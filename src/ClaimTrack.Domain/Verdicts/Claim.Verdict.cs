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
        DemandRating(rating);
        if (DraftOf(by) is { } open)
        {
            // What it says now, against the last draft that was finished: what was typed in between was never a draft.
            var finished = _drafts.Where(d => d.AbandonedAt is null && d != open).MaxBy(d => d.Number);
            open.Become(rating, text, now, Version + 1);
            open.IsBeingWritten = false;
            Record(EventKind.VerdictDrafted, by, now, $"{open.Number}", [.. Changes(finished, rating, text)]);
            return open;
        }
        var changes = Changes(CurrentDraft, rating, text);
        if (CurrentDraft is { } before && changes.Count == 0) return before;
        var draft = NextDraft(rating, text, by, now);
        if (Status == ClaimStatus.InReview) Incomplete(draft).ThrowIfAny();
        Record(EventKind.VerdictDrafted, by, now, $"{draft.Number}", [.. changes]);
        _drafts.Add(draft);
        return draft;
    }

    /// <summary>Keeps what is typed, while it is typed: the next draft begins with it, and goes on with it until its author saves
    /// it. Only while the verdict is researched; in review every save makes votes stale and is somebody's decision.</summary>
    /// <returns>The draft that is being written, or the current one if nothing differs.</returns>
    /// <exception cref="RefusedException">The workflow refuses, or the rating is of no scale of this team.</exception>
    public VerdictDraft WriteVerdict(Rating? rating, VerdictText text, Member by, DateTimeOffset now)
    {
        Demand(ClaimAction.DraftVerdict, by);
        if (Status != ClaimStatus.Researching)
            throw new RefusedException(Rule.WrongStatus, "While a verdict is in review it is saved by hand only: saving makes votes stale.");
        DemandRating(rating);
        if (CurrentDraft is { } before && Changes(before, rating, text).Count == 0) return before;
        if (DraftOf(by) is { } open)
        {
            open.Become(rating, text, now, Version + 1);
            Record(EventKind.DraftGrew, by, now, $"{open.Number}");
            return open;
        }
        if (CurrentDraft is { IsBeingWritten: true } others) others.IsBeingWritten = false;
        var draft = NextDraft(rating, text, by, now);
        draft.IsBeingWritten = true;
        _drafts.Add(draft);
        Record(EventKind.DraftBegun, by, now, $"{draft.Number}");
        return draft;
    }

    /// <summary>The number under which what <paramref name="by"/> writes is saved next.</summary>
    public int NextDraftNumberOf(Member by) => DraftOf(by)?.Number ?? NextDraftNumber;

    VerdictDraft? DraftOf(Member by) => CurrentDraft is { IsBeingWritten: true } open && open.Author.AccountId == by.AccountId ? open : null;

    VerdictDraft NextDraft(Rating? rating, VerdictText text, Member by, DateTimeOffset now) =>
        new(NextDraftNumber, 1 + (Check?.Versions.Count ?? 0), rating, text, by, now, Version + 1);

    static List<FieldChange> Changes(VerdictDraft? before, Rating? rating, VerdictText text)
    {
        List<FieldChange> changes = [.. FieldChange.Between(before?.Text ?? new(), text)];
        if (before?.Rating?.Key != rating?.Key) changes.Add(new("Rating", before?.Rating?.Label, rating?.Label));
        return changes;
    }

    void DemandRating(Rating? rating)
    {
        if (rating is not null && !Team.Scales.Any(s => s.Ratings.Contains(rating)))
            throw new RefusedException(Rule.NotOfThisTeam, "Choose a rating of your team's scale.");
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
