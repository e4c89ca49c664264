using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Watches many claims, or no longer.</summary>
[Requires(Permission.ReadTeam), Route("desk/{team}/bulk/watch")]
public sealed class BulkWatch(AppDbContext db, TimeProvider clock) : BulkSlice<BulkWatch.Form>(db, clock)
{
    private protected override Task<BulkAct?> Act(Form form) => Task.FromResult<BulkAct?>(new WatchAct(form.Off));

    public sealed class Form : BulkForm
    {
        public bool Off { get; set; }
    }
}
