using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Discussions;

/// <summary>Answers in a thread. A resolved one is open again.</summary>
[Requires(Permission.Discuss)]
public sealed class ReplyToThread(AppDbContext db, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/threads/{thread:int}/reply")]
    public async Task<IActionResult> Show(int id, int thread) => await Opened(id, thread, new()) is { } form ? Page(form) : NotFound();

    [HttpPost("claims/{id:int}/threads/{thread:int}/reply")]
    public async Task<IActionResult> Save(int id, int thread, Form form)
    {
        if (await Opened(id, thread, form) is null) return NotFound();
        if (!ModelState.IsValid) return Invalid(form);
        form.Thread.Reply(form.Text, form.Team, form.Rounds, By, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect($"{ClaimDesk(id)}#thread-{thread}");
    }

    async Task<Form?> Opened(int id, int thread, Form form)
    {
        if (await db.ThreadForChange(By, id, thread, Gone) is not var (kept, rounds)) return null;
        (form.Thread, form.Rounds) = (kept, rounds);
        form.Of = (await db.ClaimForChange(By, id, Gone))!;
        form.Team = await db.Mentionable(By, Gone);
        return form;
    }

    public sealed class Form
    {
        public string? Text { get; set; }
        internal Claim Of { get; set; } = null!;
        internal DiscussionThread Thread { get; set; } = null!;
        internal IReadOnlyCollection<Review> Rounds { get; set; } = [];
        internal IReadOnlyCollection<Member> Team { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Text).NotEmpty().WithMessage("Write something first.");
            RuleFor(f => f.Text).AtMost(Comment.TextMax, "the comment");
        }
    }
}
