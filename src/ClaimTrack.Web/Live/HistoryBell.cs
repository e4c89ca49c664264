using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Web.Live;

/// <summary>Rings when this process has added to the history, so that its readers look at once. Readers also look by
/// themselves from time to time: other instances do not ring here.</summary>
public sealed class HistoryBell
{
    readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Rings. Ringing twice before anybody looks is ringing once.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is ringing already.
        }
    }

    /// <summary>Waits for the bell, at most for <paramref name="patience"/>.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken ct) => _rung.WaitAsync(patience, ct);
}

/// <summary>Marks every event with the request that caused it, and rings the bell once it is committed.</summary>
sealed class HistoryMarks(IHttpContextAccessor http, HistoryBell bell) : SaveChangesInterceptor
{
    /// <summary>The header by which a browser names its request, and recognises its own echo.</summary>
    public const string Header = "X-Request-Mark";

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (http.HttpContext?.Request.Headers[Header].ToString() is { Length: > 0 and <= 64 } mark)
            foreach (var e in eventData.Context!.ChangeTracker.Entries<HistoryEvent>())
                if (e.State == EntityState.Added) e.Entity.RequestId = mark;
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<HistoryEvent>().Any()) bell.Ring();
        return ValueTask.FromResult(result);
    }
}
