using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>Deals with lines of one's own inbox: done, put off, back again.</summary>
[Requires(Permission.ReadTeam)]
public sealed class SortLines(AppDbContext db, TimeProvider clock) : DeskSlice
{
    static readonly TimeOnly Morning = new(7, 0);

    string Box => $"/desk/{By.Team.Slug}/inbox";

    [HttpPost("inbox/{line:long}/done")]
    public Task<IActionResult> Done(long line) => With(line, n => n.Done(clock.GetUtcNow()));

    [HttpPost("inbox/{line:long}/unread")]
    public Task<IActionResult> Unread(long line) => With(line, n => n.Unread());

    [HttpPost("inbox/{line:long}/snooze")]
    public async Task<IActionResult> Snooze(long line, Form form)
    {
        if (!ModelState.IsValid) return BadRequest();
        var now = clock.GetUtcNow();
        return await With(line, n => n.Snooze(form.Until switch
        {
            Until.Tomorrow => MorningIn(1, now),
            Until.NextWeek => MorningIn(7, now),
            _ => now.AddHours(3),
        }, now));
    }

    /// <summary>Everything that the person saw; what came since stays.</summary>
    [HttpPost("inbox/done")]
    public async Task<IActionResult> DoneAll(AllForm form)
    {
        var now = clock.GetUtcNow();
        await db.Waiting(By, now).Where(n => n.Id <= form.UpTo).ExecuteUpdateAsync(set => set
            .SetProperty(n => n.ReadAt, n => n.ReadAt ?? now).SetProperty(n => n.DoneAt, now).SetProperty(n => n.SnoozedUntil, (DateTimeOffset?)null), Gone);
        return Redirect(Box);
    }

    async Task<IActionResult> With(long line, Action<Notification> act)
    {
        var notification = await db.InboxOf(By).FirstOrDefaultAsync(n => n.Id == line, Gone);
        if (notification is null) return NotFound();
        act(notification);
        await db.SaveChangesAsync(Gone);
        return Redirect(Box);
    }

    static DateTimeOffset MorningIn(int days, DateTimeOffset now) => new(DateOnly.FromDateTime(now.UtcDateTime).AddDays(days).ToDateTime(Morning), TimeSpan.Zero);

    public enum Until
    {
        Later,
        Tomorrow,
        NextWeek,
    }

    public sealed class Form
    {
        public Until Until { get; set; }
    }

    public sealed class AllForm
    {
        public long UpTo { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Until).IsInEnum().WithMessage("Choose when it is to come back.");
    }
}
