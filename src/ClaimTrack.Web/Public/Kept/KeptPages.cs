using System.Collections.Concurrent;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>The pages that this instance has made since the last change that readers can notice.</summary>
sealed class KeptPages
{
    // Whoever makes up hosts fills this and no more.
    const long MostBytes = 64L * 1024 * 1024;

    volatile Shelf _shelf = new();

    /// <summary>Where pages stand now. A page that was begun before a change is put where nobody looks any more.</summary>
    public Shelf Now => _shelf;

    /// <summary>Lets everything go, if one of these events changes what readers see.</summary>
    public void Forget(IEnumerable<EventKind> happened)
    {
        if (happened.Any(PublicChecks.IsNoticed)) _shelf = new();
    }

    /// <summary>The pages made between two changes.</summary>
    public sealed class Shelf
    {
        readonly ConcurrentDictionary<KeptKey, KeptPage> _pages = [];
        readonly ConcurrentDictionary<KeptKey, Lazy<Task<KeptPage?>>> _making = [];
        long _bytes;

        /// <summary>The page if it is there.</summary>
        public KeptPage? Find(KeptKey key) => _pages.GetValueOrDefault(key);

        /// <summary>The page, made by whoever asks first while the others wait; null if what came is not to be kept.</summary>
        public async Task<KeptPage?> Get(KeptKey key, Func<Task<KeptPage?>> make)
        {
            // It may have been finished between looking for it and standing in line.
            var ours = new Lazy<Task<KeptPage?>>(() => Find(key) is { } made ? Task.FromResult<KeptPage?>(made) : make());
            var first = _making.GetOrAdd(key, ours);
            try
            {
                var page = await first.Value;
                if (first == ours && page is not null && Interlocked.Add(ref _bytes, page.Bytes) <= MostBytes) _pages[key] = page;
                return page;
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
}
