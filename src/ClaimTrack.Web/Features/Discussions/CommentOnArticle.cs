using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Says something about words in an article, in the discussion of a claim that was drawn from it.</summary>
[Requires(Permission.Discuss)]
public sealed class CommentOnArticle(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("articles/{id:int}/threads/new")]
    public async Task<IActionResult> Show(int id, int? revision, int? start, int? end)
    {
        if (await Reading(id, revision, new()) is not { } form) return NotFound();
        ModelState.Clear();
        if (start is { } from && end is { } to && from >= 0 && to <= form.Plain.Length && from < to && !string.IsNullOrWhiteSpace(form.Plain[from..to]))
        {
            var passage = QuoteAnchoring.Describe(form.Plain, from, to);
            (form.Quote, form.Start) = (passage.Exact, passage.Start);
            form.Claim = form.Claims.FirstOrDefault(c => c.Start <= from && c.End >= to)?.Id ?? form.Claim;
        }
        return Page(form);
    }

    [HttpPost("articles/{id:int}/threads/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Reading(id, form.Revision, form) is null) return NotFound();
        var quote = form.Quote is { Length: <= ThreadPlace.WordsMax } words ? AnchorOf(form, words) : null;
        if (form.Quote is { Length: <= ThreadPlace.WordsMax } && quote is null)
            Complain(nameof(Form.Quote), $"These words are not in revision {form.Revision}. Copy them exactly as they stand.");
        var claim = form.Claims.Any(c => c.Id == form.Claim) ? await db.ClaimForChange(By, form.Claim!.Value, Gone) : null;
        if (claim is null) Complain(nameof(Form.Claim), "Choose one of the claims from this article.");
        if (!ModelState.IsValid || quote is null || claim is null) return Invalid(form);
        var place = new ThreadPlace { Subject = ThreadSubject.Article, ArticleId = id, RevisionNumber = form.Revision, Quote = quote, Words = quote.Exact };
        var thread = new DiscussionThread(claim, place, form.Text, await db.Mentionable(By, Gone), By, clock.GetUtcNow());
        db.Threads.Add(thread);
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(claim.Id)}#thread-{thread.Id}");
    }

    static Quote? AnchorOf(Form form, string words)
    {
        // What was selected is where the script says, unless somebody has changed the words since.
        var found = form.Start is { } start && start >= 0 && start <= form.Plain.Length - words.Length && string.CompareOrdinal(form.Plain, start, words, 0, words.Length) == 0
            ? QuoteAnchoring.Describe(form.Plain, start, start + words.Length) : QuoteAnchoring.Find(form.Plain, words).Anchor;
        return found is null ? null : DraftWords.Kept(found);
    }

    async Task<Form?> Reading(int id, int? revision, Form form)
    {
        var revisions = db.ArticlesOf(By).Where(a => a.Id == id).SelectMany(a => a.Revisions, (a, r) => new { a.Facts, r.Number, r.Text });
        var found = await (revision is null ? revisions.OrderByDescending(r => r.Number) : revisions.Where(r => r.Number == revision)).FirstOrDefaultAsync(Gone);
        if (found is null) return null;
        (form.ArticleId, form.Facts, form.Plain) = (id, found.Facts, found.Text);
        form.Revision = found.Number;
        var drawn = await db.ClaimsOf(By).SelectMany(c => c.Appearances.Where(a => a.ArticleId == id), (c, a) => new { c.Id, c.Facts.Statement, a.Quote }).OrderBy(c => c.Id).ToListAsync(Gone);
        form.Claims = [.. drawn.Select(d => new Drawn(d.Id, d.Statement, d.Quote.Start, d.Quote.End))];
        form.Claim ??= form.Claims.Select(c => (int?)c.Id).FirstOrDefault();
        return form;
    }

    /// <summary>A claim that was drawn from the article.</summary>
    internal sealed record Drawn(int Id, string Statement, int Start, int End);

    public sealed class Form
    {
        public int? Revision { get; set; }
        public string? Quote { get; set; }
        public int? Start { get; set; }
        public int? Claim { get; set; }
        public string? Text { get; set; }
        internal int ArticleId { get; set; }
        internal ArticleFacts Facts { get; set; } = null!;
        internal string Plain { get; set; } = "";
        internal IReadOnlyList<Drawn> Claims { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Quote).NotEmpty().WithMessage("Say which words of the article you mean.");
            RuleFor(f => f.Quote).AtMost(ThreadPlace.WordsMax, "the passage");
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write something first.");
            RuleFor(f => f.Text).AtMost(Comment.TextMax, "the comment");
        }
    }
}
