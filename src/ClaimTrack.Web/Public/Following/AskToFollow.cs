using ClaimTrack.Data;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Tips;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace ClaimTrack.Web.Public.Following;

/// <summary>A reader wants to hear by e-mail of a check or a topic: <c>/follow?check=214</c>, <c>/follow?topic=Ferries</c>. The
/// answer is the same whether the address is known or not.</summary>
[AllowAnonymous, FromOwnPages, EnableRateLimiting(Limit.Tips)]
public sealed class AskToFollow(AppDbContext db, MailSender mail, TimeProvider clock) : ReaderForm
{
    [HttpGet, HttpHead, Route("follow")]
    public async Task<IActionResult> Show(string? check, string? topic)
    {
        var form = new Form { Check = check, Topic = Rules.Clean(topic) };
        return await Thing(form) is not null ? Page(form) : NotFound();
    }

    [HttpPost("follow")]
    public async Task<IActionResult> Ask(Form form)
    {
        if (await Thing(form) is not { } thing) return NotFound();
        if (!ModelState.IsValid) return Invalid(form);
        if (mail.CanSend) await db.Ask(thing.Kind, thing.Of, form.Email!, clock.GetUtcNow(), Gone);
        await db.SaveChangesAsync(Gone);
        return View("AskedToFollow", form);
    }

    async Task<Followed?> Thing(Form form)
    {
        form.TakesMail = mail.CanSend;
        return form.Thing = form.Topic is { } topic ? await db.FollowedTopic(topic, Gone)
            : form.Check is { } typed && CheckAddress.TryRead(typed) is { } number ? await db.FollowedCheck(number, Gone) : null;
    }

    public sealed class Form
    {
        public string? Check { get; set; }
        public string? Topic { get; set; }
        public string? Email { get; set; }

        /// <summary>A field that no person sees, for programs that fill in everything.</summary>
        public string? Website { get; set; }

        internal Followed? Thing { get; set; }
        internal bool TakesMail { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(Wording wording)
        {
            RuleFor(f => f.Email).Must(Rules.IsMailAddress).WithMessage(_ => $"{wording["Write an e-mail address, such as name@example.org."]}");
            RuleFor(f => f.Website).NoProgram(wording);
        }
    }
}
