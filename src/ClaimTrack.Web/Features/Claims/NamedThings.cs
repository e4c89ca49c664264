using ClaimTrack.Data;
using ClaimTrack.Domain;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Claims;

/// <summary>Claimants and topics are named in forms, and made when nobody named them before. Two people who name the same
/// one at once are resolved by its unique key: the second request is run again and finds it.</summary>
public static class NamedThings
{
    /// <summary>The team's claimant of this name, or the one it was merged into, made if there is none; null without a name.</summary>
    public static async Task<Claimant?> ClaimantNamed(this AppDbContext db, Member by, string? name, ClaimantKind kind, CancellationToken ct)
    {
        if (name is null || NameKey.Of(name) is not { Length: > 0 } key) return null;
        return await db.ClaimantsOf(by).Where(c => c.NameKey == key).Select(c => c.MergedInto ?? c).FirstOrDefaultAsync(ct) ?? db.Claimants.Add(new Claimant(by.TeamId, name, kind)).Entity;
    }

    /// <summary>The team's topic of this name, or the one it was merged into, made if there is none; null without a name.</summary>
    public static async Task<Topic?> TopicNamed(this AppDbContext db, Member by, string? name, CancellationToken ct)
    {
        if (name is null || NameKey.Of(name) is not { Length: > 0 } key) return null;
        return await db.TopicsOf(by).Where(t => t.NameKey == key).Select(t => t.MergedInto ?? t).FirstOrDefaultAsync(ct) ?? db.Topics.Add(new Topic(by.TeamId, name)).Entity;
    }

    /// <summary>Who can own a claim of the team, for a select.</summary>
    internal static async Task<IReadOnlyList<SelectListItem>> OwnerChoices(this AppDbContext db, Member by, CancellationToken ct)
    {
        var people = await db.MembersOf(by).Where(m => m.RemovedAt == null).OrderBy(m => m.Name).ToListAsync(ct);
        return [new("Nobody yet", ""), .. people.Where(m => m.May(Permission.KeepClaims)).Select(m => new SelectListItem(m.Id == by.Id ? $"{m.Name} (you)" : m.Name, $"{m.Id}"))];
    }

    /// <summary>A name that fits, in the form in which it is looked up as well: a ligature can grow there.</summary>
    internal static void Name<T>(this IRuleBuilder<T, string?> rule, int max, string what) =>
        rule.Must(name => name is null || (name.Length <= max && NameKey.Of(name).Length <= max)).WithMessage($"Shorten {what}; at most {max} characters fit.")
            .Must(name => name is null || !name.Contains('\n')).WithMessage($"Write {what} on one line.");
}
