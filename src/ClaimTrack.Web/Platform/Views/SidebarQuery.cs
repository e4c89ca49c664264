using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Inbox;
using ClaimTrack.Web.Features.Reviews;
using ClaimTrack.Web.Features.Tips;
using ClaimTrack.Web.Features.Views;
using ClaimTrack.Web.Platform.Keys;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>What the sidebar shows on every page of the workspace, in three queries.</summary>
public sealed class SidebarQuery(AppDbContext db, TimeProvider clock)
{
    /// <summary>A team to switch to.</summary>
    public sealed record TeamLink(string Slug, string Name);

    /// <summary>The sidebar of one member.</summary>
    public sealed record Content(IReadOnlyList<TeamLink> Teams, int Waiting, int Unread, int Tips, IReadOnlyList<ViewQueries.Line> Pinned, KeyChoices Keys);

    /// <summary>Reads it.</summary>
    public async Task<Content> For(Member by, CancellationToken ct)
    {
        var (waiting, unread) = (db.WaitingFor(by), db.Unread(by, clock.GetUtcNow()));
        var tips = db.WaitingTips(by);
        var own = await db.Users.Where(a => a.Id == by.AccountId).Select(a => new { a.Shortcuts, Waiting = waiting.Count(), Unread = unread.Count(), Tips = tips.Count() }).SingleAsync(ct);
        var teams = await db.Members.Where(m => m.AccountId == by.AccountId && m.RemovedAt == null)
            .OrderBy(m => m.Team.Name).Select(m => new TeamLink(m.Team.Slug, m.Team.Name)).ToListAsync(ct);
        return new(teams, own.Waiting, own.Unread, by.May(Permission.TriageTips) ? own.Tips : 0, await db.ViewLines(by, pinned: true, ct), KeyChoices.Read(own.Shortcuts));
    }
}
