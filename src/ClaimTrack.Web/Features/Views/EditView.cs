using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Views;

/// <summary>Renames a view, shares it, or puts it into the sidebar.</summary>
[Requires(Permission.ReadTeam)]
public sealed class EditView(AppDbContext db) : DeskSlice
{
    [HttpGet("views/{id:int}")]
    public async Task<IActionResult> Show(int id) => await db.ViewForChange(By, id, Gone) is { } view
        ? Page(new Form { Of = view, Name = view.Name, IsShared = view.IsShared, IsPinned = view.IsPinned }) : NotFound();

    [HttpPost("views/{id:int}")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await db.ViewForChange(By, id, Gone) is not { } view) return NotFound();
        form.Of = view;
        if (!ModelState.IsValid) return Invalid(form);
        view.Change(form.Name, form.IsShared, form.IsPinned, By);
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/views");
    }

    public sealed class Form : IViewForm
    {
        public string? Name { get; set; }
        public bool IsShared { get; set; }
        public bool IsPinned { get; set; }
        internal SavedView Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Name).ViewName();
    }
}
