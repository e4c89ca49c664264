using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Something that is done to a claim together with another one of the team, chosen by its number or from a search.</summary>
public abstract class OtherClaimSlice(AppDbContext db) : DeskSlice
{
    const int Offered = 20;

    /// <summary>The other claim, ready for any of its methods; null where the form does not name one, which it is told.</summary>
    /// <param name="form">What was filled in.</param>
    /// <param name="ask">What to do where nothing was chosen.</param>
    protected async Task<Claim?> Chosen(OtherClaimForm form, string ask)
    {
        var number = form.Number is { } typed ? ClaimNumber.Read(typed) : form.Other;
        if (form.Number is null && form.Other is null) Complain(form.Field, ask);
        else if (number is null) Complain(form.Field, "Write the number as it stands on the claim, as in CT-198.");
        var other = number == form.Of.Id ? form.Of : number is { } n ? await db.ClaimForChange(By, n, Gone) : null;
        if (number is not null && other is null) Complain(form.Field, $"There is no claim CT-{number} in this team.");
        return ModelState.IsValid ? other : null;
    }

    /// <summary>The form with the newest of these claims that have the words looked for.</summary>
    protected async Task<T> WithOffer<T>(T form, IQueryable<Claim> claims) where T : OtherClaimForm
    {
        var id = form.Of.Id;
        claims = claims.Where(c => c.Id != id && c.Status != ClaimStatus.Merged);
        foreach (var pattern in SearchWords.Patterns(form.Q))
            claims = claims.Where(c => EF.Functions.Like(c.Facts.Statement, pattern, SearchWords.Escape) || (c.Claimant != null && EF.Functions.Like(c.Claimant.Name, pattern, SearchWords.Escape)));
        form.Offer = await claims.OrderByDescending(c => c.Id).Take(Offered)
            .Select(c => new OtherClaimForm.Candidate(c.Id, c.Facts.Statement, c.Facts.Language, c.Claimant == null ? null : c.Claimant.Name, c.Status)).ToListAsync(Gone);
        return form;
    }
}

/// <summary>The choice of another claim.</summary>
public abstract class OtherClaimForm
{
    public int? Other { get; set; }
    public string? Number { get; set; }
    public string? Q { get; set; }
    internal Claim Of { get; set; } = null!;

    /// <summary>The form's address under the claim's.</summary>
    internal abstract string Path { get; }

    /// <summary>What its button says.</summary>
    internal abstract string Act { get; }

    /// <summary>What stands above what is wrong.</summary>
    internal abstract string NotYet { get; }

    internal IReadOnlyList<Candidate> Offer { get; set; } = [];

    /// <summary>The field in which the choice was made: a number that is written goes before a line that is chosen.</summary>
    internal string Field => Number is not null || Other is null ? nameof(Number) : nameof(Other);

    /// <summary>A claim that can be chosen.</summary>
    public sealed record Candidate(int Id, string Statement, string? Language, string? Claimant, ClaimStatus Status);
}
