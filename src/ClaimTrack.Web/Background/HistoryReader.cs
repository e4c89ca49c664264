using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Background;

/// <summary>A reader of the history that must lose nothing. Its place stands in the database and moves in the same transaction
/// as what it does with the events, so that each is dealt with once, whenever and wherever it is killed. One instance reads at
/// a time; when that falls silent, another goes on.</summary>
/// <param name="name">Its name, under which its place is kept.</param>
/// <param name="scopes">Where each step gets its database.</param>
/// <param name="bell">What wakes it.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Where failures are told.</param>
public abstract class HistoryReader(string name, IServiceScopeFactory scopes, HistoryBell bell, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>How long an instance that falls silent keeps the others from reading.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromSeconds(10);

    /// <summary>What happened before a reader first ran is news to nobody when it is older than this.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    readonly Guid _me = Guid.NewGuid();

    // Where this instance stands, which is not saved for events that concern nobody: read again after a death they still do not.
    (HistoryFollower Follower, int Version)? _ahead;

    /// <summary>Does what the reader is for, with events that nobody has dealt with. Saving is the caller's. It may be asked
    /// again about events whose saving failed.</summary>
    /// <returns>What is to be done once it is saved, such as telling open pages.</returns>
    protected abstract Task<Func<Task>?> Handle(AppDbContext db, IReadOnlyList<HistoryEvent> events, CancellationToken ct);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var ring = bell.Next;
            try
            {
                if (!await StepAsync(stoppingToken)) await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbUpdateException e)
            {
                log.LogInformation(e, "Another instance reads the history for {Reader}", name);
                await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
            catch (Exception e)
            {
                log.LogError(e, "Reading the history for {Reader} failed; trying again", name);
                await HistoryBell.Wait(ring, Patience, stoppingToken);
            }
        }
    }

    /// <summary>Deals with the next events.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.GetUtcNow();
        var cursor = await db.ReaderCursors.FindAsync([name], ct) ?? await Begin(db, now, ct);
        if (cursor.HolderId is { } holder && holder != _me && cursor.HeldUntil > now) return false;
        var follower = _ahead is { } ahead && ahead.Version == cursor.Version ? ahead.Follower : new HistoryFollower(cursor.Position, cursor.Gaps);
        _ahead = null;
        var events = await follower.NextAsync(db, now, ct);
        var after = events.Count == 0 ? null : await Handle(db, [.. events.Where(e => now - e.At < Fresh)], ct);
        if (!db.ChangeTracker.HasChanges() && cursor.HolderId == _me && cursor.HeldUntil - now > Hold / 2)
        {
            _ahead = (follower, cursor.Version);
            return events.Count > 0;
        }
        (cursor.Position, cursor.Gaps) = (follower.Position, follower.Gaps);
        (cursor.HolderId, cursor.HeldUntil) = (_me, now + Hold);
        cursor.Version++;
        await db.SaveChangesAsync(ct);
        _ahead = (follower, cursor.Version);
        if (after is not null) await after();
        return events.Count > 0;
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await LetGo(cancellationToken);
    }

    // Whoever leaves in order does not keep the others waiting.
    async Task LetGo(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await db.ReaderCursors.Where(c => c.Name == name && c.HolderId == _me).ExecuteUpdateAsync(set => set.SetProperty(c => c.HolderId, (Guid?)null), ct);
        }
        catch (Exception e)
        {
            log.LogInformation(e, "The history's place for {Reader} is held until it expires", name);
        }
    }

    async Task<ReaderCursor> Begin(AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Fresh;
        var first = await db.History.Where(e => e.At >= since).MinAsync(e => (long?)e.Id, ct) ?? 1 + (await db.History.MaxAsync(e => (long?)e.Id, ct) ?? 0);
        return db.ReaderCursors.Add(new ReaderCursor { Name = name, Position = first - 1 }).Entity;
    }
}
