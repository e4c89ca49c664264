using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Kept;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ClaimTrack.Web.Live;

/// <summary>Rings when this process has added to the history, so that its readers look at once. Readers also look by
/// themselves from time to time: a ring from another instance may get lost.</summary>
public sealed class HistoryBell
{
    TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised when this process has rung.</summary>
    public event Action? Rung;

    /// <summary>Ends with the next ring. A reader asks for it before it looks, or it would miss what comes while it does.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Rings, here and on the other instances.</summary>
    public void Ring()
    {
        RingHere();
        Rung?.Invoke();
    }

    /// <summary>Rings on this instance alone.</summary>
    internal void RingHere() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    /// <summary>Waits for a ring, at most for <paramref name="patience"/>.</summary>
    internal static async Task Wait(Task ring, TimeSpan patience, CancellationToken ct)
    {
        try
        {
            await ring.WaitAsync(patience, ct);
        }
        catch (TimeoutException)
        {
            // Time to look by oneself.
        }
    }
}

/// <summary>Marks every event with the request that caused it, and rings the bell once it is committed.</summary>
sealed class HistoryMarks(IHttpContextAccessor http, HistoryBell bell, KeptPages kept) : SaveChangesInterceptor
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
        var changed = eventData.Context!.ChangeTracker;
        var events = changed.Entries<HistoryEvent>().Select(e => e.Entity.Kind).ToList();
        if (events.Count == 0)
        {
            if (changed.Entries<Letter>().Any(l => l.Entity.Tries == 0)) bell.RingHere(); // it waits to be sent
            return ValueTask.FromResult(result);
        }
        // Whoever made the change looks at the page next, sooner than the history is read.
        kept.Forget(events);
        bell.Ring();
        return ValueTask.FromResult(result);
    }
}
