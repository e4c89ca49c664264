using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Tongues;
using ClaimTrack.Web.Public.Following;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Tips;

/// <summary>A reader reports an error in a check. The newsroom finds it on the claim's desk.</summary>
[AllowAnonymous, FromOwnPages, EnableRateLimiting(Limit.Tips)]
public sealed class ReportError(AppDbContext db, MailSender mail, TimeProvider clock) : ReaderForm
{
    [HttpGet, HttpHead, Route("checks/{number:int}/report")]
    public async Task<IActionResult> Show(int number) =>
        await Ready(number, new Form { Receipt = SecretToken.Make() }) is { } form ? Page(form) : NotFound();

    [HttpPost("checks/{number:int}/report")]
    public async Task<IActionResult> Send(int number, Form form)
    {
        if (await Ready(number, form) is null) return NotFound();
        if (!ModelState.IsValid) return Invalid(form);
        var facts = new TipFacts { Text = form.Text, Url = form.Url };
        var (token, isSent) = await db.Receipt(form.Receipt, facts, Gone);
        if (!isSent)
        {
            var (now, hash) = (clock.GetUtcNow(), SecretToken.Hash(token));
            db.Tips.Add(new Tip(await db.Checks.SingleAsync(c => c.ClaimId == number, Gone), facts, hash, now));
            if (form.Email is { } address && mail.CanSend) await db.Ask(FollowKind.Tip, hash, address, now, Gone);
            await db.SaveChangesAsync(Gone);
        }
        return Redirect(HttpContext.InTongue(Receipts.PathOf(token)));
    }

    // A check that was taken back has no verdict left that could be wrong.
    async Task<Form?> Ready(int number, Form form)
    {
        if (await db.StandingChecks().Where(c => c.ClaimId == number).AsCards().FirstOrDefaultAsync(Gone) is not { } check) return null;
        form.Check = check;
        form.TakesMail = mail.CanSend;
        return form;
    }

    public sealed class Form
    {
        public string? Text { get; set; }
        public string? Url { get; set; }
        public string? Email { get; set; }

        /// <summary>A field that no person sees, for programs that fill in everything.</summary>
        public string? Website { get; set; }

        /// <summary>The secret of the receipt.</summary>
        public string? Receipt { get; set; }

        internal CheckCard Check { get; set; } = null!;
        internal bool TakesMail { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(Wording wording)
        {
            RuleFor(f => f.Text).NotEmpty().WithMessage(_ => $"{wording["Write down what is wrong."]}");
            RuleFor(f => f.Text).Fits(TipFacts.TextMax, wording);
            RuleFor(f => f.Url).LinkOrNone(wording);
            RuleFor(f => f.Email).AddressOrNone(wording);
            RuleFor(f => f.Website).NoProgram(wording);
        }
    }
}
