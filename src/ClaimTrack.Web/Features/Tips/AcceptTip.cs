using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Claims;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>Makes a claim of a tip.</summary>
[Requires(Permission.TriageTips)]
public sealed class AcceptTip(AppDbContext db, TimeProvider clock) : TipSlice(db)
{
    [HttpGet("tips/{id:int}/accept")]
    public async Task<IActionResult> Show(int id) => await Open(id, TipKind.Suggestion) is { } tip
        ? Page(new Form { Statement = Cut.WithEllipsis(tip.Facts.Text ?? "", ClaimFacts.StatementMax), Language = tip.Facts.Language ?? By.Team.Language, Of = tip }) : NotFound();

    [HttpPost("tips/{id:int}/accept")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Open(id, TipKind.Suggestion) is not { } tip) return NotFound();
        form.Of = tip;
        if (!ModelState.IsValid) return Invalid(form);
        var facts = new ClaimFacts { Statement = form.Statement!, ClaimedOn = form.ClaimedOn, Language = form.Language };
        var claimant = await Db.ClaimantNamed(By, form.Claimant, form.ClaimantKind, Gone);
        var claim = Db.Claims.Add(tip.Accept(facts, claimant, await Db.TopicNamed(By, form.Topic, Gone), By, clock.GetUtcNow())).Entity;
        await Db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(claim.Id));
    }

    public sealed class Form
    {
        public string? Statement { get; set; }
        public string? Claimant { get; set; }
        public ClaimantKind ClaimantKind { get; set; }
        public DateOnly? ClaimedOn { get; set; }
        public string? Topic { get; set; }
        public string? Language { get; set; }
        internal Tip Of { get; set; } = null!;
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Statement).NotEmpty().WithMessage("Write the claim.");
            RuleFor(f => f.Statement).AtMost(ClaimFacts.StatementMax, "the claim");
            RuleFor(f => f.Claimant).Name(Domain.Claimant.NameMax, "the claimant’s name");
            RuleFor(f => f.ClaimantKind).IsInEnum().WithMessage("Choose whether it is a person or an organisation.");
            RuleFor(f => f.Topic).Name(Domain.Topic.NameMax, "the topic");
            RuleFor(f => f.Language).LanguageTag();
        }
    }
}
