namespace ClaimTrack.Cards;

static class Runs
{
    /// <summary>The neighbours that have the same key, together.</summary>
    public static IEnumerable<List<T>> ChunkedBy<T, TKey>(this IEnumerable<T> items, Func<T, TKey> key)
    {
        List<T> run = [];
        foreach (var item in items)
        {
            if (run.Count > 0 && !EqualityComparer<TKey>.Default.Equals(key(run[^1]), key(item)))
            {
                yield return run;
                run = [];
            }
            run.Add(item);
        }
        if (run.Count > 0) yield return run;
    }
}
