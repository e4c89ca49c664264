using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>An invitation link: who invites whom to what, and joining.</summary>
[EnableRateLimiting(Limit.SignIn)]
public sealed class JoinTeam(AppDbContext db, TimeProvider clock) : Slice
{
    [HttpGet("invitations/{token}"), AllowAnonymous]
    public async Task<IActionResult> Show(string token)
    {
        Response.KeepAddressSecret();
        var invitation = await db.InvitationBy(token, Gone);
        var id = User.AccountId();
        if (invitation is not null && IsMember(invitation, id)) return Redirect($"/desk/{invitation.Team.Slug}/board");
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow())) return LinkOver();
        return Page(new Invited(invitation, token, id is null ? null : await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, Gone)));
    }

    [HttpPost("invitations/{token}"), SignedIn]
    public async Task<IActionResult> Accept(string token)
    {
        Response.KeepAddressSecret();
        var id = User.AccountId()!;
        var invitation = await db.InvitationBy(token, Gone);
        // A second click on the button finds the first one's work.
        if (invitation is not null && IsMember(invitation, id)) return Redirect($"/desk/{invitation.Team.Slug}/board");
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow())) return LinkOver();
        if (await db.Users.FirstOrDefaultAsync(a => a.Id == id, Gone) is not { } account) return NotFound();
        invitation.Team.Join(invitation, id, account.DisplayName, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{invitation.Team.Slug}/board");
    }

    static bool IsMember(Invitation invitation, string? account) => invitation.Team.Members.Any(m => m.IsActive && m.AccountId == account);

    ViewResult LinkOver()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("InvitationOver");
    }

    /// <summary>What the page shows.</summary>
    public sealed record Invited(Invitation Invitation, string Token, Account? Account)
    {
        internal string Here => $"/invitations/{Uri.EscapeDataString(Token)}";
        internal string SignInLink => $"/account/sign-in?back={Uri.EscapeDataString(Here)}";
        internal string RegisterLink => $"/account/register?invite={Uri.EscapeDataString(Token)}";

        internal string May => Invitation.Role switch
        {
            Role.Observer => "read everything in the team",
            Role.FactChecker => "add articles, claims and evidence, draft verdicts and ask for review",
            Role.Editor => "do what fact-checkers do, and vote, publish, correct and retract",
            _ => "do everything, and keep the team: its people and its policy",
        };
    }
}
