using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Takes many claims up for research.</summary>
[Requires(Permission.TriageClaims), Route("desk/{team}/bulk/accept")]
public sealed class BulkAccept(AppDbContext db, TimeProvider clock) : BulkSlice<BulkAccept.Form>(db, clock)
{
    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new AcceptAct());

    public sealed class Form : BulkForm;
}
