using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Names;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Public.Following;

/// <summary>What somebody follows, or could follow.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Of">Which one, as <see cref="Follow.Of"/> has it.</param>
/// <param name="Name">The check's title or the topic's name; empty for one's own tip.</param>
/// <param name="Path">Where it stands, if it has a page that everybody may see.</param>
/// <param name="Language">The language of its name, if known.</param>
public sealed record Followed(FollowKind Kind, string Of, string Name, string? Path, string? Language);

static class FollowedThings
{
    /// <summary>The thing of a wish; null where it is not there any more.</summary>
    public static Task<Followed?> Thing(this AppDbContext db, Follow follow, CancellationToken ct) => follow.Kind switch
    {
        FollowKind.Check => db.FollowedCheck(int.Parse(follow.Of, CultureInfo.InvariantCulture), ct),
        FollowKind.Topic => db.FollowedTopic(follow.Of, ct),
        _ => Task.FromResult<Followed?>(new(FollowKind.Tip, follow.Of, "", null, null)),
    };

    /// <summary>A published check.</summary>
    public static async Task<Followed?> FollowedCheck(this AppDbContext db, int number, CancellationToken ct) =>
        await db.ShownChecks().Where(c => c.ClaimId == number).AsCards().FirstOrDefaultAsync(ct) is { } card
            ? new(FollowKind.Check, number.ToString(CultureInfo.InvariantCulture), card.Content.Title, card.Path, card.Content.Language) : null;

    /// <summary>A topic on which something was published, called as it calls itself now.</summary>
    public static async Task<Followed?> FollowedTopic(this AppDbContext db, string name, CancellationToken ct) =>
        await db.TopicCalled(name, ct) ?? (await db.TopicsOnceCalled([name]).FirstOrDefaultAsync(ct) is { } renamed ? await db.TopicCalled(renamed.Now, ct) : null);

    static async Task<Followed?> TopicCalled(this AppDbContext db, string name, CancellationToken ct) =>
        await db.ShownChecks().Where(c => c.TopicName == name).Select(c => new { Name = c.TopicName!, Slug = c.TopicSlug }).FirstOrDefaultAsync(ct) is { } known
            ? new(FollowKind.Topic, known.Name, known.Name, NameAddress.OfTopic(known.Slug), null) : null;
}
