using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>Takes an article's text as it is now. Earlier revisions stay, and with them every quote.</summary>
[Requires(Permission.KeepArticles)]
[EnableRateLimiting(Limit.Intake), TakesFiles]
public sealed class ReviseArticle(AppDbContext db, Intake intake, TimeProvider clock) : DeskSlice
{
    /// <summary>The form.</summary>
    [HttpGet("articles/{id:int}/revisions/new")]
    public async Task<IActionResult> Show(int id) =>
        await db.ArticlesOf(By).FirstOrDefaultAsync(a => a.Id == id, Gone) is { } article ? Page(new Form { Of = article, How = article.Facts.Url is null ? IntakeWay.Text : IntakeWay.Address }) : NotFound();

    /// <summary>Adds the revision.</summary>
    [HttpPost("articles/{id:int}/revisions/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await db.ArticlesOf(By).Include(a => a.Revisions).FirstOrDefaultAsync(a => a.Id == id, Gone) is not { } article) return NotFound();
        form.Of = article;
        if (!ModelState.IsValid) return Invalid(form);
        // Fetching again means the address that the article is known by.
        if (form.How == IntakeWay.Address) form.Address = article.Facts.Url;
        var brought = await intake.Bring(form, By.TeamId, Gone);
        if (brought.Field is { } field)
        {
            Complain(field, brought.Sentence!);
            return Invalid(form);
        }
        var text = brought.Article.Text;
        try
        {
            article.Revise(text.Plain, text.Blocks, brought.TextHash, brought.Origin, By, clock.GetUtcNow());
        }
        catch (RefusedException same) when (same.Refusal.Rule == Rule.NothingChanged)
        {
            Complain("", same.Message);
            return Invalid(form);
        }
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/articles/{id}{(text.IsCut ? "?cut=true" : "")}");
    }

    public sealed class Form : IntakeForm
    {
        internal Article Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator() => RuleFor(f => f.How).IsInEnum().WithMessage("Choose how the text comes in.");
    }
}
