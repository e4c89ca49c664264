using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Claims;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Names;

/// <summary>Gives a topic another name, under which published checks are found at once, and says to readers what it is about.</summary>
[Requires(Permission.KeepNames)]
public sealed class EditTopic(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("topics/{id:int}")]
    public async Task<IActionResult> Show(int id) => await Find(id) is { } found ? Page(new Form { Of = found, Name = found.Name, Description = found.Description }) : NotFound();

    [HttpPost("topics/{id:int}")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Find(id) is not { } found) return NotFound();
        form.Of = found;
        var key = NameKey.Of(form.Name ?? "");
        var holder = await db.TopicsOf(By).FirstOrDefaultAsync(n => n.NameKey == key, Gone);
        if (holder is not null && holder != found) Complain(nameof(Form.Name), $"“{form.Name}” is there already. Merge the two instead.");
        if (!ModelState.IsValid) return Invalid(form);
        var before = found.Name;
        By.Team.Rename(found, form.Name, holder, By, clock.GetUtcNow());
        By.Team.Describe(found, form.Description, By, clock.GetUtcNow());
        foreach (var claim in await db.ClaimsOf(By).Where(c => c.TopicId == id && c.Check != null).ToRegroup().ToListAsync(Gone)) claim.FollowTopic(before);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/topics");
    }

    Task<Topic?> Find(int id) => db.TopicsOf(By).Include(n => n.FormerNames).Standing().FirstOrDefaultAsync(n => n.Id == id, Gone);

    public sealed class Form
    {
        public string? Name { get; set; }
        public string? Description { get; set; }
        internal Topic Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Give it a name.");
            RuleFor(f => f.Name).Name(Domain.Topic.NameMax, "the name");
            RuleFor(f => f.Description).Prose(Domain.Topic.DescriptionMax, "the description");
        }
    }
}
