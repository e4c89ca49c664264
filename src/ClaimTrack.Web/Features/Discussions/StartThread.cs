using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Says something about a claim, a source, a field of the verdict, words in a draft, or a vote.</summary>
[Requires(Permission.Discuss)]
public sealed class StartThread(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/threads/new")]
    public async Task<IActionResult> Show(int id, ThreadSubject on, int? evidence, string? field, int? draft, int? vote, string? words)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        var form = new Form { Of = claim, On = on, Evidence = evidence, Field = field, Draft = draft ?? claim.CurrentDraft?.Number, Vote = vote, Words = words };
        form.Place = PlaceOf(form with { Words = null });
        ModelState.Clear(); // an address that was mistyped opens the plain form
        return Page(form.Place is null ? form with { On = ThreadSubject.Claim, Place = new() } : form);
    }

    [HttpPost("claims/{id:int}/threads/new")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        form.Place = PlaceOf(form with { Words = null }) ?? new();
        var place = PlaceOf(form);
        if (!ModelState.IsValid || place is null) return Invalid(form);
        var thread = new DiscussionThread(claim, place, form.Text, await db.Mentionable(By, Gone), By, clock.GetUtcNow());
        db.Threads.Add(thread);
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#thread-{thread.Id}");
    }

    // Where it is to hang, with the words that stand there now; null after a complaint.
    ThreadPlace? PlaceOf(Form form)
    {
        var claim = form.Of;
        switch (form.On)
        {
            case ThreadSubject.Claim:
                return new();
            case ThreadSubject.Evidence when claim.Evidence.FirstOrDefault(e => e.Number == form.Evidence) is { } row:
                return new() { Subject = ThreadSubject.Evidence, EvidenceNumber = row.Number, Words = row.Source.Title };
            case ThreadSubject.Vote when claim.Reviews.SelectMany(r => r.VotesFor(By)).FirstOrDefault(v => v.Id == form.Vote) is { } vote:
                return new() { Subject = ThreadSubject.Vote, VoteId = vote.Id };
            case ThreadSubject.Verdict when claim.Drafts.FirstOrDefault(d => d.Number == form.Draft) is { } draft:
                var field = DraftWords.Named(form.Field);
                if (form.Words is null)
                    return field is null ? new() { Subject = ThreadSubject.Verdict, DraftNumber = draft.Number }
                        : new() { Subject = ThreadSubject.Verdict, Field = field.Name, DraftNumber = draft.Number, Words = DraftWords.Of(draft, field) };
                if (form.Words.Length > ThreadPlace.WordsMax) return null; // the validator has said so
                if (DraftWords.Find(draft, field, form.Words) is { } found)
                    return new() { Subject = ThreadSubject.Verdict, Field = found.Field.Name, DraftNumber = draft.Number, Quote = found.Quote, Words = found.Quote.Exact };
                Complain(nameof(Form.Words), $"These words are not in {(field is null ? "" : $"the {field.Called} of ")}draft {draft.Number}. Copy them exactly as they stand.");
                return null;
            default:
                Complain("", "What you want to comment on is not there any more. Say it on the claim instead.");
                return null;
        }
    }

    public sealed record Form
    {
        public ThreadSubject On { get; set; }
        public int? Evidence { get; set; }
        public string? Field { get; set; }
        public int? Draft { get; set; }
        public int? Vote { get; set; }
        public string? Words { get; set; }
        public string? Text { get; set; }
        internal Claim Of { get; set; } = null!;
        internal ThreadPlace? Place { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write something first.");
            RuleFor(f => f.Text).AtMost(Comment.TextMax, "the comment");
            RuleFor(f => f.Words).AtMost(ThreadPlace.WordsMax, "the passage");
        }
    }
}
