using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Names;

/// <summary>Where topics and claimants have their pages, and the one place that knows what is found there. A part of an address
/// belongs to every name that makes it, of whatever newsroom: one page for readers, whoever wrote the checks.</summary>
public static class NameAddress
{
    /// <summary>The path of a topic's page; null for a name without a letter or digit, which has none.</summary>
    public static string? OfTopic(string? slug) => Of("topics", slug);

    /// <summary>The path of a claimant's page; null for a name without a letter or digit, which has none.</summary>
    public static string? OfPerson(string? slug) => Of("people", slug);

    /// <summary>The checks on a topic's page.</summary>
    public static IQueryable<Check> ChecksOfTopic(this AppDbContext db, string slug) => db.StandingChecks().Where(c => c.TopicSlug == slug);

    /// <summary>The checks on a claimant's page.</summary>
    public static IQueryable<Check> ChecksOfPerson(this AppDbContext db, string slug) => db.StandingChecks().Where(c => c.ClaimantSlug == slug);

    /// <summary>Under which address the page of a topic is found that is not at this one: it was merged or renamed, or typed in
    /// capitals.</summary>
    public static async Task<string?> TopicNow(this AppDbContext db, string typed, CancellationToken ct)
    {
        var slug = Slug.From(Rules.Clean(typed) ?? "");
        if (slug != typed && await db.ChecksOfTopic(slug).AnyAsync(ct)) return OfTopic(slug);
        return OfTopic(await db.TopicsOnceAt(slug).FirstOrDefaultAsync(ct));
    }

    /// <summary>The same for a claimant.</summary>
    public static async Task<string?> PersonNow(this AppDbContext db, string typed, CancellationToken ct)
    {
        var slug = Slug.From(Rules.Clean(typed) ?? "");
        if (slug != typed && await db.ChecksOfPerson(slug).AnyAsync(ct)) return OfPerson(slug);
        return OfPerson(await db.PeopleOnceAt(slug).FirstOrDefaultAsync(ct));
    }

    static string? Of(string root, string? slug) => string.IsNullOrEmpty(slug) ? null : $"/{root}/{Uri.EscapeDataString(slug)}";
}
