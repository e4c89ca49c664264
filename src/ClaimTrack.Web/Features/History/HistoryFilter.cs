using System.Globalization;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Board;

namespace ClaimTrack.Web.Features.History;

/// <summary>Which part of the history is wanted.</summary>
/// <param name="By">Who did it.</param>
/// <param name="Group">What it was about; a key of <see cref="Groups"/>.</param>
/// <param name="Claim">The claim it happened to.</param>
/// <param name="Article">The article it happened to.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Before">What is older than this event.</param>
public sealed record HistoryFilter(int? By, string? Group, int? Claim, int? Article, DateOnly? From, DateOnly? To, long? Before)
{
    /// <summary>Kinds of events that belong together, with what they are called.</summary>
    public static readonly IReadOnlyDictionary<string, (string Label, EventKind[] Kinds)> Groups = Group_().GroupBy(g => g.Key).ToDictionary(g => g.Key, g => (g.First().Label, g.Select(x => x.Kind).ToArray()));

    static IEnumerable<(string Key, string Label, EventKind Kind)> Group_() => Enum.GetValues<EventKind>().Select(kind => kind switch
    {
        EventKind.TeamCreated or EventKind.MemberInvited or EventKind.InvitationRevoked or EventKind.MemberJoined or EventKind.RoleChanged or EventKind.MemberRemoved
            or EventKind.MemberLeft or EventKind.PolicyChanged or EventKind.PagePublished or EventKind.ChecklistChanged => ("team", "People and policy", kind),
        EventKind.TopicEdited or EventKind.TopicDescribed or EventKind.TopicMerged or EventKind.ClaimantEdited or EventKind.ClaimantMerged or EventKind.ClaimRegrouped => ("names", "Topics and claimants", kind),
        EventKind.ArticleAdded or EventKind.ArticleRevised or EventKind.ArticleEdited => ("articles", "Articles", kind),
        EventKind.EvidenceAdded or EventKind.EvidenceEdited or EventKind.EvidenceWithdrawn => ("evidence", "Evidence", kind),
        EventKind.ThreadStarted or EventKind.CommentAdded or EventKind.CommentEdited or EventKind.CommentRemoved or EventKind.ThreadResolved or EventKind.ThreadReopened => ("talk", "Discussion", kind),
        EventKind.TaskAdded or EventKind.TaskAssigned or EventKind.TaskDone or EventKind.TaskReopened or EventKind.TaskRemoved => ("tasks", "Tasks", kind),
        EventKind.DraftBegun or EventKind.DraftGrew or EventKind.VerdictDrafted or EventKind.ReviewRequested or EventKind.DraftApproved or EventKind.ClaimApproved or EventKind.ChangesRequested or EventKind.ReviewWithdrawn => ("review", "Verdict and review", kind),
        EventKind.PublishScheduled or EventKind.ScheduleCancelled or EventKind.UrgencyClaimed or EventKind.PublicationConfirmed or EventKind.CheckPublished or EventKind.CorrectionStarted
            or EventKind.CorrectionAbandoned or EventKind.CheckCorrected or EventKind.CheckRetracted or EventKind.CheckWithdrawn or EventKind.CheckRestored => ("publication", "Publication and corrections", kind),
        EventKind.TipReceived or EventKind.TipAccepted or EventKind.TipJoined or EventKind.TipDeclined or EventKind.ErrorReported or EventKind.ErrorTakenUp or EventKind.ErrorDismissed => ("tips", "Readers’ tips", kind),
        EventKind.ClaimSubmitted or EventKind.ClaimAccepted or EventKind.ClaimDeclined or EventKind.ClaimReopened or EventKind.ClaimParked or EventKind.ClaimResumed or EventKind.ClaimWoke
            or EventKind.ClaimMerged or EventKind.MergeReceived or EventKind.MergeUndone or EventKind.MergeGivenBack or EventKind.ClaimEdited or EventKind.OwnerChanged or EventKind.OwnerReminded
            or EventKind.DueChanged or EventKind.AppearanceAdded or EventKind.AppearanceRemoved or EventKind.TranslationLinked or EventKind.TranslationUnlinked => ("claims", "Claims", kind),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of event belongs to no group."),
    });

    /// <summary>Reads it from an address. What makes no sense is not wanted.</summary>
    public static HistoryFilter Read(IQueryCollection query)
    {
        int? Number(string name) => int.TryParse(query[name].FirstOrDefault()?.Replace("CT-", "", StringComparison.OrdinalIgnoreCase), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(query[name].FirstOrDefault(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
        return new(Number("by"), query["group"].FirstOrDefault() is { } group && Groups.ContainsKey(group) ? group : null, Number("claim"), Number("article"), Day("from"), Day("to"),
            long.TryParse(query["before"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null);
    }

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsAny => this with { Before = null } != new HistoryFilter(null, null, null, null, null, null, null);

    /// <summary>The address of the same part, or of what is older than an event.</summary>
    public string Address(string path, long? before = null, bool withClaim = true) => ClaimFilter.Address(path,
    [
        ("by", Say(By)), ("group", Group), ("claim", withClaim ? Say(Claim) : null), ("article", Say(Article)), ("from", From?.ToString("O", CultureInfo.InvariantCulture)),
        ("to", To?.ToString("O", CultureInfo.InvariantCulture)), ("before", before?.ToString(CultureInfo.InvariantCulture)),
    ]);

    static string? Say(int? n) => n?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The events that it leaves, the newest first.</summary>
    public IQueryable<HistoryEvent> Narrow(IQueryable<HistoryEvent> events)
    {
        if (By is { } by) events = events.Where(e => e.ById == by);
        if (Group is { } group)
        {
            var kinds = Groups[group].Kinds;
            events = events.Where(e => kinds.Contains(e.Kind));
        }
        if (Claim is { } claim) events = events.Where(e => e.ClaimId == claim);
        if (Article is { } article) events = events.Where(e => e.ArticleId == article);
        if (From is { } from)
        {
            var start = new DateTimeOffset(from.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            events = events.Where(e => e.At >= start);
        }
        if (To is { } to)
        {
            var end = new DateTimeOffset(to.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            events = events.Where(e => e.At < end);
        }
        if (Before is { } before) events = events.Where(e => e.Id < before);
        return events.OrderByDescending(e => e.Id);
    }
}
