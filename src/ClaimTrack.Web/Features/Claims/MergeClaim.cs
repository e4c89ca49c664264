using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Joins a claim to another that says the same, chosen by its number or from a search.</summary>
[Requires(Permission.TriageClaims)]
public sealed class MergeClaim(AppDbContext db, TimeProvider clock) : DeskSlice
{
    const int Offered = 20;

    [HttpGet("claims/{id:int}/merge")]
    public async Task<IActionResult> Show(int id, string? q)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        if (claim.WhyNot(ClaimAction.Merge, By, clock.GetUtcNow()) is { } no) throw new RefusedException(no);
        return Page(await WithOffer(new Form { Of = claim, Q = q?.Trim() }));
    }

    [HttpPost("claims/{id:int}/merge")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        var number = form.Number is { } typed ? ClaimNumber.Read(typed) : form.Into;
        var field = form.Number is not null || form.Into is null ? nameof(Form.Number) : nameof(Form.Into);
        if (form.Number is null && form.Into is null) Complain(field, "Choose the claim that says the same, or write its number.");
        else if (number is null) Complain(field, "Write the number as it stands on the claim, as in CT-198.");
        var target = number == id ? claim : number is { } n ? await db.ClaimForChange(By, n, Gone) : null;
        if (number is not null && target is null) Complain(field, $"There is no claim CT-{number} in this team.");
        if (!ModelState.IsValid || target is null) return Invalid(await WithOffer(form));
        try
        {
            claim.MergeInto(target, By, clock.GetUtcNow());
        }
        catch (RefusedException refused) when (refused.Refusal.Rule is Rule.SameClaim or Rule.TargetMerged)
        {
            Complain(field, refused.Message);
            return Invalid(await WithOffer(form));
        }
        await db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id));
    }

    async Task<Form> WithOffer(Form form)
    {
        var id = form.Of.Id;
        var claims = db.ClaimsOf(By).Where(c => c.Id != id && c.Status != ClaimStatus.Merged);
        foreach (var word in (form.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            var like = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)}%";
            claims = claims.Where(c => EF.Functions.Like(c.Facts.Statement, like, "\\") || (c.Claimant != null && EF.Functions.Like(c.Claimant.Name, like, "\\")));
        }
        form.Offer = await claims.OrderByDescending(c => c.Id).Take(Offered)
            .Select(c => new Candidate(c.Id, c.Facts.Statement, c.Claimant == null ? null : c.Claimant.Name, c.Status)).ToListAsync(Gone);
        return form;
    }

    /// <summary>A claim that this one could be joined to.</summary>
    public sealed record Candidate(int Id, string Statement, string? Claimant, ClaimStatus Status);

    public sealed class Form
    {
        public int? Into { get; set; }
        public string? Number { get; set; }
        public string? Q { get; set; }
        internal Claim Of { get; set; } = null!;
        internal IReadOnlyList<Candidate> Offer { get; set; } = [];
    }
}
