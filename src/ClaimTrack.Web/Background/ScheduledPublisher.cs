using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Publications;
using ClaimTrack.Web.Platform;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Background;

/// <summary>Publishes approved verdicts at the time that was set for them, in the name of whoever set it.</summary>
public sealed class ScheduledPublisher(IServiceScopeFactory scopes, IOptions<SiteOptions> site, TimeProvider clock, ILogger<ScheduledPublisher> log)
    : DueClaims(scopes, clock, log)
{
    /// <inheritdoc/>
    protected override IQueryable<Claim> Due(AppDbContext db, DateTimeOffset now) =>
        db.Claims.Where(c => c.Status == ClaimStatus.Approved && c.ScheduledFor <= now).OrderBy(c => c.ScheduledFor);

    /// <inheritdoc/>
    protected override async Task Do(AppDbContext db, Claim claim, DateTimeOffset now, CancellationToken ct)
    {
        if (claim is not { Status: ClaimStatus.Approved, ScheduledFor: { } at, ScheduledBy: { } by } || at > now) return;
        try
        {
            if (!by.May(Permission.Publish)) throw new RefusedException(Rule.RoleTooLow, $"{by.Name} may no longer publish in this team.");
            claim.Publish(await db.GateContextOf(claim, site.Value.HostName(null), now, ct), by);
        }
        catch (RefusedException refused)
        {
            log.LogWarning("Claim {Claim} did not go out at its time: {Reason}", claim.Id, refused.Message);
            claim.LoseSchedule(refused.Refusal, now);
        }
    }
}
