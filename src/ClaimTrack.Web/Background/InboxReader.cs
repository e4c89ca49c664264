using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Puts what happened into the inboxes of those whom it concerns, and writes the letters that tell of it at once.</summary>
public sealed class InboxReader(IServiceScopeFactory scopes, HistoryBell bell, Nudges nudges, MailSender mail, TimeProvider clock, ILogger<InboxReader> log)
    : HistoryReader("inbox", scopes, bell, clock, log)
{
    readonly TimeProvider _clock = clock;
    readonly HistoryBell _bell = bell;

    /// <inheritdoc/>
    protected override async Task<Func<Task>?> Handle(AppDbContext db, IReadOnlyList<HistoryEvent> events, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var news = await News.Read(db, events, ct);
        var due = events.Select(e => (Event: e, Context: news.Of(e))).Select(x => (x.Event, x.Context, To: Recipients.Of(x.Event, x.Context))).Where(x => x.To.Count > 0).ToList();
        if (due.Count == 0) return null;
        var ids = due.Select(x => x.Event.Id).ToList();
        var told = (await db.Notifications.Where(n => ids.Contains(n.EventId)).Select(n => new { n.MemberId, n.EventId }).ToListAsync(ct)).Select(n => (n.MemberId, n.EventId)).ToHashSet();
        HashSet<int> people = [];
        foreach (var (e, context, to) in due)
        {
            foreach (var (memberId, reason) in to)
            {
                var member = context.Team.Single(m => m.Id == memberId);
                var channels = member.Choices.For(reason);
                if (channels == Channels.None || !told.Add((memberId, e.Id))) continue;
                var line = new Notification(memberId, e, reason);
                // A digest is made of lines; one that is wanted there alone does not wait in the inbox.
                if (!channels.HasFlag(Channels.Inbox)) line.Done(e.At);
                db.Notifications.Add(line);
                people.Add(memberId);
                if (channels.HasFlag(Channels.EmailAtOnce) && mail.CanSend)
                    db.Letters.Add(new Letter { MemberId = memberId, Key = $"event-{e.Id}", EventId = e.Id, At = e.At, NextTryAt = now });
            }
        }
        if (people.Count == 0) return null;
        return () =>
        {
            _bell.RingHere(); // the letters wait to be sent
            return nudges.InboxOf(people, ct);
        };
    }
}
