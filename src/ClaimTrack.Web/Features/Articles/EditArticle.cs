using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>Mends what was read from an article's page. Its text is not changed by this.</summary>
[Requires(Permission.KeepArticles)]
public sealed class EditArticle(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>The form.</summary>
    [HttpGet("articles/{id:int}/facts")]
    public async Task<IActionResult> Show(int id) =>
        await db.ArticlesOf(By).FirstOrDefaultAsync(a => a.Id == id, Gone) is { } article ? Page(Form.For(article)) : NotFound();

    /// <summary>Saves it, unless somebody else has changed the facts since they were shown.</summary>
    [HttpPost("articles/{id:int}/facts")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await db.ArticlesOf(By).FirstOrDefaultAsync(a => a.Id == id, Gone) is not { } article) return NotFound();
        form.Of = article;
        if (!ModelState.IsValid) return Invalid(form);
        // A new revision or claim is a new version too, and no reason to stop anybody; another edit is.
        var theirs = await db.HistoryOf(By).Where(e => e.ArticleId == id && e.Kind == EventKind.ArticleEdited && e.EntityVersion > form.Version)
            .OrderByDescending(e => e.Id).Select(e => e.By.Name).FirstOrDefaultAsync(Gone);
        if (theirs is not null)
        {
            form.ChangedBy = theirs;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        article.Edit(form.Facts(), By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/articles/{id}#facts");
    }

    public sealed class Form
    {
        public int Version { get; set; }
        public string? Title { get; set; }
        public string? Publisher { get; set; }
        public string? Byline { get; set; }
        public DateOnly? PublishedOn { get; set; }
        public string? Language { get; set; }
        public string? Url { get; set; }

        internal Article Of { get; set; } = null!;

        /// <summary>Who changed the facts in the meantime.</summary>
        internal string? ChangedBy { get; set; }

        internal static Form For(Article article) => new()
        {
            Of = article,
            Version = article.Version,
            Title = article.Facts.Title,
            Publisher = article.Facts.Publisher,
            Byline = article.Facts.Byline,
            PublishedOn = article.Facts.PublishedOn,
            Language = article.Facts.Language,
            Url = article.Facts.Url,
        };

        internal ArticleFacts Facts() => new()
        {
            Title = Title!,
            Publisher = Publisher,
            Byline = Byline,
            PublishedOn = PublishedOn,
            Language = Language,
            Url = Url is null ? null : FactsOf.Address(Url),
        };
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Title).NotEmpty().WithMessage("Write the headline.");
            RuleFor(f => f.Title).AtMost(ArticleFacts.TitleMax, "the headline");
            RuleFor(f => f.Publisher).AtMost(ArticleFacts.NameMax, "the publisher");
            RuleFor(f => f.Byline).AtMost(ArticleFacts.NameMax, "the author");
            RuleFor(f => f.Language).LanguageTag();
            RuleFor(f => f.Url).KeptAddress();
        }
    }
}
