using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Draws a claim out of an article: its words are anchored in the revision that was read. The words may also be
/// one more appearance of a claim that the team has already.</summary>
[Requires(Permission.KeepClaims)]
public sealed class DrawClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>The form, filled with the passage between two places of the text if they are given.</summary>
    [HttpGet("articles/{id:int}/claims/new")]
    public async Task<IActionResult> Show(int id, int? revision, int? start, int? end)
    {
        if (await Context(id, revision) is not { } of) return NotFound();
        var form = new Form { Of = of, Revision = of.Revision, Language = of.Facts.Language };
        if (start is { } from && end is { } to) Fill(form, from, to);
        return Page(form);
    }

    /// <summary>Draws it.</summary>
    [HttpPost("articles/{id:int}/claims/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Context(id, form.Revision) is not { } of) return NotFound();
        form.Of = of;
        if (form.Take is { } take) return Taken(form, take);

        var quote = form.Quote is null ? null : AnchorOf(form, of.Plain);
        if (form.Quote is not null && quote is null) ComplainOfQuote(form);
        if (!ModelState.IsValid || quote is null) return Invalid(form);

        var article = await db.ArticlesOf(By).Include(a => a.Revisions.Where(r => r.Number == of.Revision)).FirstAsync(a => a.Id == id, Gone);
        var claim = form.Existing is null ? await Submitted(form, quote) : await Existing(form, of, quote);
        if (claim is null) return Invalid(form);
        claim.Appear(article, article.Revisions[0], quote, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"/desk/{By.Team.Slug}/articles/{id}{(of.Revision == of.Latest ? "" : $"?revision={of.Revision}")}#claim-{claim.Id}");
    }

    async Task<Claim> Submitted(Form form, Quote quote)
    {
        var facts = new ClaimFacts { Statement = form.Statement ?? Said(quote.Exact), ClaimedOn = form.ClaimedOn, Language = form.Language };
        var claimant = await db.ClaimantNamed(By, form.Claimant, form.ClaimantKind, Gone);
        var topic = await db.TopicNamed(By, form.Topic, Gone);
        return db.Claims.Add(new Claim(facts, claimant, topic, By, clock.GetUtcNow())).Entity;
    }

    async Task<Claim?> Existing(Form form, Reading of, Quote quote)
    {
        var claim = await db.ClaimForChange(By, Form.NumberOf(form.Existing)!.Value, Gone);
        var why = claim is null ? $"There is no claim {form.Existing} in this team."
            : claim.Appearances.Any(a => a.ArticleId == of.Id && a.RevisionId == of.RevisionId && a.Quote.Start == quote.Start && a.Quote.End == quote.End) ? $"CT-{claim.Id} is marked on these words already."
            : claim.WhyNot(ClaimAction.KeepAppearances, By, clock.GetUtcNow())?.Sentence;
        if (why is null) return claim;
        Complain(nameof(Form.Existing), why);
        return null;
    }

    // What was selected is where the script says, unless somebody has changed the words since; otherwise the words are looked for.
    static Quote? AnchorOf(Form form, string plain)
    {
        var words = form.Quote!;
        var found = form.Start is { } start && start >= 0 && start <= plain.Length - words.Length && string.CompareOrdinal(plain, start, words, 0, words.Length) == 0
            ? QuoteAnchoring.Describe(plain, start, start + words.Length)
            : QuoteAnchoring.Find(plain, words).Anchor;
        if (found is null || found.Exact.Length > Quote.ExactMax) return null;
        // The surroundings are cut on the far side: what touches the quote tells most.
        return new Quote(found.Exact, Cut.End(found.Prefix, Quote.ContextMax), Cut.Of(found.Suffix, Quote.ContextMax), found.Start, found.End);
    }

    void ComplainOfQuote(Form form)
    {
        if (ModelState.GetFieldValidationState(nameof(Form.Quote)) == Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid) return;
        Complain(nameof(Form.Quote), $"These words are not in revision {form.Of.Revision}. Copy the sentence exactly as it stands.");
        form.Nearest = QuoteAnchoring.Find(form.Of.Plain, form.Quote!).Nearest;
    }

    // One of the nearest passages was chosen: it is put into the form for a look, with everything else that was typed.
    ViewResult Taken(Form form, string take)
    {
        ModelState.Clear();
        if (take.Split('-') is [var first, var last] && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var end)) Fill(form, start, end);
        return Invalid(form);
    }

    static void Fill(Form form, int start, int end)
    {
        var plain = form.Of.Plain;
        start = Math.Clamp(start, 0, plain.Length);
        end = Math.Clamp(end, start, plain.Length);
        if (string.IsNullOrWhiteSpace(plain[start..end])) return;
        var passage = QuoteAnchoring.Describe(plain, start, end);
        (form.Quote, form.Start) = (passage.Exact, passage.Start);
    }

    // The sentence as a claim: one line, without the quotation marks around it.
    static string Said(string quote)
    {
        var line = string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line is [('“' or '"' or '„' or '«'), .. var inside, ('”' or '"' or '“' or '»')] && inside.Length > 0 ? inside.TrimEnd(',', ' ') : line;
    }

    async Task<Reading?> Context(int id, int? revision)
    {
        var revisions = db.ArticlesOf(By).Where(a => a.Id == id).SelectMany(a => a.Revisions, (a, r) => new { a.Facts, Revision = r, Latest = a.Revisions.Max(x => x.Number) });
        var found = await (revision is null ? revisions.OrderByDescending(r => r.Revision.Number) : revisions.Where(r => r.Revision.Number == revision))
            .Select(r => new { r.Facts, r.Latest, r.Revision.Id, r.Revision.Number, r.Revision.Text, r.Revision.Blocks }).FirstOrDefaultAsync(Gone);
        return found is null ? null : new Reading(id, found.Facts, found.Id, found.Number, found.Latest, new ArticleText(found.Text, found.Blocks));
    }

    /// <summary>The article and the revision that is drawn from.</summary>
    internal sealed record Reading(int Id, ArticleFacts Facts, int RevisionId, int Revision, int Latest, ArticleText Text)
    {
        public string Plain => Text.Plain;
    }

    public sealed class Form
    {
        public int? Revision { get; set; }
        public string? Quote { get; set; }
        public int? Start { get; set; }
        public string? Statement { get; set; }
        public string? Claimant { get; set; }
        public ClaimantKind ClaimantKind { get; set; }
        public DateOnly? ClaimedOn { get; set; }
        public string? Topic { get; set; }
        public string? Language { get; set; }
        /// <summary>The number of a claim that the team has already, as "214" or "CT-214".</summary>
        public string? Existing { get; set; }
        /// <summary>A nearest passage that was chosen, as "start-end".</summary>
        public string? Take { get; set; }

        internal Reading Of { get; set; } = null!;
        internal IReadOnlyList<NearPassage> Nearest { get; set; } = [];

        /// <summary>The number in a claim's name.</summary>
        public static int? NumberOf(string? name) =>
            int.TryParse(name?.StartsWith("CT-", StringComparison.OrdinalIgnoreCase) == true ? name[3..] : name, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Quote).NotEmpty().WithMessage("Say which words of the article make the claim.");
            RuleFor(f => f.Quote).AtMost(Quote.ExactMax, "the passage");
            RuleFor(f => f.Existing).Must(name => name is null || Form.NumberOf(name) is not null).WithMessage("Write the claim’s number, such as CT-214.");
            When(f => f.Existing is null, () =>
            {
                RuleFor(f => f.Statement).AtMost(ClaimFacts.StatementMax, "the claim");
                RuleFor(f => f.Statement).Must((f, statement) => statement is not null || f.Quote is null || Said(f.Quote).Length <= ClaimFacts.StatementMax)
                    .WithMessage($"The passage is too long to stand as the claim. Say it here in at most {ClaimFacts.StatementMax} characters.");
                RuleFor(f => f.Claimant).Name(Domain.Claimant.NameMax, "the claimant’s name");
                RuleFor(f => f.ClaimantKind).IsInEnum().WithMessage("Choose whether it is a person or an organisation.");
                RuleFor(f => f.Topic).Name(Domain.Topic.NameMax, "the topic");
                RuleFor(f => f.Language).LanguageTag();
            });
        }
    }
}
