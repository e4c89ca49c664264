using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>Brings an article in: by its address, by pasting, or by a file.</summary>
[Requires(Permission.KeepArticles)]
[EnableRateLimiting(Limit.Intake), TakesFiles]
public sealed class AddArticle(AppDbContext db, Intake intake, TimeProvider clock) : DeskSlice
{
    /// <summary>The form.</summary>
    [HttpGet("articles/new")]
    public IActionResult Show() => Page(new Form());

    /// <summary>Adds it.</summary>
    [HttpPost("articles/new")]
    public async Task<IActionResult> Save(Form form)
    {
        if (!ModelState.IsValid) return Invalid(form);
        // Known already? Then there is nothing to fetch.
        if (form.GivenUrl is { } given && await Known(form, given)) return Invalid(form);
        var brought = await intake.Bring(form, By.TeamId, Gone);
        if (brought.Field is not null)
        {
            Complain(brought.Field, brought.Sentence!);
            // The offer to paste keeps the address.
            if (form.How == IntakeWay.Address && form.Url is null)
            {
                form.Url = form.Address;
                ModelState.Remove(nameof(Form.Url));
            }
            return Invalid(form);
        }
        var facts = FactsOf.Article(brought, form);
        if (facts.Url is { } url && await Known(form, url)) return Invalid(form);

        var text = brought.Article.Text;
        var article = db.Articles.Add(new Article(facts, text.Plain, text.Blocks, brought.TextHash, brought.Origin, By, clock.GetUtcNow())).Entity;
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/articles/{article.Id}{(text.IsCut ? "?cut=true" : "")}");
    }

    async Task<bool> Known(Form form, string url)
    {
        var address = Rules.Address(url);
        form.Known = await db.ArticlesOf(By).Where(a => a.Facts.Url == address).Select(a => new KnownArticle(a.Id, a.Facts.Title)).FirstOrDefaultAsync(Gone);
        if (form.Known is null) return false;
        Complain(form.How switch { IntakeWay.Address => nameof(Form.Address), IntakeWay.Text => nameof(Form.Url), _ => nameof(Form.File) },
            "Your team has an article from this address already. See above.");
        return true;
    }

    /// <summary>The article that came from the same address.</summary>
    internal sealed record KnownArticle(int Id, string Title);

    public sealed class Form : IntakeForm
    {
        public string? Title { get; set; }
        public string? Publisher { get; set; }
        public string? Byline { get; set; }
        public DateOnly? PublishedOn { get; set; }
        public string? Url { get; set; }

        internal KnownArticle? Known { get; set; }

        /// <summary>The address that the person gave, if it is one.</summary>
        internal string? GivenUrl => (How switch { IntakeWay.Address => Address, IntakeWay.Text => Url, _ => null }) is { } url && Rules.IsWebAddress(url) ? url : null;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.How).IsInEnum().WithMessage("Choose how the article comes in.");
            // What stands in the parts that were not sent is none of our business.
            When(f => f.How == IntakeWay.Text, () =>
            {
                RuleFor(f => f.Title).AtMost(ArticleFacts.TitleMax, "the headline");
                RuleFor(f => f.Publisher).AtMost(ArticleFacts.NameMax, "the publisher");
                RuleFor(f => f.Byline).AtMost(ArticleFacts.NameMax, "the author");
                RuleFor(f => f.Url).KeptAddress();
            });
        }
    }
}
