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

    /// <summary>Saves it, unless somebody else has changed the same facts since they were shown.</summary>
    [HttpPost("articles/{id:int}/facts")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await db.ArticlesOf(By).FirstOrDefaultAsync(a => a.Id == id, Gone) is not { } article) return NotFound();
        form.Of = article;
        if (await Overtaken(article, form))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (!ModelState.IsValid) return Invalid(form);
        article.Edit(form.Facts(), By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/articles/{id}#facts");
    }

    // Joins what others changed since the form was opened into it. True if a field needs the person's word. Revisions make
    // new versions of the article too, but no other facts.
    async Task<bool> Overtaken(Article article, Form form)
    {
        form.Version = article.Seen(form.Version);
        var now = Form.For(article);
        foreach (var (name, choice) in form.Choices)
            if (choice == "theirs" && Form.Fields.FirstOrDefault(f => f.Name == name) is { Name: not null } taken) Take(taken, now, form);
        var edits = await db.HistoryOf(By).Where(e => e.ArticleId == article.Id && e.Kind == EventKind.ArticleEdited && e.EntityVersion > form.Version)
            .OrderBy(e => e.Id).Select(e => new { e.By!.Name, e.At, e.Changes }).ToListAsync(Gone);
        if (edits.Count == 0) return false;

        var before = new Dictionary<string, string?>();
        foreach (var change in edits.SelectMany(e => e.Changes)) before.TryAdd(change.Field, change.Before);
        List<OvertakenField> open = [];
        foreach (var field in Form.Fields)
        {
            string? theirs = field.Read(now), mine = field.Read(form), start = before.GetValueOrDefault(field.Name, theirs);
            var (agreed, joined) = ThreeWay.Join(start, theirs, mine);
            if (!agreed) open.Add(new(field.Name, field.Label, start, theirs, mine));
            else if (!ThreeWay.Same(joined, mine)) Take(field, now, form);
        }
        if (open.Count == 0) return false;
        form.Overtaken = new($"{edits[^1].Name} changed these facts while you were writing", edits[^1].Name, edits[^1].At, open);
        form.Version = article.Version;
        ModelState.Remove(nameof(Form.Version));
        return true;
    }

    void Take(Form.Field field, Form from, Form into)
    {
        field.Copy(from, into);
        ModelState.Remove(field.Name);
    }

    public sealed class Form
    {
        /// <summary>A field that two people can change at once.</summary>
        internal readonly record struct Field(string Name, string Label, Func<Form, string?> Read, Action<Form, Form> Copy);

        internal static readonly Field[] Fields =
        [
            new(nameof(Title), "Headline", f => f.Title, (a, b) => b.Title = a.Title),
            new(nameof(Publisher), "Publisher", f => f.Publisher, (a, b) => b.Publisher = a.Publisher),
            new(nameof(Byline), "Written by", f => f.Byline, (a, b) => b.Byline = a.Byline),
            new(nameof(PublishedOn), "Published", f => ThreeWay.Written(f.PublishedOn), (a, b) => b.PublishedOn = a.PublishedOn),
            new(nameof(Language), "Language", f => f.Language, (a, b) => b.Language = a.Language),
            new(nameof(Url), "Where it stands", f => f.Url, (a, b) => b.Url = a.Url),
        ];

        public int Version { get; set; }
        public string? Title { get; set; }
        public string? Publisher { get; set; }
        public string? Byline { get; set; }
        public DateOnly? PublishedOn { get; set; }
        public string? Language { get; set; }
        public string? Url { get; set; }
        public Dictionary<string, string> Choices { get; set; } = [];

        internal Article Of { get; set; } = null!;
        internal Overtaken? Overtaken { get; set; }

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
            Url = Url is null ? null : Rules.Address(Url),
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
