using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>Does not take a tip up, with a reason and, if wanted, an answer. The usual answers fill the form in.</summary>
[Requires(Permission.TriageTips)]
public sealed class DeclineTip(AppDbContext db, TimeProvider clock) : TipSlice(db)
{
    [HttpGet("tips/{id:int}/decline")]
    public async Task<IActionResult> Show(int id, TipDecline? because) => await Open(id, null) is { } tip
        ? Page(new Form { Reason = because, Answer = because is { } reason ? Usual(reason) : null, Of = tip }) : NotFound();

    [HttpPost("tips/{id:int}/decline")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Open(id, null) is not { } tip) return NotFound();
        form.Of = tip;
        if (!ModelState.IsValid) return Invalid(form);
        tip.Decline(form.Reason, form.Answer, By, clock.GetUtcNow());
        await Db.SaveChangesAsync(Gone);
        return Redirect(Tips);
    }

    // The sender reads the reason in any case; the answer adds what is particular.
    static string? Usual(TipDecline reason) => reason switch
    {
        TipDecline.NotAFact => "Thank you. We check statements that evidence can prove or disprove. If it rests on a figure or an event, send us that.",
        TipDecline.NotCheckable => "Thank you. We looked for records, data or people who could know, and found none. If you know of any, tell us.",
        TipDecline.CheckedAlready => "Thank you. Our check of it is here: ",
        TipDecline.OutOfScope => "Thank you. Others may check it; we keep to what our readers act on.",
        TipDecline.NotFound => "Thank you. We looked where you said and did not find it. If you have a link or a picture, send it to us.",
        TipDecline.TextHolds => "Thank you for reading so closely. We went through the sources again: ",
        _ => null,
    };

    public sealed class Form
    {
        public TipDecline? Reason { get; set; }
        public string? Answer { get; set; }
        internal Tip Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).NotNull().WithMessage("Say why it is not taken up.").IsInEnum().WithMessage("Choose one of the reasons.");
            RuleFor(f => f.Answer).NotEmpty().When(f => f.Reason == TipDecline.Other).WithMessage("Say in the answer what the other reason is.");
            RuleFor(f => f.Answer).AtMost(Tip.AnswerMax, "the answer");
        }
    }
}
