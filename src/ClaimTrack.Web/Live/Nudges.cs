using ClaimTrack.Data;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>Tells open pages, on every instance, of what is no event of the history: a line in somebody's inbox, how far a job
/// has come. Such a hint has no number; whoever gets one fetches again.</summary>
public sealed class Nudges(IServiceScopeFactory scopes, IHubContext<LiveHub, ILiveClient> hub)
{
    /// <summary>Tells some members that their inbox has changed.</summary>
    public async Task InboxOf(IReadOnlyCollection<int> memberIds, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var slugs = await db.Members.Where(m => memberIds.Contains(m.Id)).Select(m => new { m.Id, m.Team.Slug }).ToListAsync(ct);
        foreach (var member in slugs) await Tell(new LiveTopic("inbox", member.Slug, member.Id), "InboxChanged");
    }

    /// <summary>Tells a team that one of its jobs has come further.</summary>
    public Task JobsOf(string team) => Tell(new LiveTopic("jobs", team, 0), "JobChanged");

    Task Tell(LiveTopic topic, string kind) => hub.Clients.Group(LiveGroups.OfAll(topic)).Changed(new Hint($"{topic}", 0, 0, kind, "", null, 0, null));
}
