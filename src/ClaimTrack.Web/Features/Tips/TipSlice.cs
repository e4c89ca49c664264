using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>A decision on one tip.</summary>
public abstract class TipSlice(AppDbContext db) : DeskSlice
{
    /// <summary>The database.</summary>
    protected AppDbContext Db => db;

    /// <summary>Where the team's tips are.</summary>
    protected string Tips => $"/desk/{By.Team.Slug}/tips";

    /// <summary>The tip, open for a decision; null if the team has none with this number.</summary>
    /// <exception cref="RefusedException">The member may not decide so, or somebody has decided.</exception>
    protected async Task<Tip?> Open(int id, TipKind? kind)
    {
        var tip = await db.TipForChange(By, id, Gone);
        tip?.WhyNot(kind, By).ThrowIfAny();
        return tip;
    }
}
