using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Pages;

/// <summary>Publishes a page on which the team tells readers of itself, as its next version. It can be looked at before.</summary>
[Requires(Permission.KeepPages)]
public sealed class EditPage(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("pages/{kind}")]
    public async Task<IActionResult> Show(PageKind kind)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(kind)) return NotFound();
        var now = await Newest(kind);
        return Page(new Form { Kind = kind, Now = now, Version = now?.Number ?? 0, Text = now?.Text ?? PageWords.Start(kind) });
    }

    [HttpPost("pages/{kind}")]
    public async Task<IActionResult> Save(PageKind kind, Form form)
    {
        if (ModelState.GetFieldValidationState(nameof(kind)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid || !Enum.IsDefined(kind)) return NotFound();
        form.Kind = kind;
        form.Now = await Newest(kind);
        if (form.Now?.Text == form.Text) Complain(nameof(Form.Text), "The page says this already.");
        if (!ModelState.IsValid) return Invalid(form);
        if (form.Step == "look") return Page(form);
        if (form.Version != (form.Now?.Number ?? 0)) return Overtaken(form);
        By.Team.PublishPage(kind, form.Text, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/pages");
    }

    // Mine stays in the form; the hidden version is now that of the text it is compared with.
    ViewResult Overtaken(Form form)
    {
        form.IsOvertaken = true;
        form.Version = form.Now!.Number;
        ModelState.Remove(nameof(Form.Version));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page(form);
    }

    async Task<TeamPage?> Newest(PageKind kind)
    {
        await db.Entry(By.Team).Collection(t => t.Pages).Query().Where(p => p.Kind == kind).Include(p => p.By).LoadAsync(Gone);
        return By.Team.Page(kind);
    }

    public sealed class Form
    {
        public int Version { get; set; }
        public string? Text { get; set; }

        /// <summary>"look" to see it first.</summary>
        public string? Step { get; set; }

        internal PageKind Kind { get; set; }
        internal TeamPage? Now { get; set; }
        internal bool IsOvertaken { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write something. What is published stays; it can be replaced, not emptied.");
            RuleFor(f => f.Text).Prose(TeamPage.TextMax, "the text");
        }
    }
}
