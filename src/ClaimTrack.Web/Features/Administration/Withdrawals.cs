using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Administration;

/// <summary>Checks that are not shown to readers because somebody with the power to do so ordered it. Whoever runs the
/// installation answers for that, and not the newsroom.</summary>
[InstanceAdmin]
public sealed class Withdrawals(AppDbContext db, TimeProvider clock) : Slice
{
    [HttpGet("admin/withdrawals")]
    public async Task<IActionResult> Show() => Page(await Filled(new Form()));

    [HttpPost("admin/withdrawals")]
    public async Task<IActionResult> Withdraw(Form form)
    {
        var claim = form.Number is { } number ? await Find(number) : null;
        if (form.Number is not null && claim?.Check is not { Order: null }) Complain(nameof(Form.Number), "No check with this number is shown to readers.");
        if (!ModelState.IsValid) return Invalid(await Filled(form));
        claim!.Withdraw(new LegalOrder { OrderedBy = form.OrderedBy!, Reason = form.Reason!, Url = form.Url }, clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect("/admin/withdrawals");
    }

    [HttpPost("admin/withdrawals/{number:int}/lift")]
    public async Task<IActionResult> Lift(int number)
    {
        if (await Find(number) is not { } claim) return NotFound();
        claim.LiftOrder(clock.GetUtcNow());
        await db.SaveChangesAsync(Gone);
        return Redirect("/admin/withdrawals");
    }

    Task<Claim?> Find(int number) => db.Claims.Include(c => c.Check!.Versions).ThenInclude(v => v.PublishedBy).FirstOrDefaultAsync(c => c.Id == number && c.Check != null, Gone);

    async Task<Form> Filled(Form form)
    {
        form.Standing = await db.Checks.Where(c => c.Order != null).OrderByDescending(c => c.ClaimId).Select(c => new Withdrawn(c.ClaimId, c.Team.Name, c.Order!)).ToListAsync(Gone);
        return form;
    }

    /// <summary>A check that readers do not see.</summary>
    public sealed record Withdrawn(int Number, string Team, LegalOrder Order);

    public sealed class Form
    {
        public int? Number { get; set; }
        public string? OrderedBy { get; set; }
        public string? Url { get; set; }
        public string? Reason { get; set; }
        public bool Confirmed { get; set; }
        internal IReadOnlyList<Withdrawn> Standing { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Number).NotNull().WithMessage("Give the number in the check’s address.");
            RuleFor(f => f.OrderedBy).NotEmpty().WithMessage("Name who ordered it.");
            RuleFor(f => f.OrderedBy).AtMost(LegalOrder.OrderedByMax, "the name");
            RuleFor(f => f.Url).WebAddress();
            RuleFor(f => f.Url).AtMost(LegalOrder.UrlMax, "the address");
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say what readers will be told.");
            RuleFor(f => f.Reason).AtMost(LegalOrder.ReasonMax, "the reason");
            RuleFor(f => f.Confirmed).Equal(true).WithMessage("Confirm that readers lose the check at once.");
        }
    }
}
