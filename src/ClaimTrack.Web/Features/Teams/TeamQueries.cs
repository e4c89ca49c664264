using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>How teams and invitations are looked up.</summary>
static class TeamQueries
{
    /// <summary>The member's team with its people and invitations, ready for any of its methods.</summary>
    public static Task<Team> TeamForChange(this AppDbContext db, Member by, CancellationToken ct) =>
        db.Teams.Include(t => t.Members).Include(t => t.Invitations).AsSplitQuery().SingleAsync(t => t.Id == by.TeamId, ct);

    /// <summary>The invitation to which a link's token belongs, with its team and who invited; used and expired ones too.</summary>
    public static async Task<Domain.Invitation?> InvitationBy(this AppDbContext db, string? token, CancellationToken ct)
    {
        if (token is not { Length: > 0 and <= 100 }) return null;
        var hash = SecretToken.Hash(token);
        return await db.Invitations.Include(i => i.InvitedBy).Include(i => i.Team).ThenInclude(t => t.Members).AsSplitQuery().FirstOrDefaultAsync(i => i.TokenHash == hash, ct);
    }

    /// <summary>The same, if it can still be used.</summary>
    public static async Task<Domain.Invitation?> OpenInvitation(this AppDbContext db, string? token, DateTimeOffset now, CancellationToken ct) =>
        await db.InvitationBy(token, ct) is { } invitation && invitation.IsOpen(now) ? invitation : null;
}

/// <summary>A team's part of addresses. It goes into headers too, which take only ASCII.</summary>
static class TeamSlug
{
    /// <summary>What a name becomes in an address.</summary>
    public static string From(string name)
    {
        var slug = Slug.From(string.Concat(Slug.From(name).Select(c => char.IsAscii(c) ? c : ' ')), Team.SlugMax - 4); // room for a number
        return slug.Length == 0 ? "team" : slug;
    }

    /// <summary>Whether a text can stand in an address as it is.</summary>
    public static bool IsOne(string text) =>
        text.Length is > 0 and <= Team.SlugMax && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';
}
