using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Reviews;

/// <summary>What waits: for this person's vote, for others', for this person's changes, and for publication.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowQueue(AppDbContext db) : DeskSlice
{
    /// <summary>The most claims that one section shows.</summary>
    public const int SectionMax = 100;

    [HttpGet("queue")]
    public async Task<IActionResult> Show() => Page(await Read());

    /// <summary>The sections by themselves, for a browser that follows live.</summary>
    [HttpGet("queue/sections")]
    public async Task<IActionResult> Sections() => View("QueueSections", await Read());

    /// <summary>The number in the sidebar.</summary>
    [HttpGet("queue/count")]
    public async Task<IActionResult> Count() => View("QueueCount", await db.WaitingFor(By).CountAsync(Gone));

    // Five queries, however long the queue is.
    async Task<Queue> Read()
    {
        var me = By.Id;
        var waiting = db.WaitingFor(By);
        var team = db.ClaimsOf(By);
        var mine = await Rows(waiting);
        // Whose row it is depends on what this person did, never on others' votes: those may be hidden.
        var others = await Rows(team.Where(c => c.Status == ClaimStatus.InReview && !waiting.Any(w => w.Id == c.Id)
            && (c.Drafts.Any(d => d.AbandonedAt == null && d.AuthorId == me && d.Cycle == c.Drafts.Where(x => x.AbandonedAt == null).Max(x => x.Cycle))
                || c.Reviews.Any(r => r.EndedAt == null && (r.RequestedById == me || r.Votes.Any(v => v.MemberId == me))))));
        var changes = await Rows(team.Where(c => c.Status == ClaimStatus.Researching
            && c.Reviews.Any(r => r.Outcome == ReviewOutcome.ChangesRequested && r.Round == c.Reviews.Max(x => x.Round)
                && (r.RequestedById == me || c.OwnerId == me
                    || c.Drafts.Any(d => d.AbandonedAt == null && d.AuthorId == me && d.Cycle == c.Drafts.Where(x => x.AbandonedAt == null).Max(x => x.Cycle))))));
        var ready = await Rows(team.Where(c => c.Status == ClaimStatus.Approved));
        return new(By, mine, others, changes, ready);
    }

    async Task<IReadOnlyList<Row>> Rows(IQueryable<Claim> claims)
    {
        var me = By.Id;
        return await claims.OrderBy(c => c.StatusSince).Take(SectionMax).Select(c => new Row
        {
            Id = c.Id,
            Statement = c.Facts.Statement,
            Language = c.Facts.Language,
            Status = c.Status,
            Since = c.StatusSince,
            ScheduledFor = c.ScheduledFor,
            Draft = c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => new RowDraft(d.Number, d.Rating)).FirstOrDefault(),
            Round = c.Reviews.OrderByDescending(r => r.Round).Select(r => new RowRound(
                r.Round, r.RequestedBy.Name, r.RequestedById == me, r.RequestedAt, r.IsBlind && r.EndedAt == null,
                r.Votes.Any(v => v.MemberId == me),
                r.Votes.Where(v => v.MemberId == me).Max(v => (int?)v.DraftNumber),
                r.Votes.Where(v => v.Decision == Decision.Approve && v.DraftNumber == c.Drafts.Where(d => d.AbandonedAt == null).Max(d => d.Number)).Select(v => v.MemberId).Distinct().Count(),
                r.Outcome == ReviewOutcome.ChangesRequested ? r.Votes.Where(v => v.Decision == Decision.RequestChanges).OrderByDescending(v => v.Id).Select(v => v.Member.Name).FirstOrDefault() : null,
                r.Outcome == ReviewOutcome.ChangesRequested ? r.Votes.Where(v => v.Decision == Decision.RequestChanges).OrderByDescending(v => v.Id).Select(v => v.Comment).FirstOrDefault() : null)).FirstOrDefault(),
            Seen = c.Reviews.SelectMany(r => r.Votes).Where(v => v.MemberId == me).Max(v => (int?)v.DraftNumber),
        }).ToListAsync(Gone);
    }

    /// <summary>The queue of one member.</summary>
    public sealed record Queue(Member By, IReadOnlyList<Row> Mine, IReadOnlyList<Row> Others, IReadOnlyList<Row> Changes, IReadOnlyList<Row> Ready)
    {
        internal bool IsEmpty => Mine.Count + Others.Count + Changes.Count + Ready.Count == 0;
    }

    /// <summary>The draft a row is about.</summary>
    public sealed record RowDraft(int Number, Rating? Rating);

    /// <summary>The latest round of a row's claim.</summary>
    public sealed record RowRound(int Number, string AskedBy, bool AskedByMe, DateTimeOffset AskedAt, bool IsBlind, bool Voted, int? MyDraft, int Approvals, string? Critic, string? Criticism)
    {
        /// <summary>Whether the approvals so far may be told.</summary>
        public bool TellsVotes => !IsBlind || Voted;
    }

    /// <summary>One claim in the queue.</summary>
    public sealed record Row
    {
        public required int Id { get; init; }
        public required string Statement { get; init; }
        public required string? Language { get; init; }
        public required ClaimStatus Status { get; init; }
        public required DateTimeOffset Since { get; init; }
        public required DateTimeOffset? ScheduledFor { get; init; }
        public required RowDraft? Draft { get; init; }
        public required RowRound? Round { get; init; }
        public required int? Seen { get; init; }
    }
}
