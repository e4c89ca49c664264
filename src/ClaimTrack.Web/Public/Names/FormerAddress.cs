using ClaimTrack.Data;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Names;

/// <summary>What stands under which name by now that was merged or renamed since readers linked to it. A name that somebody gave
/// away may be another one's by then: that one is found, and nobody is led further.</summary>
public static class FormerAddress
{
    // Who was merged away had the name until then; who was renamed had left it to others.
    const int Last = int.MaxValue;

    /// <summary>The parts of addresses that topics have now which had this one, those with standing checks, the one that had it last
    /// first.</summary>
    public static IQueryable<string> TopicsOnceAt(this AppDbContext db, string slug) =>
        db.Topics.Where(t => t.Slug == slug && t.MergedInto != null).Select(t => new { Now = t.MergedInto!.Slug, Order = Last })
            .Concat(db.FormerNames.Where(f => f.Slug == slug && f.Topic != null).Select(f => new { Now = f.Topic!.MergedInto == null ? f.Topic.Slug : f.Topic.MergedInto.Slug, Order = f.Id }))
            .Where(n => db.StandingChecks().Any(c => c.TopicSlug == n.Now)).OrderByDescending(n => n.Order).Select(n => n.Now);

    /// <summary>The same of claimants.</summary>
    public static IQueryable<string> PeopleOnceAt(this AppDbContext db, string slug) =>
        db.Claimants.Where(p => p.Slug == slug && p.MergedInto != null).Select(p => new { Now = p.MergedInto!.Slug, Order = Last })
            .Concat(db.FormerNames.Where(f => f.Slug == slug && f.Claimant != null).Select(f => new { Now = f.Claimant!.MergedInto == null ? f.Claimant.Slug : f.Claimant.MergedInto.Slug, Order = f.Id }))
            .Where(n => db.StandingChecks().Any(c => c.ClaimantSlug == n.Now)).OrderByDescending(n => n.Order).Select(n => n.Now);

    /// <summary>What topics are called now that had one of these names, where no check stands under it any more; the one that had it
    /// last comes last.</summary>
    public static IQueryable<Renamed> TopicsOnceCalled(this AppDbContext db, IReadOnlyList<string> names) =>
        db.Topics.Where(t => names.Contains(t.Name) && t.MergedInto != null).Select(t => new { Then = t.Name, Now = t.MergedInto!.Name, Order = Last })
            .Concat(db.FormerNames.Where(f => names.Contains(f.Name) && f.Topic != null).Select(f => new { Then = f.Name, Now = f.Topic!.MergedInto == null ? f.Topic.Name : f.Topic.MergedInto.Name, Order = f.Id }))
            .Where(n => !db.StandingChecks().Any(c => c.TopicName == n.Then) && db.StandingChecks().Any(c => c.TopicName == n.Now))
            .OrderBy(n => n.Order).Select(n => new Renamed(n.Then, n.Now));

    /// <summary>The same of claimants.</summary>
    public static IQueryable<Renamed> PeopleOnceCalled(this AppDbContext db, IReadOnlyList<string> names) =>
        db.Claimants.Where(p => names.Contains(p.Name) && p.MergedInto != null).Select(p => new { Then = p.Name, Now = p.MergedInto!.Name, Order = Last })
            .Concat(db.FormerNames.Where(f => names.Contains(f.Name) && f.Claimant != null).Select(f => new { Then = f.Name, Now = f.Claimant!.MergedInto == null ? f.Claimant.Name : f.Claimant.MergedInto.Name, Order = f.Id }))
            .Where(n => !db.StandingChecks().Any(c => c.ClaimantName == n.Then) && db.StandingChecks().Any(c => c.ClaimantName == n.Now))
            .OrderBy(n => n.Order).Select(n => new Renamed(n.Then, n.Now));

    /// <summary>The same search by the names of now, from the same page; null where it has those already.</summary>
    public static async Task<Wanted?> ByNamesOfNow(this AppDbContext db, Wanted wanted, CancellationToken ct)
    {
        var (topics, people) = (wanted.Chosen[Facet.Topic], wanted.Chosen[Facet.Person]);
        var renamed = wanted;
        if (topics.Count > 0) renamed = renamed.Renamed(Facet.Topic, await db.TopicsOnceCalled(topics).ToListAsync(ct));
        if (people.Count > 0) renamed = renamed.Renamed(Facet.Person, await db.PeopleOnceCalled(people).ToListAsync(ct));
        return ReferenceEquals(renamed, wanted) ? null : renamed;
    }
}

/// <summary>A name and the one that took its place.</summary>
public sealed record Renamed(string Then, string Now);
