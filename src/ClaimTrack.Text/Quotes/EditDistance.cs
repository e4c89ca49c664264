namespace ClaimTrack.Text;

/// <summary>
/// Levenshtein distances of a pattern to every beginning or every stretch of a text, 64 rows at a time:
/// Myers, "A fast bit-vector algorithm for approximate string matching", JACM 46 (1999), with Hyyrö's
/// block formulation (2003). Cost: text length × pattern length / 64.
/// </summary>
static class EditDistance
{
    /// <summary>
    /// For each end in the text, 0 to its length inclusive, the fewest edits that turn the pattern into a stretch
    /// ending there. The stretch begins anywhere, or at 0 when <paramref name="fromStart"/>.
    /// </summary>
    public static int[] AtEachEnd(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool fromStart)
    {
        var distances = new int[text.Length + 1];
        distances[0] = pattern.Length;
        if (pattern.IsEmpty)
        {
            for (var i = 1; fromStart && i <= text.Length; i++) distances[i] = i;
            return distances;
        }

        var blocks = (pattern.Length + 63) / 64;
        var rows = RowsOf(pattern, blocks, out var places);
        var plus = new ulong[blocks];
        var minus = new ulong[blocks];
        Array.Fill(plus, ulong.MaxValue);
        var lastBit = 1UL << ((pattern.Length - 1) & 63);
        var none = new ulong[blocks];
        var score = pattern.Length;

        for (var i = 0; i < text.Length; i++)
        {
            var equal = places.TryGetValue(text[i], out var place) ? rows.AsSpan(place * blocks, blocks) : none;
            var carry = fromStart ? 1 : 0;
            for (var block = 0; block < blocks; block++)
                carry = Advance(ref plus[block], ref minus[block], equal[block], carry, block == blocks - 1 ? lastBit : 1UL << 63);
            score += carry;
            distances[i + 1] = score;
        }
        return distances;
    }

    /// <summary>The edits that turn one text into the other.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => AtEachEnd(one, other, fromStart: true)[^1];

    static int Advance(ref ulong plus, ref ulong minus, ulong equal, int carryIn, ulong last)
    {
        var negative = carryIn < 0 ? 1UL : 0UL;
        var vertical = equal | minus;
        equal |= negative;
        var horizontal = (((equal & plus) + plus) ^ plus) | equal;
        var up = minus | ~(horizontal | plus);
        var down = plus & horizontal;
        var carryOut = (up & last) != 0 ? 1 : (down & last) != 0 ? -1 : 0;
        up = (up << 1) | (carryIn > 0 ? 1UL : 0UL);
        down = (down << 1) | negative;
        plus = down | ~(vertical | up);
        minus = up & vertical;
        return carryOut;
    }

    static ulong[] RowsOf(ReadOnlySpan<char> pattern, int blocks, out Dictionary<char, int> places)
    {
        places = [];
        foreach (var c in pattern) places.TryAdd(c, places.Count);
        var rows = new ulong[places.Count * blocks];
        for (var i = 0; i < pattern.Length; i++) rows[places[pattern[i]] * blocks + (i >> 6)] |= 1UL << (i & 63);
        return rows;
    }
}
