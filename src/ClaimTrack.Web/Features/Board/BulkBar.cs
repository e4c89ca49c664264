using ClaimTrack.Domain;

namespace ClaimTrack.Web.Features.Board;

/// <summary>The bar under board and table by which the ticked claims are changed.</summary>
/// <param name="From">Where it stands: <c>board</c> or <c>claims</c>.</param>
/// <param name="Query">The query of the page's address.</param>
/// <param name="Count">How many match the filter.</param>
internal sealed record BulkBar(string From, string Query, int Count)
{
    /// <summary>What can be done, who may, and the command of the keyboard. The states are one command: it leads to the first of them.</summary>
    public static readonly (string Path, string Label, Permission Needs, string? Command)[] Acts =
    [
        ("owner", "Assign", Permission.KeepClaims, "assign"), ("due", "Due day", Permission.KeepClaims, "due"), ("topic", "Topic", Permission.KeepClaims, "topic"),
        ("accept", "Accept", Permission.TriageClaims, "state"), ("park", "Park", Permission.TriageClaims, null), ("decline", "Decline", Permission.TriageClaims, null), ("watch", "Watch", Permission.ReadTeam, "watch"),
    ];
}
