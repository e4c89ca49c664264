using ClaimTrack.Data;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Tasks;

/// <summary>Looks tasks up.</summary>
static class TaskLookup
{
    /// <summary>A claim with one of its standing tasks; null if there is no such thing in the member's team.</summary>
    public static async Task<(Claim Claim, ClaimTask Task)?> TaskForChange(this AppDbContext db, Member by, int claimId, int id, CancellationToken ct)
    {
        var claim = await db.ClaimForChange(by, claimId, ct);
        return claim?.StandingTasks.FirstOrDefault(t => t.Id == id) is { } task ? (claim, task) : null;
    }
}
