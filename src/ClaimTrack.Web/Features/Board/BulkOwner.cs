using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Gives many claims an owner, or none.</summary>
[Requires(Permission.KeepClaims), Route("desk/{team}/bulk/owner")]
public sealed class BulkOwner(AppDbContext db, TimeProvider clock) : BulkSlice<BulkOwner.Form>(db, clock)
{
    protected override async Task Offer(Form form)
    {
        var people = await Db.MembersOf(By).Where(m => m.RemovedAt == null).OrderBy(m => m.Name).ToListAsync(Gone);
        form.People = [new("Nobody", ""), .. people.Where(m => m.May(Permission.KeepClaims)).Select(m => new SelectListItem(m.Id == By.Id ? $"{m.Name} (you)" : m.Name, $"{m.Id}"))];
    }

    private protected override async Task<BulkAct?> Act(Form form)
    {
        var owner = form.OwnerId is { } who ? await Db.MembersOf(By).FirstOrDefaultAsync(m => m.Id == who && m.RemovedAt == null, Gone) : null;
        if (form.OwnerId is not null && owner is null) Complain(nameof(Form.OwnerId), "Choose somebody who is in the team.");
        return new OwnerAct(owner?.Id, owner?.Name);
    }

    public sealed class Form : BulkForm
    {
        public int? OwnerId { get; set; }
        internal IReadOnlyList<SelectListItem> People { get; set; } = [];
    }
}
