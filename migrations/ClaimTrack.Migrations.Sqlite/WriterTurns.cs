using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Migrations.Sqlite;

/// <summary>Lets those who save to one SQLite file take turns within the process. SQLite has one writer; left to itself the
/// driver sleeps 150 ms a try and in the end says "database is locked", which nobody here is ever to read.</summary>
sealed class WriterTurns : SaveChangesInterceptor
{
    static readonly ConcurrentDictionary<string, WriterTurns> Files = new();

    readonly SemaphoreSlim _turn = new(1, 1);
    readonly ConditionalWeakTable<DbContext, object> _holders = [];

    public static WriterTurns Of(string file) => Files.GetOrAdd(file, _ => new WriterTurns());

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        _turn.Wait();
        return Hold(eventData, result);
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        return Hold(eventData, result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result) => Pass(eventData, result);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Pass(eventData, result));

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Pass(eventData, 0);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Task.FromResult(Pass(eventData, 0));

    // A lost race is told by this call instead of by SaveChangesFailed.
    public override InterceptionResult ThrowingConcurrencyException(ConcurrencyExceptionEventData eventData, InterceptionResult result)
    {
        Pass(eventData, 0);
        return result;
    }

    public override ValueTask<InterceptionResult> ThrowingConcurrencyExceptionAsync(ConcurrencyExceptionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass(eventData, 0);
        return ValueTask.FromResult(result);
    }

    public override void SaveChangesCanceled(DbContextEventData eventData) => Pass(eventData, 0);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) =>
        Task.FromResult(Pass(eventData, 0));

    InterceptionResult<int> Hold(DbContextEventData eventData, InterceptionResult<int> result)
    {
        _holders.Add(eventData.Context!, this);
        return result;
    }

    // Only whoever holds the turn passes it on, and only once, whichever of the endings are called.
    int Pass(DbContextEventData eventData, int result)
    {
        if (_holders.Remove(eventData.Context!)) _turn.Release();
        return result;
    }
}
