using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Writes down a claim that was heard or read somewhere without an article at hand.</summary>
[Requires(Permission.KeepClaims)]
public sealed class NewClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>The form.</summary>
    [HttpGet("claims/new")]
    public async Task<IActionResult> Show() => Page(await WithOwners(new Form { Language = By.Team.Language }));

    /// <summary>Submits it.</summary>
    [HttpPost("claims/new")]
    public async Task<IActionResult> Save(Form form)
    {
        var owner = form.OwnerId is { } id ? await db.MembersOf(By).FirstOrDefaultAsync(m => m.Id == id && m.RemovedAt == null, Gone) : null;
        if (form.OwnerId is not null && owner is null) Complain(nameof(Form.OwnerId), "Choose somebody who is in the team.");
        if (!ModelState.IsValid) return Invalid(await WithOwners(form));
        var now = clock.GetUtcNow();
        var facts = new ClaimFacts { Statement = form.Statement!, ClaimedOn = form.ClaimedOn, Language = form.Language };
        var claimant = await db.ClaimantNamed(By, form.Claimant, form.ClaimantKind, Gone);
        var claim = db.Claims.Add(new Claim(facts, claimant, await db.TopicNamed(By, form.Topic, Gone), By, now)).Entity;
        if (owner is not null) claim.Assign(owner, By, now);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(claim.Id));
    }

    async Task<Form> WithOwners(Form form)
    {
        form.Owners = await db.OwnerChoices(By, Gone);
        return form;
    }

    public sealed class Form
    {
        public string? Statement { get; set; }
        public string? Claimant { get; set; }
        public ClaimantKind ClaimantKind { get; set; }
        public DateOnly? ClaimedOn { get; set; }
        public string? Topic { get; set; }
        public string? Language { get; set; }
        public int? OwnerId { get; set; }

        internal IReadOnlyList<SelectListItem> Owners { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Statement).NotEmpty().WithMessage("Write the claim.");
            RuleFor(f => f.Statement).AtMost(ClaimFacts.StatementMax, "the claim");
            RuleFor(f => f.Claimant).Name(Domain.Claimant.NameMax, "the claimant’s name");
            RuleFor(f => f.ClaimantKind).IsInEnum().WithMessage("Choose whether it is a person or an organisation.");
            RuleFor(f => f.Topic).Name(Domain.Topic.NameMax, "the topic");
            RuleFor(f => f.Language).LanguageTag();
        }
    }
}
