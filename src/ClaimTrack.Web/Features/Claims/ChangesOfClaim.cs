using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Views;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Since when changes are told, and on top of which draft.</summary>
/// <param name="At">The instant.</param>
/// <param name="Draft">The draft that stood then; null before the first.</param>
/// <param name="Called">What it is called: "your last look", "round 2", "your vote".</param>
/// <param name="WithOwn">Whether what the reader changed is told too.</param>
public sealed record ChangesFrom(DateTimeOffset At, VerdictDraft? Draft, string Called, bool WithOwn)
{
    /// <summary>Since an instant at which the reader looked.</summary>
    public static ChangesFrom Look(ClaimOnDesk desk, DateTimeOffset at) =>
        new(at, desk.Claim.Drafts.Where(d => d.SavedAt <= at && !(d.AbandonedAt <= at)).MaxBy(d => d.Number), "your last look", false);

    /// <summary>Since a round was asked for; null if there was none of this number.</summary>
    public static ChangesFrom? Round(ClaimOnDesk desk, int round) => desk.Claim.Reviews.FirstOrDefault(r => r.Round == round) is { } of
        ? new(of.RequestedAt, desk.Claim.Drafts.FirstOrDefault(d => d.Number == of.DraftNumber), $"round {round}", true) : null;

    /// <summary>Since the reader's latest vote; null if they cast none.</summary>
    public static ChangesFrom? Vote(ClaimOnDesk desk) => desk.Claim.Reviews.SelectMany(r => r.Votes).Where(v => v.MemberId == desk.By.Id).MaxBy(v => v.CastAt) is { } vote
        ? new(vote.CastAt, vote.Draft, "your vote", true) : null;
}

/// <summary>An event of a claim, with what it changed.</summary>
public sealed record ChangeLine(DateTimeOffset At, string Who, EventKind Kind, string? Note, IReadOnlyList<FieldChange> Changes);

/// <summary>A field that says something else now.</summary>
public sealed record FieldNow(string Label, string? Before, string? After);

/// <summary>What changed about a claim since an instant, as one member may know it.</summary>
public sealed record ClaimChanges
{
    /// <summary>Since when.</summary>
    public required ChangesFrom Since { get; init; }

    /// <summary>The draft that stands now, if it is another one.</summary>
    public VerdictDraft? Draft { get; init; }

    /// <summary>The fields of the verdict that say something else.</summary>
    public IReadOnlyList<FieldNow> Verdict { get; init; } = [];

    /// <summary>The claim's own words and details that changed.</summary>
    public IReadOnlyList<FieldNow> Wording { get; init; } = [];

    /// <summary>What happened in the ledger.</summary>
    public IReadOnlyList<ChangeLine> Evidence { get; init; } = [];

    /// <summary>What happened to tasks.</summary>
    public IReadOnlyList<ChangeLine> Tasks { get; init; } = [];

    /// <summary>What else happened.</summary>
    public IReadOnlyList<ChangeLine> Rest { get; init; } = [];

    /// <summary>How much others said.</summary>
    public int Comments { get; init; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>The changes in a few words.</summary>
    public IReadOnlyList<string> Words
    {
        get
        {
            List<string> words = [];
            if (Verdict.FirstOrDefault(f => f.Label == "Rating") is { } rating) words.Add($"rating {rating.Before ?? "none"} → {rating.After ?? "none"}");
            foreach (var (kind, said) in new[] { (EventKind.EvidenceAdded, "added"), (EventKind.EvidenceEdited, "changed"), (EventKind.EvidenceWithdrawn, "withdrawn") })
                if (Evidence.Count(e => e.Kind == kind) is > 0 and var n) words.Add($"{Counted.Of(n, "source")} {said}");
            if (Draft is { } draft) words.Add(Since.Draft is { } before ? $"draft {before.Number} → {draft.Number}" : $"draft {draft.Number}");
            if (Wording.Count > 0) words.Add("the claim’s wording or details");
            if (Tasks.Count(e => e.Kind == EventKind.TaskDone) is > 0 and var done) words.Add($"{Counted.Of(done, "task")} done");
            if (Tasks.Count(e => e.Kind != EventKind.TaskDone) is > 0 and var other) words.Add($"{Counted.Of(other, "change")} to tasks");
            if (Comments > 0) words.Add(Counted.Of(Comments, "comment"));
            if (Rest.Count > 0) words.Add(Rest.Count == 1 ? $"{Rest[0].Who} {EventSentence.Of(Rest[0].Kind, Rest[0].Note)}" : $"{Rest.Count} other changes");
            return words;
        }
    }
}

/// <summary>Reads changes.</summary>
static class ChangesQuery
{
    // A page of everything is the history; what changed is told up to here.
    const int Most = 200;

