using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Decides not to check many claims, and says why.</summary>
[Requires(Permission.TriageClaims), Route("desk/{team}/bulk/decline")]
public sealed class BulkDecline(AppDbContext db, TimeProvider clock) : BulkSlice<BulkDecline.Form>(db, clock)
{
    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new DeclineAct(form.Reason!.Value, form.Note));

    public sealed class Form : BulkForm
    {
        public DeclineReason? Reason { get; set; }
        public string? Note { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).NotNull().WithMessage("Say why the claims are declined.").IsInEnum().WithMessage("Choose one of the reasons.");
            RuleFor(f => f.Note).NotEmpty().When(f => f.Reason == DeclineReason.Other).WithMessage("Say in the note what the other reason is.");
            RuleFor(f => f.Note).AtMost(Claim.ReasonMax, "the note");
        }
    }
}
