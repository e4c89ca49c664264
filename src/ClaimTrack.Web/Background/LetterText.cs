using System.Text;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using ClaimTrack.Web.Platform.Mail;
using ClaimTrack.Web.Platform.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Background;

/// <summary>Writes the letters that tell of events. What they tell is read when they go: whoever has left, or may not see it
/// any more, gets none.</summary>
public sealed class LetterText(AppDbContext db, SiteAddress addresses, IOptions<SiteOptions> site)
{
    const int MostLines = 50;

    /// <summary>The message; null if there is nobody to tell or nothing to tell any more.</summary>
    public async Task<MailMessage?> Of(Letter letter, Member member, CancellationToken ct)
    {
        if (!member.IsActive) return null;
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == member.AccountId, ct);
        if (account is not { Email: { Length: > 0 } address, EmailConfirmed: true }) return null;
        var lines = await Lines(letter, member, ct);
        if (lines.Count == 0) return null;
        var claimIds = lines.Select(l => l.ClaimId).OfType<int>().Distinct().ToList();
        var claims = await db.Claims.Where(c => claimIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Facts.Statement, ct);
        var (subject, text) = letter.EventId is null ? Digest(member, lines, claims) : One(member, lines[0], claims);
        return new MailMessage(address, subject, $"{text}\n\nHow you are told of things: {addresses.Of($"/desk/{member.Team.Slug}/inbox/choices")}\n{site.Value.Name}")
        {
            Key = $"{letter.Key}.{member.Id}",
        };
    }

    async Task<List<Notification>> Lines(Letter letter, Member member, CancellationToken ct)
    {
        var lines = db.Notifications.AsNoTracking().Where(n => n.MemberId == member.Id).Include(n => n.Event.By).Include(n => n.Event.Comment).AsQueryable();
        if (letter.EventId is { } eventId) return await lines.Where(n => n.EventId == eventId).ToListAsync(ct);
        var (from, to) = (letter.At.AddDays(-1), letter.At);
        return [.. (await lines.Where(n => n.At >= from && n.At < to && (n.ReadAt == null || n.ReadAt == n.At)).OrderBy(n => n.EventId).Take(500).ToListAsync(ct))
            .Where(n => member.Choices.For(n.Reason).HasFlag(Channels.DailyDigest)).Take(MostLines)];
    }

    (string Subject, string Text) One(Member member, Notification line, Dictionary<int, string> claims)
    {
        var home = $"/desk/{member.Team.Slug}";
        var what = line.ClaimId is { } claim ? $"\n\nCT-{claim} {claims[claim]}\n{InboxWords.Why(line.Reason)}\n\n{addresses.Of($"{home}/claims/{claim}")}" : $"\n\n{addresses.Of($"{home}/inbox")}";
        return ($"{Title(line.ClaimId)}: {Said(line)}", $"{Said(line)}.{Comment(line)}{what}");
    }

    (string Subject, string Text) Digest(Member member, List<Notification> lines, Dictionary<int, string> claims)
    {
        var team = member.Team;
        var text = new StringBuilder($"Hello {member.Name},\n\nthis happened at {team.Name} since yesterday:\n");
        foreach (var group in lines.GroupBy(l => l.ClaimId))
        {
            text.Append($"\n{Title(group.Key)}{(group.Key is { } claim ? $" {claims[claim]}" : "")}\n");
            foreach (var line in group) text.Append($"- {Said(line)}.{Comment(line)}\n");
        }
        return ($"{team.Name}: {Counted.Of(lines.Count, "thing")} to know", text.Append($"\n{addresses.Of($"/desk/{team.Slug}/inbox")}").ToString());
    }

    static string Title(int? claim) => claim is null ? "Your team" : $"CT-{claim}";

    static string Said(Notification line) => $"{line.Event.Who} {EventSentence.Of(line.Event)}";

    static string Comment(Notification line) => line.Event.Comment is { RemovedAt: null } comment
        ? "\n\n" + string.Join('\n', comment.Text.Split('\n').Select(l => $"> {l}")) : "";
}
