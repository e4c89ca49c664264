using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Following;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>How far a tip has come, as its sender may know it: what a newsroom works on stays its own until it is published.</summary>
public enum TipStage
{
    /// <summary>Nobody has decided.</summary>
    Waiting,
    /// <summary>It is being checked.</summary>
    Checking,
    /// <summary>Its check is published.</summary>
    Checked,
    /// <summary>Its check was published and taken back.</summary>
    Retracted,
    /// <summary>It was taken up, and then it was decided not to check it.</summary>
    GivenUp,
    /// <summary>The check is being corrected because of it.</summary>
    Correcting,
    /// <summary>The check was corrected.</summary>
    Corrected,
    /// <summary>It was not taken up.</summary>
    Declined,
}

/// <summary>A tip as its sender sees it.</summary>
/// <param name="Tip">What was sent, and what was decided.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Check">The check that it led to or is about.</param>
/// <param name="Changes">What became of that check since the tip was sent, the newest first.</param>
public sealed record TipSeen(Tip Tip, TipStage Stage, Followed? Check, IReadOnlyList<CheckChange> Changes);

static class SeenTips
{
    /// <summary>The tip whose token has this hash, or null.</summary>
    public static async Task<TipSeen?> TipSeen(this AppDbContext db, string tokenHash, CancellationToken ct)
    {
        if (await db.Tips.AsNoTracking().FirstOrDefaultAsync(t => t.TokenHash == tokenHash, ct) is not { } tip) return null;
        if (tip.ClaimId is not { } number) return new(tip, tip.Status == TipStatus.Declined ? TipStage.Declined : TipStage.Waiting, null, []);
        var claim = await db.WhereMergedInto(number, ct);
        var parts = await db.CheckParts(claim.Id, ct) is { Check.Order: null } shown ? shown : null;
        var check = parts is null ? null : new Followed(FollowKind.Check, "", parts.Live.Content.Title, CheckAddress.Of(claim.Id, parts.Check.Slug), parts.Live.Content.Language);
        List<CheckChange> changes = [.. parts?.Changes.Where(c => c.Kind is not null && c.At >= (tip.DecidedAt ?? tip.ReceivedAt)) ?? []];
        return new(tip, StageOf(tip, claim.Status, check is not null, changes), check, changes);
    }

    static TipStage StageOf(Tip tip, ClaimStatus claim, bool isPublished, List<CheckChange> changes) => tip switch
    {
        { Status: TipStatus.Waiting } => TipStage.Waiting,
        { Status: TipStatus.Declined } => TipStage.Declined,
        _ when claim == ClaimStatus.Retracted => TipStage.Retracted,
        { Kind: TipKind.Error } => changes.Count > 0 ? TipStage.Corrected : TipStage.Correcting,
        _ when isPublished => TipStage.Checked,
        _ => claim == ClaimStatus.Declined ? TipStage.GivenUp : TipStage.Checking,
    };

    // A claim may have been merged since, and what it was merged into as well.
    static async Task<(int Id, ClaimStatus Status)> WhereMergedInto(this AppDbContext db, int number, CancellationToken ct)
    {
        while (true)
        {
            var claim = await db.Claims.Where(c => c.Id == number).Select(c => new { c.Status, c.MergedIntoId }).SingleAsync(ct);
            if (claim.Status != ClaimStatus.Merged || claim.MergedIntoId is not { } next) return (number, claim.Status);
            number = next;
        }
    }
}
