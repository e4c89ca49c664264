using ClaimTrack.Data;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Inbox;

/// <summary>What stands in an inbox.</summary>
public static class InboxQueries
{
    /// <summary>The lines that are to be dealt with now.</summary>
    public static IQueryable<Notification> Waiting(this AppDbContext db, Member by, DateTimeOffset now) =>
        db.InboxOf(by).Where(n => n.DoneAt == null && (n.SnoozedUntil == null || n.SnoozedUntil <= now));

    /// <summary>Those of them that were not read.</summary>
    public static IQueryable<Notification> Unread(this AppDbContext db, Member by, DateTimeOffset now) => db.Waiting(by, now).Where(n => n.ReadAt == null);
}
