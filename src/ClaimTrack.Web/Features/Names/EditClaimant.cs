using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>Gives a claimant another name. Published checks are found under it at once.</summary>
[Requires(Permission.KeepNames)]
public sealed class EditClaimant(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claimants/{id:int}")]
    public async Task<IActionResult> Show(int id) => await Find(id) is { } found ? Page(new Form { Of = found, Name = found.Name, Kind = found.Kind }) : NotFound();

    [HttpPost("claimants/{id:int}")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Find(id) is not { } found) return NotFound();
        form.Of = found;
        var key = NameKey.Of(form.Name ?? "");
        var holder = await db.ClaimantsOf(By).FirstOrDefaultAsync(n => n.NameKey == key, Gone);
        if (holder is not null && holder != found) Complain(nameof(Form.Name), $"“{form.Name}” is there already. Merge the two instead.");
        if (!ModelState.IsValid) return Invalid(form);
        var before = found.Name;
        By.Team.Edit(found, form.Name, form.Kind, holder, By, clock.GetUtcNow());
        foreach (var claim in await db.ClaimsOf(By).Where(c => c.ClaimantId == id && c.Check != null).ToRegroup().ToListAsync(Gone)) claim.FollowClaimant(before);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/claimants");
    }

    Task<Claimant?> Find(int id) => db.ClaimantsOf(By).Include(n => n.FormerNames).Standing().FirstOrDefaultAsync(n => n.Id == id, Gone);

    public sealed class Form
    {
        public string? Name { get; set; }
        public ClaimantKind Kind { get; set; }
        internal Claimant Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Give it a name.");
            RuleFor(f => f.Name).Name(Domain.Claimant.NameMax, "the name");
            RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose a person or an organisation.");
        }
    }
}
