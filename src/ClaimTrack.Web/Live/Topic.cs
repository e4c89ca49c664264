using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>What a browser can follow. A topic is written <c>kind:team</c> or <c>kind:team:number</c>; <c>site</c> alone is
/// the public site.</summary>
/// <param name="Kind">site, team, board, queue, claim or article.</param>
/// <param name="Team">The team's slug; empty for the site.</param>
/// <param name="Number">The claim or article; 0 for the others.</param>
public readonly record struct LiveTopic(string Kind, string Team, int Number)
{
    /// <summary>The public site, open to everybody.</summary>
    public static readonly LiveTopic Site = new("site", "", 0);

    /// <summary>Reads a topic's name; null if it names none.</summary>
    public static LiveTopic? Parse(string? name) => name?.Split(':') switch
    {
        ["site"] => Site,
        [("team" or "board" or "queue") and var kind, { Length: > 0 } team] => new(kind, team, 0),
        [("claim" or "article") and var kind, { Length: > 0 } team, var number]
            when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => new(kind, team, n),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind == "site" ? "site" : Number == 0 ? $"{Kind}:{Team}" : $"{Kind}:{Team}:{Number}";
}

/// <summary>Who may follow what: the same look-ups as the pages.</summary>
sealed class TopicAccess(AppDbContext db)
{
    /// <summary>Whether the account may follow the topic now.</summary>
    public async Task<bool> Allows(string? accountId, LiveTopic topic, CancellationToken ct)
    {
        if (topic.Kind == "site") return true;
        if (accountId is null || await db.MemberOf(accountId, topic.Team, ct) is not { } member || !member.May(Permission.ReadTeam)) return false;
        return topic.Kind switch
        {
            "claim" => await db.ClaimsOf(member).AnyAsync(c => c.Id == topic.Number, ct),
            "article" => await db.ArticlesOf(member).AnyAsync(a => a.Id == topic.Number, ct),
            _ => true,
        };
    }
}
