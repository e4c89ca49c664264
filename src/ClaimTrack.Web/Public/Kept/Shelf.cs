using System.Collections.Concurrent;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>What was made for readers and is kept for the next ones, as long as there is room.</summary>
/// <param name="mostBytes">How much room there is.</param>
/// <param name="bytesOf">How much one thing takes.</param>
sealed class Shelf<TKey, TThing>(long mostBytes, Func<TThing, int> bytesOf) where TKey : notnull where TThing : class
{
    readonly ConcurrentDictionary<TKey, TThing> _things = [];
    readonly ConcurrentDictionary<TKey, Lazy<Task<TThing?>>> _making = [];
    long _bytes;

    /// <summary>Whether something found no room any more.</summary>
    public bool IsFull => Interlocked.Read(ref _bytes) > mostBytes;

    /// <summary>The thing if it is there.</summary>
    public TThing? Find(TKey key) => _things.GetValueOrDefault(key);

    /// <summary>The thing, made by whoever asks first while the others wait; null if what came is not to be kept.</summary>
    public async Task<TThing?> Get(TKey key, Func<Task<TThing?>> make)
    {
        // It may have been finished between looking for it and standing in line.
        var ours = new Lazy<Task<TThing?>>(() => Find(key) is { } made ? Task.FromResult<TThing?>(made) : make());
        var first = _making.GetOrAdd(key, ours);
        try
        {
            var thing = await first.Value;
            if (first == ours && thing is not null && Interlocked.Add(ref _bytes, bytesOf(thing)) <= mostBytes) _things[key] = thing;
            return thing;
        }
        catch when (first != ours)
        {
            return null; // It failed for another reader, who is told. This one tries for themselves.
        }
        finally
        {
            if (first == ours) _making.TryRemove(key, out _);
        }
    }
}
