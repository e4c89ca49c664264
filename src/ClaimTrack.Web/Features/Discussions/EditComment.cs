using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Rewords one's own comment.</summary>
[Requires(Permission.Discuss)]
public sealed class EditComment(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/threads/{thread:int}/comments/{comment:int}/edit")]
    public async Task<IActionResult> Show(int id, int thread, int comment)
    {
        if (await Opened(id, thread, comment, new()) is not { } form) return NotFound();
        form.Version = form.Thread.Version;
        form.Text = form.Comment.Text;
        return Page(form);
    }

    [HttpPost("claims/{id:int}/threads/{thread:int}/comments/{comment:int}/edit")]
    public async Task<IActionResult> Save(int id, int thread, int comment, Form form)
    {
        if (await Opened(id, thread, comment, form) is null) return NotFound();
        if (await Overtaken(form))
        {
            form.Theirs = form.Comment.Text;
            form.Version = form.Thread.Version;
            ModelState.Remove(nameof(Form.Version));
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page(form);
        }
        if (!ModelState.IsValid) return Invalid(form);
        form.Thread.Edit(form.Comment, form.Text, await db.Mentionable(By, Gone), By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#comment-{comment}");
    }

    // Only another tab of the same person can have been quicker. What others answered meanwhile is no conflict.
    async Task<bool> Overtaken(Form form)
    {
        var (seen, of) = (form.Thread.Seen(form.Version), form.Comment);
        return form.Text is not null && form.Text != of.Text && of.EditedAt is not null && await db.HistoryOf(By)
            .AnyAsync(e => e.CommentId == of.Id && e.Kind == EventKind.CommentEdited && e.EntityVersion > seen, Gone);
    }

    async Task<Form?> Opened(int id, int thread, int comment, Form form)
    {
        if (await db.ThreadForChange(By, id, thread, Gone) is not var (kept, _) || kept.Comments.FirstOrDefault(c => c.Id == comment) is not { } of) return null;
        if (of.AuthorId != By.Id) throw new RefusedException(Rule.NotItsAuthor, $"Only {of.Author.Name} can change this comment.");
        if (of.RemovedAt is not null) throw new RefusedException(Rule.WrongStatus, "You removed this comment. Write another one.");
        (form.Thread, form.Comment, form.Of) = (kept, of, (await db.ClaimForChange(By, id, Gone))!);
        return form;
    }

    public sealed class Form
    {
        public int Version { get; set; }
        public string? Text { get; set; }
        internal Claim Of { get; set; } = null!;
        internal DiscussionThread Thread { get; set; } = null!;
        internal Comment Comment { get; set; } = null!;
        internal string? Theirs { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write something, or remove the comment instead.");
            RuleFor(f => f.Text).AtMost(Domain.Comment.TextMax, "the comment");
        }
    }
}
