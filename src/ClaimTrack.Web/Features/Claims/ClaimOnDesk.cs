using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Features.Discussions;
using ClaimTrack.Web.Features.History;
using ClaimTrack.Web.Features.Publications;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>A claim as one member sees it on the desk: what its sheets show, and which actions are open to them.</summary>
public sealed class ClaimOnDesk
{
    /// <summary>The sheets, and the hints after which each is fetched again; empty for any.</summary>
    public static readonly IReadOnlyDictionary<string, string> Parts = new Dictionary<string, string>
    {
        ["state"] = "",
        ["claim"] = "Claim Owner Due Appearance Translation Merge Review Changes Check Correction Error",
        ["evidence"] = "Evidence Thread Comment Claim Merge Review Changes Check Correction",
        ["verdict"] = "Verdict Draft Thread Comment Claim Merge Review Changes Check Correction",
        ["review"] = "",
        ["tasks"] = "Task Claim Merge Review Changes Check Correction",
        ["discussion"] = "Thread Comment Evidence Verdict Draft Claim Merge Review Changes Check Correction Publication",
        ["history"] = "",
    };

    /// <summary>The claim with all its parts.</summary>
    public required Claim Claim { get; init; }

    /// <summary>Who looks.</summary>
    public required Member By { get; init; }

    /// <summary>The instant.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where the claim is said, each place with its passage.</summary>
    public IReadOnlyList<PlaceOnDesk> Places { get; internal set; } = [];

    /// <summary>The errors in its check that readers report and nobody has answered.</summary>
    public IReadOnlyList<ReportOnDesk> Reports { get; internal set; } = [];

    /// <summary>The conditions of publication, as this member may know them.</summary>
    public IReadOnlyList<GateCondition> Gate { get; internal set; } = [];

    /// <summary>What this member asked to see more of.</summary>
    public DeskView View { get; init; } = new();

    /// <summary>The threads that this member may see, without their words.</summary>
    public IReadOnlyList<ThreadLine> Threads { get; internal set; } = [];

    /// <summary>What people say.</summary>
    public TalkOnDesk? Talk { get; internal set; }

    /// <summary>The threads that are kept from this member while a blind round runs.</summary>
    internal IReadOnlyList<int> HiddenThreads { get; set; } = [];

    /// <summary>What others changed since this member looked last; null on a first look, and where only a part is shown.</summary>
    public ClaimChanges? News { get; internal set; }

    /// <summary>How much this member wants to hear of it.</summary>
    public WatchWish Watch { get; internal set; }

    /// <summary>What happened, newest first.</summary>
    public HistoryOnDesk History { get; internal set; } = new([], 0, 1);

    /// <summary>Where the claim's pages stand.</summary>
    public string Home => $"/desk/{By.Team.Slug}/claims/{Claim.Id}";

    /// <summary>What the sheets follow.</summary>
    public string Topic => $"claim:{By.Team.Slug}:{Claim.Id}";

    /// <summary>The round that runs or was last, or null.</summary>
    public Review? Round => Claim.LatestReview;

    /// <summary>Whether others' votes are kept from this member: nothing they could be counted or guessed by may be shown.</summary>
    public bool IsBlind => Claim.HidesVotesFrom(By);

    /// <summary>The name of a frame of this claim.</summary>
    public string Frame(string part) => $"claim-{Claim.Id}-{part}";

    /// <summary>Why this member may not do something now; null if they may.</summary>
    public Refusal? WhyNot(ClaimAction action) => Claim.WhyNot(action, By, Now);

    /// <summary>Whether this member may do something now.</summary>
    public bool May(ClaimAction action) => WhyNot(action) is null;

    /// <summary>Whether an action that is refused now is shown all the same, with the reason: not to people whose role does
    /// not reach, here or in any status.</summary>
    public bool ShowsRefusal(ClaimAction action) => WhyNot(action) is { } no && no.Rule != Rule.RoleTooLow
        && ClaimWorkflow.Rules.Any(r => r.Action == action && By.May(r.Who));

