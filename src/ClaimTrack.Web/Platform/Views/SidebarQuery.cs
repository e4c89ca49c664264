using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Features.Inbox;
using ClaimTrack.Web.Features.Reviews;
using ClaimTrack.Web.Features.Views;
using ClaimTrack.Web.Platform.Keys;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Platform.Views;

/// <summary>What the sidebar shows on every page of the workspace, in five queries.</summary>
public sealed class SidebarQuery(AppDbContext db, TimeProvider clock)
{
    /// <summary>A team to switch to.</summary>
    public sealed record TeamLink(string Slug, string Name);

    /// <summary>The sidebar of one member.</summary>
    public sealed record Content(IReadOnlyList<TeamLink> Teams, int Waiting, int Unread, IReadOnlyList<ViewQueries.Line> Pinned, KeyChoices Keys);

    /// <summary>Reads it.</summary>
    public async Task<Content> For(Member by, CancellationToken ct) => new(
        await db.Members.Where(m => m.AccountId == by.AccountId && m.RemovedAt == null)
            .OrderBy(m => m.Team.Name).Select(m => new TeamLink(m.Team.Slug, m.Team.Name)).ToListAsync(ct),
        await db.WaitingFor(by).CountAsync(ct),
        await db.Unread(by, clock.GetUtcNow()).CountAsync(ct),
        await db.ViewLines(by, pinned: true, ct),
        KeyChoices.Read(await db.Users.Where(a => a.Id == by.AccountId).Select(a => a.Shortcuts).SingleOrDefaultAsync(ct)));
}
