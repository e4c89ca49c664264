using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Teams;

/// <summary>Makes an invitation link.</summary>
[Requires(Permission.ManageMembers)]
public sealed class InviteMember(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>Under this name the link's token goes, encrypted, to the page that follows.</summary>
    internal const string Shown = "invitation";

    [HttpPost("invitations")]
    public async Task<IActionResult> Save(Form form)
    {
        var now = clock.GetUtcNow();
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Members), await db.TeamPeople(By, now, Gone));
        }
        var team = await db.TeamForChange(By, Gone);
        var token = SecretToken.Make();
        team.Invite(By, form.Role!.Value, SecretToken.Hash(token), form.ForWhom, now, now.AddDays(form.Days!.Value));
        await db.SaveChangesAsync(Gone);
        TempData[Shown] = token;
        return Redirect($"/desk/{By.Team.Slug}/members#invite");
    }

    public sealed class Form
    {
        public string? ForWhom { get; set; }
        public Role? Role { get; set; }
        public int? Days { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.ForWhom).NotEmpty().WithMessage("Note whom it is for, so that you recognise it in the list.");
            RuleFor(f => f.ForWhom).AtMost(Domain.Invitation.ForWhomMax, "the note");
            RuleFor(f => f.Role).Must(role => role is { } r && Enum.IsDefined(r)).WithMessage("Choose a role.");
            RuleFor(f => f.Days).Must(days => days is >= 1 and <= Domain.Invitation.DaysMax).WithMessage($"Choose from 1 to {Domain.Invitation.DaysMax} days.");
        }
    }
}
