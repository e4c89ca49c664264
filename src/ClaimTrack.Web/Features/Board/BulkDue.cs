using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Sets the day until which many claims are to be checked, or takes it away.</summary>
[Requires(Permission.KeepClaims), Route("desk/{team}/bulk/due")]
public sealed class BulkDue(AppDbContext db, TimeProvider clock) : BulkSlice<BulkDue.Form>(db, clock)
{
    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new DueAct(form.DueOn));

    public sealed class Form : BulkForm
    {
        public DateOnly? DueOn { get; set; }
    }
}
