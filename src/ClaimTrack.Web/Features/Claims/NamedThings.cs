using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Claimants and topics by name: the one the team has, or a new one. Two people who name the same at once meet at the
/// unique key, and the later request is run again.</summary>
public static class NamedThings
{
    /// <summary>The team's claimant with this name; a new one of this kind if there is none; null for a blank name.</summary>
    public static async Task<Claimant?> ClaimantNamed(this AppDbContext db, Member by, string? name, ClaimantKind kind, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var key = NameKey.Of(name);
        return await db.ClaimantsOf(by).FirstOrDefaultAsync(c => c.NameKey == key, ct) ?? db.Add(new Claimant(by.TeamId, name, kind)).Entity;
    }

    /// <summary>The team's topic with this name; a new one if there is none; null for a blank name.</summary>
    public static async Task<Topic?> TopicNamed(this AppDbContext db, Member by, string? name, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var key = NameKey.Of(name);
        return await db.TopicsOf(by).FirstOrDefaultAsync(t => t.NameKey == key, ct) ?? db.Add(new Topic(by.TeamId, name)).Entity;
    }
}
