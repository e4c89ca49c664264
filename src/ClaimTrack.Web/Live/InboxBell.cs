using ClaimTrack.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>Tells people's open pages that their inbox has changed.</summary>
public sealed class InboxBell(IServiceScopeFactory scopes, IHubContext<LiveHub, ILiveClient> hub)
{
    long _rung;

    /// <summary>Tells some members, on every instance.</summary>
    public async Task Ring(IReadOnlyCollection<int> memberIds, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var slugs = await db.Members.Where(m => memberIds.Contains(m.Id)).Select(m => new { m.Id, m.Team.Slug }).ToListAsync(ct);
        // Above what a page can know that was made before the line was there, although its event was.
        var newest = Hints.SeqOf(await db.History.MaxAsync(e => (long?)e.Id, ct) ?? 0);
        var seq = _rung = Math.Max(_rung, newest) + 1;
        foreach (var member in slugs)
        {
            var topic = new LiveTopic("inbox", member.Slug, member.Id);
            await hub.Clients.Group(LiveGroups.OfAll(topic)).Changed(new Hint($"{topic}", seq, 0, "InboxChanged", "", null, 0, null));
        }
    }
}
