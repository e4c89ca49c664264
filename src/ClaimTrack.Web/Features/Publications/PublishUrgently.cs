using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Features.Publications;

/// <summary>Publishes a verdict in review before it has its approvals. The reason stays in the history, and the round goes on.</summary>
[Requires(Permission.PublishUrgently)]
public sealed class PublishUrgently(AppDbContext db, IOptions<SiteOptions> site, TimeProvider clock) : DeskSlice
{
    [HttpGet("claims/{id:int}/publish-urgently")]
    public async Task<IActionResult> Show(int id)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        // The page explains a gate that is closed; only the workflow turns people away from it.
        if (ClaimWorkflow.Refuse(claim.Status, ClaimAction.PublishUrgently, By) is { } no) throw new RefusedException(no);
        return Page(await Filled(new Form { Draft = claim.CurrentDraft!.Number, SeenVersion = claim.ContentVersion }, claim));
    }

    [HttpPost("claims/{id:int}/publish-urgently")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (ClaimWorkflow.Refuse(claim.Status, ClaimAction.PublishUrgently, By) is { } no) throw new RefusedException(no);
        if (!ModelState.IsValid) return Invalid(await Filled(form, claim));
        claim.DemandDraft(form.Draft);
        claim.DemandSeen(form.SeenVersion);
        claim.PublishUrgently(form.Reason, await Context(claim), By);
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#review");
    }

    async Task<Form> Filled(Form form, Claim claim)
    {
        form.Of = claim;
        form.Gate = [.. PublishGate.Check(claim, (await Context(claim)) with { IsUrgent = true }).Select(c => c.Name == GateName.Approvals && claim.HidesVotesFrom(By)
            ? c with { State = GateState.Warning, Sentence = $"{claim.ApprovalsNeeded} independent approvals of the current draft; urgent, the round goes on afterwards" } : c)];
        return form;
    }

    Task<GateContext> Context(Claim claim) => db.GateContextOf(claim, site.Value.HostName(Request), clock.GetUtcNow(), Gone);

    public sealed class Form
    {
        public int Draft { get; set; }
        public int? SeenVersion { get; set; }
        public string? Reason { get; set; }
        public bool Confirmed { get; set; }
        internal Claim Of { get; set; } = null!;
        internal IReadOnlyList<GateCondition> Gate { get; set; } = [];
    }

    public sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why this cannot wait for its approvals. It stays in the history.");
            RuleFor(f => f.Reason).AtMost(Correction.ReasonMax, "the reason");
            RuleFor(f => f.Confirmed).Equal(true).WithMessage("Confirm that readers see it at once.");
        }
    }
}