    /// <summary>The open threads on one thing, where this member may see them.</summary>
    public ThreadsOnPlace On(ThreadSubject subject, Func<ThreadPlace, bool> here) => new(this, [.. Threads.Where(t => t.IsOpen && t.Place.Subject == subject && here(t.Place))]);

    /// <summary>A person as the one who looks calls them.</summary>
    public string Name(Member who) => who.Id == By.Id ? "you" : who.Name;
}

/// <summary>How much of a desk is shown.</summary>
/// <param name="History">The page of the history.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Resolved">Whether threads that are settled are shown.</param>
/// <param name="Thread">A thread that is shown in any case: a link leads to it.</param>
public sealed record DeskView(int History = 1, int Threads = TalkOnDesk.Size, bool Resolved = false, int? Thread = null);

/// <summary>The open threads on one thing.</summary>
public sealed record ThreadsOnPlace(ClaimOnDesk Desk, IReadOnlyList<ThreadLine> Open)
{
    /// <summary>How much is said in them.</summary>
    public int Comments => Open.Sum(t => t.Comments);
}

/// <summary>An appearance with its passage, and how its quote fares in the article's newest revision.</summary>
public sealed record PlaceOnDesk(Appearance Of, Passage Passage, int Revision, int Newest, AnchorState State);

/// <summary>A reader's report of an error.</summary>
public sealed record ReportOnDesk(int Id, string? Text, DateTimeOffset ReceivedAt);

