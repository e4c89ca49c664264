using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Views;

namespace ClaimTrack.Web.Features.Board;

/// <summary>A way out of a column: the ordinary action on a claim that ends in another state.</summary>
/// <param name="Action">The action that it is.</param>
/// <param name="Path">Its address below the claim's.</param>
/// <param name="AtOnce">Whether it needs nothing more than the click.</param>
/// <param name="Frame">The frame that its form stands in.</param>
sealed record Move(ClaimAction Action, string Path, bool AtOnce, string Frame = "claim-form")
{
    /// <summary>Every one, the likeliest first.</summary>
    public static readonly Move[] Table =
    [
        new(ClaimAction.Accept, "accept", AtOnce: true),
        new(ClaimAction.RequestReview, "reviews", AtOnce: true),
        new(ClaimAction.Approve, "votes/new?decision=Approve", AtOnce: false, "review-form"),
        new(ClaimAction.Withdraw, "reviews/withdraw", AtOnce: true),
        new(ClaimAction.RequestChanges, "votes/new?decision=RequestChanges", AtOnce: false, "review-form"),
        new(ClaimAction.Publish, "publish", AtOnce: false, "review-form"),
        new(ClaimAction.StartCorrection, "corrections/new", AtOnce: false, "review-form"),
        new(ClaimAction.AbandonCorrection, "corrections/abandon", AtOnce: false, "review-form"),
        new(ClaimAction.Reopen, "reopen", AtOnce: false),
        new(ClaimAction.Resume, "resume", AtOnce: true),
        new(ClaimAction.UndoMerge, "undo-merge", AtOnce: true),
        new(ClaimAction.Park, "park", AtOnce: false),
        new(ClaimAction.Decline, "decline", AtOnce: false),
        new(ClaimAction.Merge, "merge", AtOnce: false),
        new(ClaimAction.Retract, "retract", AtOnce: false, "review-form"),
    ];

    /// <summary>Whether a card offers it before anybody has asked the claim itself. Who may vote or withdraw, and whether the
    /// verdict is complete, only the claim knows.</summary>
    public bool IsOffered => Action is not (ClaimAction.Approve or ClaimAction.RequestChanges or ClaimAction.RequestReview or ClaimAction.Withdraw);

    /// <summary>Where it leads from a state.</summary>
    public ClaimStatus To(ClaimStatus from, ClaimStatus? before) => Action == ClaimAction.Approve ? ClaimStatus.Approved
        : ClaimWorkflow.Find(from, Action) is { } rule ? rule.To ?? before ?? ClaimStatus.Open
        : ClaimWorkflow.Rules.First(r => r.Action == Action).To ?? ClaimStatus.Open;
}

/// <summary>A column as one claim sees it: how it gets there, or why it does not.</summary>
/// <param name="Column">The state.</param>
/// <param name="How">The action, or null where none leads there.</param>
/// <param name="WhyNot">Why it is not possible now, or null where it is.</param>
sealed record WayTo(ClaimStatus Column, Move? How, string? WhyNot)
{
    /// <summary>Every state but the claim's own, with the claim's own answer.</summary>
    public static IReadOnlyList<WayTo> From(Claim claim, Member by, DateTimeOffset now) =>
        [.. Enum.GetValues<ClaimStatus>().Where(s => s != claim.Status).Select(column =>
        {
            var ways = Move.Table.Where(m => ClaimWorkflow.Find(claim.Status, m.Action) is not null && m.To(claim.Status, claim.StatusBefore) == column)
                .Select(m => (Move: m, Refusal: claim.WhyNot(m.Action, by, now))).ToList();
            if (ways.Count == 0) return new WayTo(column, null, $"No step leads there from “{StateLooks.Label(claim.Status)}”.");
            return ways.Find(w => w.Refusal is null) is { Move: { } open } ? new WayTo(column, open, null) : new WayTo(column, ways[0].Move, ways[0].Refusal!.Sentence);
        })];
}
