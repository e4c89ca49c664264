namespace ClaimTrack.Web.Public;

/// <summary>Where a page stands among its fellows.</summary>
/// <param name="Current">This page, from 1.</param>
/// <param name="Last">The last page.</param>
/// <param name="Start">The number of the first thing on it.</param>
/// <param name="Shown">How many things it shows.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Address">The address of a page.</param>
public sealed record Pages(int Current, int Last, int Start, int Shown, int Total, Func<int, string> Address)
{
    /// <summary>What the next page is called.</summary>
    public string Next { get; init; } = "Next";

    /// <summary>The pages to link to: the ends, and those around this one.</summary>
    public IEnumerable<int> Linked => Enumerable.Range(1, Last).Where(n => n == 1 || n == Last || Math.Abs(n - Current) <= 2);
}
