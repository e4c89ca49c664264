using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Sets the time at which an approved verdict goes out by itself.</summary>
[Requires(Permission.Publish)]
public sealed class SchedulePublish(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/schedule")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Schedule, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim, SeenVersion = claim.ContentVersion });
    }

    [HttpPost("claims/{id:int}/schedule")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        claim.DemandSeen(form.SeenVersion);
        var now = clock.GetUtcNow();
        claim.Schedule(form.Instant!.Value, await db.GateContextOf(claim, site.Value.HostName(Request), now, Gone), By);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#review");
    }

    public sealed class Form
    {
        /// <summary>Date and time in UTC, as the field says.</summary>
        public DateTime? At { get; set; }

        /// <summary>The content of the claim that the person looked at.</summary>
        public int? SeenVersion { get; set; }

        internal Claim Of { get; set; } = null!;

        internal DateTimeOffset? Instant => At is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock) => RuleFor(f => f.At).NotNull().WithMessage("Choose the day and the time.")
            .Must((form, _) => form.Instant is not { } at || at > clock.GetUtcNow()).WithMessage("Choose a time that lies ahead, or publish now.")
            .Must((form, _) => form.Instant is not { } at || at <= clock.GetUtcNow().AddYears(1)).WithMessage("Choose a time within a year.");
    }
}
