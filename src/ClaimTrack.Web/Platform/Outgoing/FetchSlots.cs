using System.Collections.Concurrent;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>Lets only so many fetches run at once, and of those only so many for one team.</summary>
public sealed class FetchSlots(int atOnce, int perTeam)
{
    readonly SemaphoreSlim _all = new(atOnce);
    readonly ConcurrentDictionary<int, SemaphoreSlim> _teams = new();

    /// <summary>Waits for a free place; disposing of what it returns frees it.</summary>
    public async Task<IDisposable> Take(int teamId, CancellationToken ct)
    {
        // The team's place first: who waits for their own team must not hold a place that others could use.
        var team = _teams.GetOrAdd(teamId, _ => new(perTeam));
        await team.WaitAsync(ct);
        try
        {
            await _all.WaitAsync(ct);
        }
        catch
        {
            team.Release();
            throw;
        }
        return new Slot(_all, team);
    }

    sealed class Slot(SemaphoreSlim all, SemaphoreSlim team) : IDisposable
    {
        public void Dispose()
        {
            all.Release();
            team.Release();
        }
    }
}