    /// <summary>What changed. Nothing is told that the reader's history would not tell.</summary>
    public static async Task<ClaimChanges> ChangesOf(this AppDbContext db, ClaimOnDesk desk, ChangesFrom since, CancellationToken ct)
    {
        var (claim, me, at) = (desk.Claim, desk.By.Id, since.At);
        var events = db.EventsOn(desk).Where(e => e.At > at && e.ThreadId == null);
        if (!since.WithOwn) events = events.Where(e => e.ById != me);
        var lines = await events.OrderByDescending(e => e.Id).Take(Most).Select(e => new ChangeLine(e.At, HistoryEvent.NameOf(e.Kind, e.By!.Name), e.Kind, e.Note, e.Changes)).ToListAsync(ct);
        lines.Reverse();
        var shown = desk.Threads.Select(t => t.Id).ToList();
        var comments = desk.Threads.Any(t => t.LastAt > at)
            ? await db.ThreadsOf(desk.By).Where(t => shown.Contains(t.Id)).SelectMany(t => t.Comments).CountAsync(c => c.At > at && c.AuthorId != me && c.RemovedAt == null, ct) : 0;
        var isRewritten = lines.Any(e => e.Kind == EventKind.VerdictDrafted) && claim.CurrentDraft is { } current && current.Number != since.Draft?.Number;
        return new()
        {
            Since = since,
            Draft = isRewritten ? claim.CurrentDraft : null,
            Verdict = isRewritten ? Between(since.Draft, claim.CurrentDraft!) : [],
            Wording = [.. lines.Where(e => e.Kind == EventKind.ClaimEdited).SelectMany(e => e.Changes).GroupBy(c => c.Field)
                .Select(c => new FieldNow(Say(c.Key), c.First().Before, c.Last().After)).Where(f => f.Before != f.After)],
            Evidence = [.. lines.Where(e => e.Kind is EventKind.EvidenceAdded or EventKind.EvidenceEdited or EventKind.EvidenceWithdrawn)],
            Tasks = [.. lines.Where(e => e.Kind is EventKind.TaskAdded or EventKind.TaskAssigned or EventKind.TaskDone or EventKind.TaskReopened or EventKind.TaskRemoved)],
            Rest = [.. lines.Where(e => e.Kind is not (EventKind.VerdictDrafted or EventKind.ClaimEdited or EventKind.EvidenceAdded or EventKind.EvidenceEdited or EventKind.EvidenceWithdrawn
                or EventKind.TaskAdded or EventKind.TaskAssigned or EventKind.TaskDone or EventKind.TaskReopened or EventKind.TaskRemoved or EventKind.OwnerReminded))],
            Comments = comments,
        };
    }

    static IReadOnlyList<FieldNow> Between(VerdictDraft? before, VerdictDraft after) =>
        [.. new FieldNow[]
        {
            new("Rating", before?.Rating?.Label, after.Rating?.Label),
            new("Headline", before?.Text.Headline, after.Text.Headline),
            new("Standfirst", before?.Text.Standfirst, after.Text.Standfirst),
            new("Conclusion", before?.Text.Conclusion, after.Text.Conclusion),
            new("In short", before?.Text.InShort, after.Text.InShort),
            new("Explanation", before?.Text.Explanation, after.Text.Explanation),
        }.Where(f => (f.Before ?? "") != (f.After ?? ""))];

    internal static string Say(string field) =>
        string.Concat(field.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
