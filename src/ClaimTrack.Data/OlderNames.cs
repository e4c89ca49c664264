using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Data;

/// <summary>Names that were kept before they had their part of an address get it, as no migration can make one.</summary>
public static class OlderNames
{
    /// <summary>Looks for such names and mends them; on a database that has none it changes nothing.</summary>
    public static async Task GiveSlugs(this AppDbContext db, CancellationToken ct)
    {
        foreach (var topic in await db.Topics.Where(t => t.Slug == "").ToListAsync(ct)) db.Entry(topic).Property(t => t.Slug).CurrentValue = Slug.From(topic.Name);
        foreach (var claimant in await db.Claimants.Where(c => c.Slug == "").ToListAsync(ct)) db.Entry(claimant).Property(c => c.Slug).CurrentValue = Slug.From(claimant.Name);
        foreach (var check in await db.Checks.Where(c => (c.TopicName != null && c.TopicSlug == null) || (c.ClaimantName != null && c.ClaimantSlug == null)).ToListAsync(ct))
        {
            db.Entry(check).Property(c => c.TopicSlug).CurrentValue = Check.SlugOf(check.TopicName);
            db.Entry(check).Property(c => c.ClaimantSlug).CurrentValue = Check.SlugOf(check.ClaimantName);
        }
        await db.SaveChangesAsync(ct);
    }
}
