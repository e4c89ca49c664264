using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using ClaimTrack.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>Writes the letters that tell readers of what they follow: their own tip, a check, a topic.</summary>
public sealed class FollowReader(IServiceScopeFactory scopes, HistoryBell bell, MailSender mail, TimeProvider clock, ILogger<FollowReader> log)
    : HistoryReader("follows", scopes, bell, clock, log)
{
    readonly TimeProvider _clock = clock;

    /// <inheritdoc/>
    protected override async Task<Func<Task>?> Handle(AppDbContext db, IReadOnlyList<HistoryEvent> events, CancellationToken ct)
    {
        if (!mail.CanSend) return null;
        var now = _clock.GetUtcNow();
        foreach (var e in events)
        {
            if (await FollowersOf(db, e, ct) is not { } followers) continue;
            var told = await db.Letters.Where(l => l.EventId == e.Id && l.Follow != null).Select(l => l.Follow!.AddressKey).ToListAsync(ct);
            // One letter to one mailbox, however many of its wishes the event meets: by the one that is most their own.
            var wishes = await followers.Where(f => f.ConfirmedAt != null && f.ConfirmedAt <= e.At && !told.Contains(f.AddressKey)).ToListAsync(ct);
            foreach (var wish in wishes.GroupBy(f => f.AddressKey).Select(g => g.MaxBy(f => f.Kind)!))
                db.Letters.Add(new Letter { Follow = wish, Key = $"event-{e.Id}", EventId = e.Id, At = e.At, NextTryAt = now });
        }
        return null;
    }

    // The wishes that an event meets; null where no reader hears of such an event.
    static async Task<IQueryable<Follow>?> FollowersOf(AppDbContext db, HistoryEvent e, CancellationToken ct)
    {
        switch (e.Kind)
        {
            case EventKind.TipDeclined or EventKind.ErrorDismissed:
                var own = db.Tips.Where(t => t.Id == e.TipId).Select(t => t.TokenHash);
                return db.Follows.Where(f => f.Kind == FollowKind.Tip && own.Contains(f.Of));
            case EventKind.CheckPublished or EventKind.CheckCorrected or EventKind.CheckRetracted when e.ClaimId is { } claim:
                var number = claim.ToString(CultureInfo.InvariantCulture);
                var claims = await MergedInto(db, claim, ct);
                var tips = db.Tips.Where(t => t.ClaimId != null && claims.Contains(t.ClaimId.Value) && t.Status != TipStatus.Declined).Select(t => t.TokenHash);
                var topics = TopicsOf(db, claim);
                var isNew = e.Kind == EventKind.CheckPublished;
                return db.Follows.Where(f => (f.Kind == FollowKind.Check && f.Of == number && !isNew) || (f.Kind == FollowKind.Topic && topics.Contains(f.Of)) || (f.Kind == FollowKind.Tip && tips.Contains(f.Of)));
            default:
                return null;
        }
    }

    // The check's topic, those that were merged into it, and what any of them was called before: who followed one of them follows it now.
    static IQueryable<string> TopicsOf(AppDbContext db, int claim)
    {
        var check = db.Checks.Where(c => c.ClaimId == claim && c.TopicName != null);
        return check.Select(c => c.TopicName!).Concat(db.Topics.Where(t => check.Any(c => c.TeamId == t.TeamId && t.MergedInto!.Name == c.TopicName)).Select(t => t.Name))
            .Concat(db.FormerNames.Where(f => check.Any(c => c.TeamId == f.Topic!.TeamId && (f.Topic.MergedInto == null ? f.Topic.Name : f.Topic.MergedInto.Name) == c.TopicName)).Select(f => f.Name));
    }

    static async Task<List<int>> MergedInto(AppDbContext db, int claim, CancellationToken ct)
    {
        List<int> found = [claim];
        for (var added = found; added.Count > 0;)
        {
            var last = added;
            added = await db.Claims.Where(c => c.Status == ClaimStatus.Merged && last.Contains(c.MergedIntoId!.Value)).Select(c => c.Id).ToListAsync(ct);
            added = [.. added.Except(found)];
            found = [.. found, .. added];
        }
        return found;
    }
}
