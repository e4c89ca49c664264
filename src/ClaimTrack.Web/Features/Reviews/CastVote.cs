using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Reviews;

/// <summary>Votes on the draft in review: approves it, or asks for changes.</summary>
[Requires(Permission.Vote)]
public sealed class CastVote(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/votes/new")]
    public async Task<IActionResult> Show(int id, Decision decision = Decision.Approve)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        var action = decision == Decision.Approve ? ClaimAction.Approve : ClaimAction.RequestChanges;
        if (claim.WhyNot(action, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(new Form { Of = claim, Decision = decision, Draft = claim.CurrentDraft!.Number, SeenVersion = claim.ContentVersion });
    }

    [HttpPost("claims/{id:int}/votes")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (!ModelState.IsValid) return Invalid(form);
        try
        {
            claim.Vote(By, form.Decision!.Value, form.Comment, form.Draft, clock.GetUtcNow(), form.SeenVersion);
        }
        catch (RefusedException stale) when (stale.Refusal.Rule == Rule.StaleDraft)
        {
            // The comment stays; the vote goes to the newer draft only when the person sends it again.
            form.Stale = stale.Message;
            form.Seen = form.Draft;
            form.Draft = claim.CurrentDraft!.Number;
            form.SeenVersion = claim.ContentVersion;
            ModelState.Remove(nameof(Form.Draft));
            ModelState.Remove(nameof(Form.SeenVersion));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#review");
    }

    public sealed class Form
    {
        public Decision? Decision { get; set; }
        public string? Comment { get; set; }
        public int Draft { get; set; }
        public int? SeenVersion { get; set; }
        internal Claim Of { get; set; } = null!;
        internal string? Stale { get; set; }
        internal int Seen { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Decision).NotNull().WithMessage("Approve the draft, or ask for changes.").IsInEnum().WithMessage("Approve the draft, or ask for changes.");
            RuleFor(f => f.Comment).NotEmpty().When(f => f.Decision == Domain.Decision.RequestChanges).WithMessage("Say which changes you ask for.");
            RuleFor(f => f.Comment).AtMost(Vote.CommentMax, "the comment");
        }
    }
}
