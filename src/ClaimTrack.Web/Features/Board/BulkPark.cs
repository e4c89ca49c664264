using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Lays many claims aside until a day.</summary>
[Requires(Permission.TriageClaims), Route("desk/{team}/bulk/park")]
public sealed class BulkPark(AppDbContext db, TimeProvider clock) : BulkSlice<BulkPark.Form>(db, clock)
{
    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new ParkAct(form.Until!.Value, form.Note));

    public sealed class Form : BulkForm
    {
        public DateOnly? Until { get; set; }
        public string? Note { get; set; }
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.Until).NotNull().WithMessage("Choose the day on which the claims wake.")
                .Must(day => day is null || day > DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).WithMessage("Choose a day that lies ahead.");
            RuleFor(f => f.Note).AtMost(Claim.ReasonMax, "the note");
        }
    }
}
