using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Kept;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>Reads the history and tells the browsers of this instance what changed. It starts at the end of the log: who
/// was not connected fetches afresh anyway.</summary>
sealed class Broadcaster(IServiceScopeFactory scopes, HistoryBell bell, LiveConnections connections, LiveGroups groups, IHubContext<LiveHub, ILiveClient> hub,
    KeptPages kept, TimeProvider clock, ILogger<Broadcaster> log) : BackgroundService
{
    /// <summary>How long changes of other instances may stay unseen.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    // The highest event that was told; one below it committed late.
    long _told;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HistoryFollower? follower = null;
        Queue<HistoryEvent> untold = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var ring = bell.Next;
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
                follower ??= new HistoryFollower(await db.History.MaxAsync(e => (long?)e.Id, stoppingToken) ?? 0);
                // What was read and could not be told waits here; the follower returns it only once.
                if (untold.Count == 0) untold = new(await follower.NextAsync(db, clock.GetUtcNow(), stoppingToken));
                var isAll = untold.Count < HistoryFollower.Batch;
                // Before anybody is told: who is told looks.
                kept.Forget(untold.Select(e => e.Kind));
                if (untold.Count > 0) await Tell(db, untold, stoppingToken);
                if (isAll) await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogError(e, "Telling browsers of changes failed; trying again");
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    async Task Tell(AppDbContext db, Queue<HistoryEvent> events, CancellationToken ct)
    {
        var teamIds = events.Select(e => e.TeamId).Distinct().ToList();
        var slugs = await db.Teams.Where(t => teamIds.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Slug, ct);
        var memberIds = events.Select(e => e.ById).OfType<int>().Distinct().ToList();
        var names = await db.Members.Where(m => memberIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var claimIds = events.Select(e => e.ClaimId).OfType<int>().Distinct().ToList();
        var claims = await db.Claims.Where(c => claimIds.Contains(c.Id))
            .Select(c => new { c.Id, IsBlind = c.Reviews.Any(r => r.EndedAt == null && r.IsBlind), Articles = c.Appearances.Select(a => a.ArticleId).ToList() }).ToDictionaryAsync(c => c.Id, ct);
        // While a blind round runs nobody is told that somebody voted: hints could be counted. Only votes and talk can be that.
        var doubtful = events.Where(e => e.Kind == EventKind.DraftApproved || e.ThreadId is not null).Select(e => e.Id).ToList();
        HashSet<long> hidden = doubtful.Count == 0 ? [] : [.. doubtful.Except(await (await db.Tellable(db.History.Where(e => doubtful.Contains(e.Id)), ct)).Select(e => e.Id).ToListAsync(ct))];
        // Read only after a late one was found: a page that does not show it was made before, and knows no higher number.
        var newest = events.Any(e => e.Id < _told) ? await db.History.MaxAsync(e => e.Id, ct) : 0;
        for (; events.TryPeek(out var e); events.Dequeue())
        {
            var slug = slugs[e.TeamId];
            if (e.Kind is EventKind.MemberRemoved or EventKind.MemberLeft) await EndForeign(db, slug, ct);
            var (kind, actor) = Hints.Describe(e.Kind, HistoryEvent.NameOf(e.Kind, e.ById is { } by ? names[by] : null));
            var claim = e.ClaimId is { } id ? claims.GetValueOrDefault(id) : null;
            foreach (var topic in hidden.Contains(e.Id) ? [] : Hints.TopicsOf(e, slug, claim?.Articles ?? []))
            {
                var isSite = topic == LiveTopic.Site;
                var (seq, previous) = e.Id < _told ? connections.NextLate(topic, Hints.SeqOf(newest)) : connections.Next(topic, Hints.SeqOf(e.Id));
                var hint = new Hint($"{topic}", seq, previous, kind, isSite ? "" : actor, e.ClaimId ?? e.ArticleId, claim is { IsBlind: true } ? 0 : e.EntityVersion, isSite ? null : e.RequestId);
                await hub.Clients.Group(groups.OfThisInstance(topic)).Changed(hint);
            }
            _told = Math.Max(_told, e.Id);
        }
    }

    // Whoever is no longer in the team hears nothing more of it, open tabs included.
    async Task EndForeign(AppDbContext db, string team, CancellationToken ct)
    {
        var access = new TopicAccess(db);
        foreach (var (connection, account, topic) in connections.Following(team))
        {
            if (await access.Admit(account, topic, ct) is not null) continue;
            connections.Leave(connection, topic);
            foreach (var group in groups.Of(topic)) await hub.Groups.RemoveFromGroupAsync(connection, group, ct);
            await hub.Clients.Client(connection).Ended($"{topic}");
        }
    }
}
