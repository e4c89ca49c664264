using ClaimTrack.Data;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Reviews;

/// <summary>What a member is expected to vote on.</summary>
public static class ReviewQueue
{
    /// <summary>The claims in review that <paramref name="by"/> may vote on and has not: no part of the verdict is theirs. With them
    /// go those that were published urgently, whose round goes on.</summary>
    public static IQueryable<Claim> WaitingFor(this AppDbContext db, Member by) => by.May(Permission.Vote)
        ? db.ClaimsOf(by).Where(c => (c.Status == ClaimStatus.InReview || (c.Status == ClaimStatus.Published && c.Reviews.Any(r => r.EndedAt == null)))
            && !c.Drafts.Any(d => d.AbandonedAt == null && d.AuthorId == by.Id && d.Cycle == c.Drafts.Where(x => x.AbandonedAt == null).Max(x => x.Cycle))
            && !c.Reviews.Any(r => r.EndedAt == null && r.Votes.Any(v => v.MemberId == by.Id && v.DraftNumber == c.Drafts.Where(d => d.AbandonedAt == null).Max(d => d.Number))))
        : db.ClaimsOf(by).Where(_ => false);
}
