using System.Globalization;

namespace ClaimTrack.Web.Public;

/// <summary>Where a page stands among its fellows.</summary>
/// <param name="Current">This page, from 1.</param>
/// <param name="Size">How many things a page shows at the most.</param>
/// <param name="Total">How many things there are.</param>
/// <param name="Address">The address of a page.</param>
public sealed record Pages(int Current, int Size, int Total, Func<int, string> Address)
{
    /// <summary>The page that an address asks for, or the nearest to it that there is.</summary>
    /// <param name="typed">The number as it stands in the address.</param>
    /// <param name="size">How many things a page shows at the most.</param>
    /// <param name="total">How many things there are.</param>
    /// <param name="path">The path of the first page.</param>
    public static Pages At(string? typed, int size, int total, string path)
    {
        var wanted = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new(Math.Clamp(wanted, 1, LastOf(total, size)), size, total, n => n == 1 ? path : $"{path}?page={n}");
    }

    /// <summary>What the next page is called.</summary>
    public string Next { get; init; } = "Next";

    /// <summary>The last page.</summary>
    public int Last => LastOf(Total, Size);

    /// <summary>How many things stand on the pages before.</summary>
    public int Before => (Current - 1) * Size;

    /// <summary>The number of the last thing on this page.</summary>
    public int End => Math.Min(Current * Size, Total);

    /// <summary>The pages to link to: the ends, and those around this one.</summary>
    public IEnumerable<int> Linked => Enumerable.Range(1, Last).Where(n => n == 1 || n == Last || Math.Abs(n - Current) <= 2);

    /// <summary>The last of the pages on which so many things stand; there is always one.</summary>
    public static int LastOf(int total, int size) => Math.Max(1, (total + size - 1) / size);
}
