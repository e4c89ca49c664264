using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Says which claim this one translates, and takes that back. Whoever reads one of the two checks is shown the other.</summary>
[Requires(Permission.KeepClaims)]
public sealed class LinkTranslation(AppDbContext db, TimeProvider clock) : OtherClaimSlice(db)
{
    readonly AppDbContext _db = db;

    [HttpGet("claims/{id:int}/translation")]
    public async Task<IActionResult> Show(int id, string? q)
    {
        var claim = await _db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.WhyNot(ClaimAction.LinkTranslation, By, clock.GetUtcNow()).ThrowIfAny();
        return Page(await Ready(new Form { Of = claim, Q = q?.Trim() }));
    }

    [HttpPost("claims/{id:int}/translation")]
    public async Task<IActionResult> Save(int id, Form form)
    {
        var claim = await _db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        form.Of = claim;
        if (await Chosen(form, "Choose the claim that this one translates, or write its number.") is not { } original) return Invalid(await Ready(form));
        try
        {
            claim.LinkTranslation(original, By, clock.GetUtcNow());
        }
        catch (RefusedException refused) when (refused.Refusal.Rule is Rule.SameClaim or Rule.TargetMerged or Rule.TranslationUnfit)
        {
            Complain(form.Field, refused.Message);
            return Invalid(await Ready(form));
        }
        await _db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#claim");
    }

    [HttpPost("claims/{id:int}/translation/undo")]
    public async Task<IActionResult> Undo(int id)
    {
        var claim = await _db.ClaimForChange(By, id, Gone);
        if (claim is null) return NotFound();
        claim.UnlinkTranslation(By, clock.GetUtcNow());
        await _db.SaveChangesAsync(Gone);
        return Redirect(ClaimDesk(id) + "#claim");
    }

    // What could be its original: no translation itself, and in another language.
    Task<Form> Ready(Form form)
    {
        var (language, ofTeam) = (form.Of.Language, By.Team.Language);
        return WithOffer(form, _db.ClaimsOf(By).Where(c => c.TranslationOfId == null && (c.Facts.Language ?? ofTeam) != language));
    }

    public sealed class Form : OtherClaimForm
    {
        internal override string Path => "translation";
        internal override string Act => "Link translation";
        internal override string NotYet => "The translation is not linked yet";
    }
}
