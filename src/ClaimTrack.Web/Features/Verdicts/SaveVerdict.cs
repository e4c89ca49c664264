using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Verdicts;

/// <summary>Saves the next draft of a claim's verdict. Whoever saves on top of a draft they have not seen gets both texts;
/// what only one of the two changed is joined without asking.</summary>
[Requires(Permission.DraftVerdict)]
public sealed class SaveVerdict(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/verdict")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.DraftVerdict, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(Form.From(claim, claim.CurrentDraft, By));
    }

    [HttpPost("claims/{id:int}/verdict")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.DraftVerdict, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        form.Of = claim;
        form.By = By;
        if (Overtaken(claim, form))
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        var rating = claim.Team.Scale.Ratings.FirstOrDefault(r => r.Key == form.Rating);
        if (form.Rating is not null && rating is null) Complain(nameof(Form.Rating), "Choose one of the ratings of your team’s scale.");
        if (form is { Rating: null, IsBlank: true } && claim.CurrentDraft is null) Complain("", "Nothing is written yet. Choose a rating or write a line, then save.");
        if (!ModelState.IsValid) return Invalid(form);
        claim.DraftVerdict(rating, form.Text, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "/verdict");
    }

    // Joins what others saved since the form was opened into it. True if a field needs the person's word.
    bool Overtaken(Claim claim, Form form)
    {
        form.Version = claim.Seen(form.Version);
        var seen = claim.Drafts.Where(d => d.ClaimVersion <= form.Version).MaxBy(d => d.Number);
        var before = Form.From(claim, seen, By);
        foreach (var (field, choice) in form.Choices)
            if (choice == "theirs" && Form.Fields.FirstOrDefault(f => f.Name == field) is { Name: not null } taken) Take(taken, before, form);
        if (claim.CurrentDraft is not { } current || current.ClaimVersion <= form.Version) return false;
        var now = Form.From(claim, current, By);
        List<OvertakenField> open = [];
        foreach (var field in Form.Fields)
        {
            string? start = field.Read(before), theirs = field.Read(now), mine = field.Read(form);
            if (ThreeWay.Join(start, theirs, mine) is (true, var joined))
            {
                if (!ThreeWay.Same(joined, mine)) Take(field, now, form);
            }
            else
            {
                open.Add(new(field.Name, field.Label, field.Words(claim, start), field.Words(claim, theirs), field.Words(claim, mine)));
            }
        }
        if (open.Count == 0) return false;
        var who = current.Author.Id == By.Id ? "You" : current.Author.Name;
        form.Overtaken = new($"{who} saved draft {current.Number} {(current.Author.Id == By.Id ? "elsewhere " : "")}while you were writing", who, current.SavedAt, open);
        form.Version = current.ClaimVersion;
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
        internal readonly record struct Field(string Name, string Label, Func<Form, string?> Read, Action<Form, Form> Copy)
        {
            /// <summary>The value as people call it.</summary>
            public string? Words(Claim claim, string? value) => Name != nameof(Rating) ? value
                : claim.Team.Scales.SelectMany(s => s.Ratings).LastOrDefault(r => r.Key == value)?.Label ?? value;
        }

        internal static readonly Field[] Fields =
        [
            new(nameof(Rating), "Rating", f => f.Rating, (a, b) => b.Rating = a.Rating),
            new(nameof(Headline), "Headline", f => f.Headline, (a, b) => b.Headline = a.Headline),
            new(nameof(Standfirst), "Standfirst", f => f.Standfirst, (a, b) => b.Standfirst = a.Standfirst),
            new(nameof(Conclusion), "Conclusion", f => f.Conclusion, (a, b) => b.Conclusion = a.Conclusion),
            new(nameof(InShort), "In short", f => f.InShort, (a, b) => b.InShort = a.InShort),
            new(nameof(Explanation), "Explanation", f => f.Explanation, (a, b) => b.Explanation = a.Explanation),
        ];

        public int Version { get; set; }
        public string? Rating { get; set; }
        public string? Headline { get; set; }
        public string? Standfirst { get; set; }
        public string? Conclusion { get; set; }
        public string? InShort { get; set; }
        public string? Explanation { get; set; }
        public Dictionary<string, string> Choices { get; set; } = [];
        internal Claim Of { get; set; } = null!;
        internal Member By { get; set; } = null!;
        internal Overtaken? Overtaken { get; set; }

        internal VerdictText Text => new()
        {
            Headline = Headline ?? "",
            Standfirst = Standfirst ?? "",
            Conclusion = Conclusion ?? "",
            InShort = InShort ?? "",
            Explanation = Explanation ?? "",
        };

        internal bool IsBlank => Text == new VerdictText();

        internal int NextNumber => 1 + Of.Drafts.Select(d => d.Number).DefaultIfEmpty().Max();

        // The version of the draft, and not of the claim, which also counts votes that this person may not know of.
        internal static Form From(Claim claim, VerdictDraft? draft, Member by) => new()
        {
            Of = claim,
            By = by,
            Version = draft?.ClaimVersion ?? 0,
            Rating = draft?.Rating?.Key,
            Headline = draft?.Text.Headline,
            Standfirst = draft?.Text.Standfirst,
            Conclusion = draft?.Text.Conclusion,
            InShort = draft?.Text.InShort,
            Explanation = draft?.Text.Explanation,
        };
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Headline).AtMost(VerdictText.HeadlineMax, "the headline");
            RuleFor(f => f.Standfirst).AtMost(VerdictText.StandfirstMax, "the standfirst");
            RuleFor(f => f.Conclusion).AtMost(VerdictText.ConclusionMax, "the conclusion");
            RuleFor(f => f.InShort).AtMost(VerdictText.InShortMax, "“in short”")
                .Must(lines => lines is null || lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length <= VerdictText.InShortLines)
                .WithMessage($"At most {VerdictText.InShortLines} points, one on each line.");
            RuleFor(f => f.Explanation).AtMost(VerdictText.ExplanationMax, "the explanation")
                .Must(text => text is null || Markdown.CanRead(text)).WithMessage("Quotes or lists lie too deep in one another here. Use fewer levels.");
        }
    }
}
