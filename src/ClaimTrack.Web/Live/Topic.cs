using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Live;

/// <summary>What a browser can follow. A topic is written <c>kind:team</c> or <c>kind:team:number</c>; <c>site</c> alone is
/// the public site.</summary>
/// <param name="Kind">site, team, board, queue, jobs, claim, article or inbox.</param>
/// <param name="Team">The team's slug; empty for the site.</param>
/// <param name="Number">The claim, the article, or the member whose inbox it is; 0 for the others.</param>
public readonly record struct LiveTopic(string Kind, string Team, int Number)
{
    /// <summary>The public site, open to everybody.</summary>
    public static readonly LiveTopic Site = new("site", "", 0);

    /// <summary>Reads a topic's name; null if it names none.</summary>
    public static LiveTopic? Parse(string? name) => name?.Split(':') switch
    {
        ["site"] => Site,
        [("team" or "board" or "queue" or "jobs") and var kind, { Length: > 0 } team] => new(kind, team, 0),
        [("claim" or "article" or "inbox") and var kind, { Length: > 0 } team, var number]
            when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => new(kind, team, n),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Kind == "site" ? "site" : Number == 0 ? $"{Kind}:{Team}" : $"{Kind}:{Team}:{Number}";
}

/// <summary>Who follows a topic, as others there may know them.</summary>
/// <param name="MemberId">The member; 0 for a reader of the public site.</param>
/// <param name="Name">Their name in the team.</param>
public sealed record Follower(int MemberId, string Name)
{
    /// <summary>Anybody, on the public site.</summary>
    public static readonly Follower Reader = new(0, "");
}

/// <summary>Who may follow what: the same look-ups as the pages.</summary>
sealed class TopicAccess(AppDbContext db)
{
    /// <summary>Who the account is on the topic; null if it may not follow it now.</summary>
    public async Task<Follower?> Admit(string? accountId, LiveTopic topic, CancellationToken ct)
    {
        if (topic.Kind == "site") return Follower.Reader;
        if (accountId is null || await db.MemberOf(accountId, topic.Team, ct) is not { } member || !member.May(Permission.ReadTeam)) return null;
        var isThere = topic.Kind switch
        {
            "claim" => await db.ClaimsOf(member).AnyAsync(c => c.Id == topic.Number, ct),
            "article" => await db.ArticlesOf(member).AnyAsync(a => a.Id == topic.Number, ct),
            "inbox" => topic.Number == member.Id,
            _ => true,
        };
        return isThere ? new(member.Id, member.Name) : null;
    }
}
