using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Board;
using ClaimTrack.Web.Features.Claims;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Views;

/// <summary>Keeps the address of board or table under a name.</summary>
[Requires(Permission.ReadTeam)]
public sealed class SaveView(AppDbContext db) : DeskSlice
{
    [HttpGet("views/new")]
    public IActionResult Show() => Page(new Form { Of = Selection.Read(Request) });

    [HttpPost("views/new")]
    public async Task<IActionResult> Save(Form form)
    {
        form.Of = Selection.Read(Request);
        if (form.Of.Query.Length > SavedView.QueryMax) Complain("", "This filter is too long to be kept. Look for fewer words.");
        if (await db.ViewsOf(By).CountAsync(v => v.OwnerId == By.Id, Gone) >= SavedView.MostOfOne) Complain("", $"You keep {SavedView.MostOfOne} views already. Remove one first.");
        if (!ModelState.IsValid) return Invalid(form);
        var view = new SavedView(form.Name, form.Of.IsTable ? "claims" : "board", form.Of.Query, form.IsShared, By);
        if (form.IsPinned) view.Change(form.Name, form.IsShared, isPinned: true, By);
        db.SavedViews.Add(view);
        await db.SaveChangesAsync(Gone);
        return Redirect(form.Of.Back($"/desk/{By.Team.Slug}"));
    }

    public sealed class Form : IViewForm
    {
        public string? Name { get; set; }
        public bool IsShared { get; set; }
        public bool IsPinned { get; set; }
        internal Selection Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.Name).ViewName();
    }
}

/// <summary>What a view is called and who sees it where.</summary>
public interface IViewForm
{
    /// <summary>What it is called.</summary>
    string? Name { get; set; }

    /// <summary>Whether the team sees it.</summary>
    bool IsShared { get; set; }

    /// <summary>Whether it stands in the sidebar.</summary>
    bool IsPinned { get; set; }
}

static class ViewRules
{
    public static void ViewName<T>(this IRuleBuilder<T, string?> rule)
    {
        rule.NotEmpty().WithMessage("Give the view a name.");
        rule.Name(SavedView.NameMax, "the name");
    }
}
