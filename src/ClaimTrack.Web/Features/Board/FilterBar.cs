namespace ClaimTrack.Web.Features.Board;

/// <summary>The form over board and table.</summary>
/// <param name="Address">The page that it filters.</param>
/// <param name="Filter">What is wanted now.</param>
/// <param name="Choices">What can be wanted.</param>
/// <param name="Board">The board's layout, if it is the board.</param>
/// <param name="Kept">What the address holds besides and the form keeps.</param>
internal sealed record FilterBar(string Address, ClaimFilter Filter, FilterChoices Choices, ShowBoard.Wanted? Board, IReadOnlyList<(string Name, string? Value)> Kept)
{
    /// <summary>Whether something is wanted that the folded part holds.</summary>
    public bool IsOpen => Filter is { Claimant: not null } or { Rating: not null } or { Watched: true } or { State: not null } || Board is { Lanes: not null } or { Sort: not null };
}