/// <summary>One page of a claim's history.</summary>
public sealed record HistoryOnDesk(IReadOnlyList<HistoryLine> Lines, int Total, int Page)
{
    /// <summary>Lines on one page.</summary>
    public const int Size = 50;

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>One line of it.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Who, EventKind Kind, string? Note, IReadOnlyList<FieldChange> Changes)
{
    static readonly EventKind[] WithWords =
        [EventKind.ClaimDeclined, EventKind.ClaimReopened, EventKind.ChangesRequested, EventKind.CorrectionStarted, EventKind.CheckRetracted, EventKind.UrgencyClaimed];

    /// <summary>What was said with it, where the sentence does not say it already.</summary>
    public string? Words => WithWords.Contains(Kind) ? Note : Changes.FirstOrDefault(c => c.Field == "Note")?.After;

    /// <summary>What changed, in a few words: the rating with both its names, everything else by name alone.</summary>
    public string? WhatChanged
    {
        get
        {
            var named = Changes.Where(c => c.Field is not ("Note" or "Quote" or "Owner" or "Reason" or "Kind" or "Answer" or "Comment") && (c.Field != "DueOn" || Kind != EventKind.DueChanged))
                .Select(c => c.Field == "Rating" ? $"rating {c.Before ?? "none"} → {c.After ?? "none"}" : Say(c.Field)).ToList();
            return named.Count == 0 ? null : string.Join(", ", named);
        }
    }

    static string Say(string field) =>
        string.Concat(field.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>Reads the desk.</summary>
public static class ClaimDeskQuery
{
    /// <summary>A claim with what one of its sheets shows, or all of them; null if the team has none with this number.</summary>
    /// <param name="db">The database.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="id">The claim's number.</param>
    /// <param name="part">The sheet, or null for all.</param>
    /// <param name="view">How much of it.</param>
    /// <param name="siteHost">The public site's host name.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ct">Ends the look.</param>
    public static async Task<ClaimOnDesk?> ClaimOnDesk(this AppDbContext db, Member by, int id, string? part, DeskView view, string? siteHost, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.ClaimForChange(by, id, ct) is not { } claim) return null;
        var desk = new ClaimOnDesk { Claim = claim, By = by, Now = now, View = view };
        var threads = await db.ThreadLines(by, id, ct);
        desk.Threads = [.. threads.Where(t => t.Place.IsShownTo(by, claim.Reviews))];
        desk.HiddenThreads = [.. threads.Except(desk.Threads).Select(t => t.Id)];
        if (part is null or "discussion") desk.Talk = await db.TalkOn(desk, ct);
        if (part is null or "state") desk.Watch = await db.WishOf(by, id, ct);
        if (part is null or "claim") desk.Places = await db.PlacesOf(claim, by, ct);
        if (part is null or "claim" && claim.Check is not null)
            desk.Reports = await db.TipsOf(by).Where(t => t.ClaimId == id && t.Kind == TipKind.Error && t.Status == TipStatus.Waiting).OrderBy(t => t.Id)
                .Select(t => new ReportOnDesk(t.Id, t.Facts.Text, t.ReceivedAt)).ToListAsync(ct);
        if (part is null or "review" && claim.Status is ClaimStatus.Researching or ClaimStatus.InReview or ClaimStatus.Approved)
            desk.Gate = Conceal(PublishGate.Check(claim, await db.GateContextOf(claim, siteHost, now, ct)), desk);
        if (part is null or "history") desk.History = await db.HistoryOn(desk, view.History, ct);
        return desk;
    }

    // The condition's own sentence counts the approvals.
    static IReadOnlyList<GateCondition> Conceal(IReadOnlyList<GateCondition> gate, ClaimOnDesk desk) => !desk.IsBlind ? gate :
        [.. gate.Select(c => c.Name == GateName.Approvals
            ? c with { State = GateState.NotYet, Sentence = $"{desk.Claim.ApprovalsNeeded} independent approvals of the current draft" } : c)];

    static async Task<IReadOnlyList<PlaceOnDesk>> PlacesOf(this AppDbContext db, Claim claim, Member by, CancellationToken ct)
    {
        if (claim.Appearances.Count == 0) return [];
        var articles = claim.Appearances.Select(a => a.ArticleId).Distinct().ToList();
        var quoted = claim.Appearances.Select(a => a.RevisionId).Distinct().ToList();
        // Texts are long: only the quoted ones and the newest are read.
        var known = await db.ArticlesOf(by).Where(a => articles.Contains(a.Id)).SelectMany(a => a.Revisions).Select(r => new { r.Id, r.ArticleId, r.Number }).ToListAsync(ct);
        var needed = known.GroupBy(r => r.ArticleId).Select(r => r.MaxBy(x => x.Number)!.Id).Union(quoted).ToList();
        var revisions = await db.ArticlesOf(by).SelectMany(a => a.Revisions).Where(r => needed.Contains(r.Id)).Select(r => new { r.Id, r.ArticleId, r.Number, r.Text }).ToListAsync(ct);
        return [.. from appearance in claim.Appearances
                   let own = revisions.Single(r => r.Id == appearance.RevisionId)
                   let newest = revisions.Where(r => r.ArticleId == appearance.ArticleId).MaxBy(r => r.Number)!
                   orderby appearance == claim.FirstAppearance ? 0 : 1, appearance.AddedAt
                   select new PlaceOnDesk(appearance, Around(appearance.Quote, own.Text), own.Number, newest.Number,
                       newest == own ? AnchorState.Anchored : QuoteAnchoring.Resolve(Anchor(appearance.Quote), newest.Text).State)];
    }

    static Passage Around(Quote quote, string text) => quote.End <= text.Length && quote.Start < quote.End
        ? QuoteAnchoring.Context(text, quote.Start, quote.End) : new(quote.Prefix, quote.Exact, quote.Suffix);

    static QuoteAnchor Anchor(Quote q) => new(q.Exact, q.Prefix, q.Suffix, q.Start, q.End);

    static async Task<HistoryOnDesk> HistoryOn(this AppDbContext db, ClaimOnDesk desk, int page, CancellationToken ct)
    {
        var events = db.EventsOn(desk);
        var total = await events.CountAsync(ct);
        page = Math.Clamp(page, 1, new HistoryOnDesk([], total, 1).Pages);
        var lines = await events.OrderByDescending(e => e.Id).Skip((page - 1) * HistoryOnDesk.Size).Take(HistoryOnDesk.Size)
            .Select(e => new HistoryLine(e.At, HistoryEvent.NameOf(e.Kind, e.By!.Name), e.Kind, e.Note, e.Changes)).ToListAsync(ct);
        return new(lines, total, page);
    }

    /// <summary>What happened to a claim, as far as this member may know it.</summary>
    internal static IQueryable<HistoryEvent> EventsOn(this AppDbContext db, ClaimOnDesk desk) =>
        db.HistoryFor(desk.By, desk.Claim, desk.HiddenThreads);
}
