using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Who is in the team, and for its Admins who is invited.</summary>
[Requires(Permission.ReadTeam)]
public sealed class Members(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("members")]
    public async Task<IActionResult> Show()
    {
        var model = await db.TeamPeople(By, clock.GetUtcNow(), Gone);
        if (TempData[InviteMember.Shown] is string token) model.FreshLink = $"{site.Value.Base(Request)}/invitations/{token}";
        return Page(model);
    }

    [HttpGet("members/parts/people")]
    public async Task<IActionResult> People() => PartialView("_People", await db.TeamPeople(By, clock.GetUtcNow(), Gone));

    [HttpGet("members/parts/invitations")]
    public async Task<IActionResult> Invitations() => PartialView("_Invitations", await db.TeamPeople(By, clock.GetUtcNow(), Gone));
}

/// <summary>What the members' page shows.</summary>
public sealed class TeamPeople
{
    /// <summary>Somebody in the team.</summary>
    public sealed record Row(int Id, string Name, Role Role, DateTimeOffset JoinedAt);

    /// <summary>A link that nobody has used yet.</summary>
    public sealed record Pending(int Id, string? ForWhom, Role Role, DateTimeOffset ExpiresAt, string By);

    public required Member By { get; init; }
    public required IReadOnlyList<Row> People { get; init; }
    public required IReadOnlyList<Pending> Invitations { get; init; }

    // The form beside them.
    public string? ForWhom { get; init; }
    public Role? Role { get; init; } = Domain.Role.FactChecker;
    public int? Days { get; init; } = 7;

    /// <summary>The link made a moment ago: it is shown this once.</summary>
    internal string? FreshLink { get; set; }

    internal bool MayManage => By.May(Permission.ManageMembers);
    internal string Home => $"/desk/{By.Team.Slug}/members";
    internal bool IsLastAdmin(Row row) => row.Role == Domain.Role.Admin && People.Count(p => p.Role == Domain.Role.Admin) == 1;
}

static class TeamPeopleQuery
{
    /// <summary>The member's team as its members' page shows it.</summary>
    public static async Task<TeamPeople> TeamPeople(this AppDbContext db, Member by, DateTimeOffset now, CancellationToken ct) => new()
    {
        By = by,
        People = await db.MembersOf(by).Where(m => m.RemovedAt == null).OrderBy(m => m.JoinedAt).ThenBy(m => m.Id)
            .Select(m => new TeamPeople.Row(m.Id, m.Name, m.Role, m.JoinedAt)).ToListAsync(ct),
        Invitations = by.May(Permission.ManageMembers)
            ? await db.Invitations.Where(i => i.TeamId == by.TeamId && i.UsedAt == null && i.RevokedAt == null && i.ExpiresAt > now).OrderBy(i => i.ExpiresAt)
                .Select(i => new TeamPeople.Pending(i.Id, i.ForWhom, i.Role, i.ExpiresAt, i.InvitedBy.Name)).ToListAsync(ct)
            : [],
    };
}
