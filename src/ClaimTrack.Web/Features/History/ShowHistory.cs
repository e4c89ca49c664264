using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.History;

/// <summary>Who did what when, in the team or to one claim.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowHistory(AppDbContext db) : DeskSlice
{
    /// <summary>Events on a page.</summary>
    public const int PageSize = 50;

    [HttpGet("history")]
    public Task<IActionResult> Show() => Read(HistoryFilter.Read(Request.Query), null);

    [HttpGet("claims/{id:int}/history")]
    public async Task<IActionResult> OfClaim(int id) => await db.ClaimsOf(By).Where(c => c.Id == id).Select(c => c.Facts.Statement).FirstOrDefaultAsync(Gone) is { } statement
        ? await Read(HistoryFilter.Read(Request.Query) with { Claim = id }, statement) : NotFound();

    async Task<IActionResult> Read(HistoryFilter filter, string? statement)
    {
        // One more than fits tells whether there is an older page.
        var lines = await Lines(filter.Narrow(await db.HistoryFor(By, Gone))).Take(PageSize + 1).ToListAsync(Gone);
        return Page(new Model
        {
            Filter = filter,
            Statement = statement,
            Lines = lines[..Math.Min(lines.Count, PageSize)],
            Older = lines.Count > PageSize ? lines[PageSize - 1].Id : null,
            People = await db.MembersOf(By).OrderBy(m => m.Name).Select(m => new Person(m.Id, m.Name)).ToListAsync(Gone),
        });
    }

    /// <summary>Events as pages and files tell them.</summary>
    public static IQueryable<Line> Lines(IQueryable<HistoryEvent> events) => events.Select(e => new Line(e.Id, e.At, HistoryEvent.NameOf(e.Kind, e.By!.Name), e.Kind, e.Note, e.ClaimId, e.ArticleId, e.Changes, e.Comment!.RemovedAt != null));

    /// <summary>One event.</summary>
    public sealed record Line(long Id, DateTimeOffset At, string Who, EventKind Kind, string? Note, int? Claim, int? Article, IReadOnlyList<FieldChange> Recorded, bool IsTakenBack)
    {
        /// <summary>The fields that changed. What a comment said that was taken back is nobody's to read any more.</summary>
        public IReadOnlyList<FieldChange> Changes => IsTakenBack ? [] : Recorded;

        // These sentences have a reason beside them and not in them.
        static readonly EventKind[] WithReason =
            [EventKind.ClaimDeclined, EventKind.ClaimReopened, EventKind.ChangesRequested, EventKind.CorrectionStarted, EventKind.CheckRetracted, EventKind.UrgencyClaimed];

        /// <summary>What happened.</summary>
        public string Sentence => EventSentence.Of(Kind, Note);

        /// <summary>What was said with it.</summary>
        public string? Reason => WithReason.Contains(Kind) ? Note : null;
    }

    internal sealed record Person(int Id, string Name);

    internal sealed class Model
    {
        public required HistoryFilter Filter { get; init; }
        public required string? Statement { get; init; }
        public required IReadOnlyList<Line> Lines { get; init; }
        public required long? Older { get; init; }
        public required IReadOnlyList<Person> People { get; init; }

        /// <summary>A field's name as a person says it.</summary>
        public static string Say(string field) => string.Concat(field.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : c.ToString()));

        /// <summary>Whether both sides are worth comparing word by word.</summary>
        public static bool IsLong(FieldChange change) => change is { Before.Length: > 40, After.Length: > 0 } or { After.Length: > 40, Before.Length: > 0 };
    }
}
