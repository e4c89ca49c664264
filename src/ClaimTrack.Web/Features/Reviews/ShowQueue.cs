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
    [HttpGet("queue")]
    public async Task<IActionResult> Show() => Page(await Read());

    /// <summary>The sections by themselves, for a browser that follows live.</summary>
    [HttpGet("queue/sections")]
    public async Task<IActionResult> Sections() => View("QueueSections", await Read());

    /// <summary>The number in the sidebar.</summary>
    [HttpGet("queue/count")]
    public async Task<IActionResult> Count() => View("QueueCount", await db.WaitingFor(By).CountAsync(Gone));

    // Four queries, however long the queue is.
    async Task<Queue> Read()
    {
        var me = By.Id;
        var waiting = db.WaitingFor(By);
        var claims = db.ClaimsOf(By).Where(c => c.Status == ClaimStatus.InReview || c.Status == ClaimStatus.Approved
            || (c.Status == ClaimStatus.Published && c.Reviews.Any(r => r.EndedAt == null))
            || (c.Status == ClaimStatus.Researching && c.Reviews.Any(r => r.Outcome == ReviewOutcome.ChangesRequested && r.Round == c.Reviews.Max(x => x.Round))));
        var rows = await claims.OrderBy(c => c.StatusSince).ThenBy(c => c.Id).Select(c => new Row
        {
            Id = c.Id,
            Statement = c.Facts.Statement,
            Language = c.Facts.Language,
            Status = c.Status,
            Since = c.StatusSince,
            ScheduledFor = c.ScheduledFor,
            IsMine = c.OwnerId == me,
            Waits = waiting.Any(w => w.Id == c.Id),
        }).ToListAsync(Gone);
        var drafts = (await claims.SelectMany(c => c.Drafts.Where(d => d.AbandonedAt == null), (c, d) => new { c.Id, d.Number, d.Cycle, d.AuthorId, d.Rating }).ToListAsync(Gone)).ToLookup(d => d.Id);
        var rounds = (await claims.SelectMany(c => c.Reviews, (c, r) => new { c.Id, ReviewId = r.Id, r.Round, r.RequestedBy.Name, r.RequestedById, r.RequestedAt, r.EndedAt, r.IsBlind, r.ApprovalsNeeded }).ToListAsync(Gone)).ToLookup(r => r.Id);
        var votes = (await claims.SelectMany(c => c.Reviews).SelectMany(r => r.Votes, (r, v) => new { r.ClaimId, r.Id, v.MemberId, v.Member.Name, v.Decision, v.DraftNumber, v.Comment }).ToListAsync(Gone)).ToLookup(v => v.ClaimId);
        foreach (var row in rows)
        {
            var current = drafts[row.Id].MaxBy(d => d.Number);
            var round = rounds[row.Id].MaxBy(r => r.Round);
            var cast = votes[row.Id].Where(v => v.Id == round?.ReviewId).ToList();
            var objection = cast.LastOrDefault(v => v.Decision == Decision.RequestChanges);
            row.Draft = current is null ? null : new(current.Number, current.Rating);
            row.Seen = votes[row.Id].Where(v => v.MemberId == me).Select(v => (int?)v.DraftNumber).Max();
            row.Round = round is null ? null : new(round.Round, round.Name, round.RequestedById == me, round.RequestedAt, round.IsBlind && round.EndedAt is null,
                cast.Any(v => v.MemberId == me && v.DraftNumber == current?.Number), round.ApprovalsNeeded, cast.Where(v => v.Decision == Decision.Approve && v.DraftNumber == current?.Number).Select(v => v.MemberId).Distinct().Count(),
                objection?.Name, objection?.Comment);
            row.IsMine |= round?.RequestedById == me || drafts[row.Id].Any(d => d.AuthorId == me && d.Cycle == current?.Cycle);
        }
        // Whose row it is depends on what this person did, never on others' votes: those may be hidden.
        return new(By,
            [.. rows.Where(r => r.Waits)],
            [.. rows.Where(r => r is { Status: ClaimStatus.Published, Waits: false })],
            [.. rows.Where(r => r is { Status: ClaimStatus.InReview, Waits: false } && (r.IsMine || r.Round!.Voted))],
            [.. rows.Where(r => r is { Status: ClaimStatus.Researching, IsMine: true })],
            [.. rows.Where(r => r.Status == ClaimStatus.Approved)]);
    }

    /// <summary>The queue of one member.</summary>
    public sealed record Queue(Member By, IReadOnlyList<Row> Mine, IReadOnlyList<Row> Urgent, IReadOnlyList<Row> Others, IReadOnlyList<Row> Changes, IReadOnlyList<Row> Ready)
    {
        internal bool IsEmpty => Mine.Count + Urgent.Count + Others.Count + Changes.Count + Ready.Count == 0;
    }

    /// <summary>The draft a row is about.</summary>
    public sealed record RowDraft(int Number, Rating? Rating);

    /// <summary>The latest round of a row's claim.</summary>
    public sealed record RowRound(int Number, string AskedBy, bool AskedByMe, DateTimeOffset AskedAt, bool IsBlind, bool Voted, int ApprovalsNeeded, int Approvals, string? Critic, string? Criticism)
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

        /// <summary>Whether votes are cast on it: in review, or published before its approvals.</summary>
        public bool IsVotedOn => Status is ClaimStatus.InReview or ClaimStatus.Published;

        /// <summary>Whether it waits for this person's vote.</summary>
        public required bool Waits { get; init; }

        /// <summary>Whether this person owns it, wrote a part of the verdict, or asked for the round.</summary>
        public required bool IsMine { get; set; }

        /// <summary>The draft this person voted on last.</summary>
        public int? Seen { get; set; }
        public RowDraft? Draft { get; set; }
        public RowRound? Round { get; set; }
    }
}
