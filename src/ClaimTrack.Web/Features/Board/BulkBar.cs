using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Board;

/// <summary>The bar under board and table by which the ticked claims are changed.</summary>
/// <param name="From">Where it stands: <c>board</c> or <c>claims</c>.</param>
/// <param name="Query">The query of the page's address.</param>
/// <param name="Count">How many match the filter.</param>
internal sealed record BulkBar(string From, string Query, int Count)
{
    /// <summary>What can be done, and who may.</summary>
    public static readonly (string Path, string Label, Permission Needs)[] Acts =
    [
        ("owner", "Assign", Permission.KeepClaims), ("due", "Due day", Permission.KeepClaims), ("topic", "Topic", Permission.KeepClaims),
        ("accept", "Accept", Permission.TriageClaims), ("park", "Park", Permission.TriageClaims), ("decline", "Decline", Permission.TriageClaims), ("watch", "Watch", Permission.ReadTeam),
    ];
}
