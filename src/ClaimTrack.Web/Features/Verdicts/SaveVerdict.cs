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
        if (form.TakeBoth(ModelState)) return Page(form);
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

    /// <summary>Keeps what is typed, a moment after each pause.</summary>
    /// <returns>The draft, the version that it is based on now, and what others wrote in other fields meanwhile.</returns>
    [HttpPost("claims/{id:int}/verdict/kept")]
    public async Task<IActionResult> Keep(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        form.By = By;
        var typed = Form.Fields.ToDictionary(f => f.Name, f => f.Read(form));
        if (Overtaken(claim, form)) return Conflict(new { form.Overtaken!.Title });
        if (!ModelState.IsValid) return UnprocessableEntity(new { Title = ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage });
        var rating = claim.Team.Scale.Ratings.FirstOrDefault(r => r.Key == form.Rating);
        if (form is { Rating: null, IsBlank: true } && claim.CurrentDraft is null) return NoContent();
        var draft = claim.WriteVerdict(rating, form.Text, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Ok(new
        {
            Draft = draft.Number,
            Version = draft.ClaimVersion,
            Theirs = Form.Fields.Where(f => !ThreeWay.Same(f.Read(form), typed[f.Name])).ToDictionary(f => f.Name, f => f.Read(form)),
        });
    }

    // Joins what others saved since the form was opened into it. True if a field needs the person's word.
    bool Overtaken(Claim claim, Form form)
    {
        form.Version = claim.Seen(form.Version);
        var seen = claim.Drafts.Where(d => d.ClaimVersion <= form.Version).MaxBy(d => d.Number);
        // What the page began from comes with it: a draft that is being written has changed since without a trace.
        var before = form.Was ?? Form.From(claim, seen, By);
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
        foreach (var field in open) form.Both[field.Field] = BothTexts.Join(field.Base, field.Theirs, field.Mine);
        form.Was = Words.Copy(now);
        form.Overtaken = new($"{who} saved draft {current.Number} {(current.Author.Id == By.Id ? "elsewhere " : "")}while you were writing", who, current.SavedAt, open);
        form.Version = current.ClaimVersion;
        ModelState.Remove(nameof(Form.Version));
        return true;
    }

    void Take(Form.Field field, Words from, Form into)
    {
        field.Write(into, field.Read(from));
        ModelState.Remove(field.Name);
    }

    /// <summary>What is written in a verdict.</summary>
    public class Words
    {
        public string? Rating { get; set; }
        public string? Headline { get; set; }
        public string? Standfirst { get; set; }
        public string? Conclusion { get; set; }
        public string? InShort { get; set; }
        public string? Explanation { get; set; }

        internal static Words Copy(Words other) => new()
        {
            Rating = other.Rating,
            Headline = other.Headline,
            Standfirst = other.Standfirst,
            Conclusion = other.Conclusion,
            InShort = other.InShort,
            Explanation = other.Explanation,
        };
    }

    public sealed class Form : Words
    {
        /// <summary>A field that two people can change at once.</summary>
        internal readonly record struct Field(string Name, string Label, Func<Words, string?> Read, Action<Words, string?> Write)
        {
            /// <summary>The value as people call it.</summary>
            public string? Words(Claim claim, string? value) => Name != nameof(Rating) ? value
                : claim.Team.Scales.SelectMany(s => s.Ratings).LastOrDefault(r => r.Key == value)?.Label ?? value;
        }

        internal static readonly Field[] Fields =
        [
            new(nameof(Rating), "Rating", f => f.Rating, (f, value) => f.Rating = value),
            new(nameof(Headline), "Headline", f => f.Headline, (f, value) => f.Headline = value),
            new(nameof(Standfirst), "Standfirst", f => f.Standfirst, (f, value) => f.Standfirst = value),
            new(nameof(Conclusion), "Conclusion", f => f.Conclusion, (f, value) => f.Conclusion = value),
            new(nameof(InShort), "In short", f => f.InShort, (f, value) => f.InShort = value),
            new(nameof(Explanation), "Explanation", f => f.Explanation, (f, value) => f.Explanation = value),
        ];

        public int Version { get; set; }

        /// <summary>What the page began from.</summary>
        public Words? Was { get; set; }
        public Dictionary<string, string> Choices { get; set; } = [];

        /// <summary>Both texts in one, for the fields that need a choice.</summary>
        public Dictionary<string, string> Both { get; set; } = [];
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

        internal int NextNumber => Of.NextDraftNumberOf(By);

        /// <summary>Whether the form is kept while it is typed.</summary>
        internal bool IsKept => Of.Status == ClaimStatus.Researching;

        /// <summary>Puts both texts into the fields for which that was chosen, to be edited and saved again.</summary>
        /// <returns>Whether there was any.</returns>
        internal bool TakeBoth(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
        {
            var chosen = Fields.Where(f => Choices.GetValueOrDefault(f.Name) == "both" && Both.ContainsKey(f.Name) && f.Name != nameof(Rating)).ToList();
            foreach (var field in chosen)
            {
                field.Write(this, Rules.Clean(Both[field.Name]));
                state.Remove(field.Name);
                Choices.Remove(field.Name);
            }
            TookBoth = chosen.Count > 0;
            return TookBoth;
        }

        internal bool TookBoth { get; private set; }

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
            Was = draft is null ? new() : new()
            {
                Rating = draft.Rating?.Key,
                Headline = draft.Text.Headline,
                Standfirst = draft.Text.Standfirst,
                Conclusion = draft.Text.Conclusion,
                InShort = draft.Text.InShort,
                Explanation = draft.Text.Explanation,
            },
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
                .Must(text => text is null || Markdown.CanRead(text)).WithMessage("Quotes, lists or brackets lie too deep in one another here, or a table has too many cells. Use fewer.");
        }
    }
}
