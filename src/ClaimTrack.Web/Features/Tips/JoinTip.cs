using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Tips;

/// <summary>Puts a tip to a claim that says the same, chosen from the similar ones or by its number.</summary>
[Requires(Permission.TriageTips)]
public sealed class JoinTip(AppDbContext db, TimeProvider clock) : TipSlice(db)
{
    [HttpGet("tips/{id:int}/join")]
    public async Task<IActionResult> Show(int id) => await Open(id, TipKind.Suggestion) is { } tip ? Page(await Ready(new Form { Of = tip })) : NotFound();

    [HttpPost("tips/{id:int}/join")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        if (await Open(id, TipKind.Suggestion) is not { } tip) return NotFound();
        form.Of = tip;
        var number = form.Number is { } typed ? ClaimNumber.Read(typed) : form.Into;
        var field = form.Number is null && form.Into is not null ? nameof(Form.Into) : nameof(Form.Number);
        if (form.Number is null && form.Into is null) Complain(field, "Choose the claim that says the same, or write its number.");
        else if (number is null) Complain(field, "Write the number as it stands on the claim, as in CT-198.");
        var claim = number is { } n ? await Db.ClaimsOf(By).Include(c => c.MergedInto).FirstOrDefaultAsync(c => c.Id == n, Gone) : null;
        if (number is not null && claim is null) Complain(field, $"There is no claim CT-{number} in this team.");
        if (claim is { Status: ClaimStatus.Merged }) Complain(field, $"CT-{claim.Id} was merged into CT-{claim.MergedIntoId}. Choose that one.");
        if (!ModelState.IsValid || claim is null) return Invalid(await Ready(form));
        tip.Join(claim, By, clock.GetUtcNow());
        await Db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(claim.Id));
    }

    async Task<Form> Ready(Form form)
    {
        form.Similar = await Db.SimilarClaims(By, form.Of, Gone);
        return form;
    }

    public sealed class Form
    {
        public int? Into { get; set; }
        public string? Number { get; set; }
        internal Tip Of { get; set; } = null!;
        internal IReadOnlyList<SimilarClaim> Similar { get; set; } = [];
    }
}
