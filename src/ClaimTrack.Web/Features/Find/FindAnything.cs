using System.Globalization;
using System.Text.RegularExpressions;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Board;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Find;

/// <summary>Finds whatever the team has by a number, words or a name. The palette asks for the same while somebody types.</summary>
[Requires(Permission.ReadTeam)]
public sealed partial class FindAnything(AppDbContext db, TimeProvider clock) : DeskSlice
{
    // In UTF-16 units; more would only be work.
    const int Longest = 200;

    /// <summary>The frame in whose name the palette asks.</summary>
    public const string Frame = "found";

    const int Shown = 8;
    const int ShownElsewhere = 5;

    [HttpGet("find")]
    public async Task<IActionResult> Show(string? q)
    {
        var found = await Find(Said(q));
        return Request.Headers["Turbo-Frame"] == Frame ? PartialView("_Options", found) : Page(found);
    }

    // A number is one whether it is written CT-214, ct 214 or #214.
    static string? Said(string? typed)
    {
        var said = Rules.Clean(typed);
        if (said is null) return null;
        said = Cut.Of(said, Longest);
        return Number().Match(said) is { Success: true } number ? $"CT-{number.Groups[1].Value}" : said;
    }

    [GeneratedRegex(@"^(?:ct\s*-?\s*|#)([0-9]{1,9})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // Five queries, whatever there is.
    async Task<Found> Find(string? said)
    {
        if (said is null) return new(null, []);
        Group[] groups =
        [
            new("claims", "Claims", await Claims(said)),
            new("articles", "Articles", await Articles(said)),
            new("claimants", "Claimants", await Names(db.ClaimantsOf(By).Where(n => n.MergedIntoId == null).Select(n => new Named { Id = n.Id, Name = n.Name, NameKey = n.NameKey }), said, "claimant", "i-person")),
            new("topics", "Topics", await Names(db.TopicsOf(By).Where(n => n.MergedIntoId == null).Select(n => new Named { Id = n.Id, Name = n.Name, NameKey = n.NameKey }), said, "topic", "i-flag")),
            new("members", "Colleagues", await Members(said)),
        ];
        return new(said, [.. groups.Where(g => g.Lines.Count > 0)]);
    }

    string Desk => $"/desk/{By.Team.Slug}";

    // What a claim says and where it stands, which every member sees on the board; nothing of votes or of what is said about it.
    async Task<IReadOnlyList<Line>> Claims(string said)
    {
        int? number = int.TryParse(said.StartsWith("CT-", StringComparison.OrdinalIgnoreCase) ? said[3..] : said, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        var claims = new ClaimFilter { Q = said }.Narrow(db.ClaimsOf(By), db, By.Id, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var lines = await claims.OrderByDescending(c => c.Id == number).ThenByDescending(c => c.StatusSince).ThenByDescending(c => c.Id).Take(Shown)
            .Select(c => new { c.Id, c.Facts.Statement, c.Facts.Language, c.Status }).ToListAsync(Gone);
        return [.. lines.Select(c => new Line($"claim-{c.Id}", StateLooks.Symbol(c.Status), c.Statement, c.Language ?? By.Team.Language, $"CT-{c.Id}, {StateLooks.Label(c.Status)}", ClaimDesk(c.Id)))];
    }

    async Task<IReadOnlyList<Line>> Articles(string said)
    {
        var articles = db.ArticlesOf(By);
        foreach (var pattern in SearchWords.Patterns(said))
            articles = articles.Where(a => EF.Functions.Like(a.Facts.Title, pattern, SearchWords.Escape)
                || EF.Functions.Like(a.Facts.Publisher, pattern, SearchWords.Escape) || EF.Functions.Like(a.Facts.Byline, pattern, SearchWords.Escape));
        var lines = await articles.OrderByDescending(a => a.AddedAt).ThenByDescending(a => a.Id).Take(ShownElsewhere)
            .Select(a => new { a.Id, a.Facts.Title, a.Facts.Language, a.Facts.Publisher }).ToListAsync(Gone);
        return [.. lines.Select(a => new Line($"article-{a.Id}", "i-news", a.Title, a.Language, a.Publisher, $"{Desk}/articles/{a.Id}"))];
    }

    async Task<IReadOnlyList<Line>> Names(IQueryable<Named> names, string said, string kind, string icon)
    {
        foreach (var word in SearchWords.Of(said))
        {
            var pattern = SearchWords.Pattern(NameKey.Of(word));
            names = names.Where(n => EF.Functions.Like(n.NameKey, pattern, SearchWords.Escape));
        }
        var lines = await names.OrderBy(n => n.NameKey).Take(ShownElsewhere).ToListAsync(Gone);
        return [.. lines.Select(n => new Line($"{kind}-{n.Id}", icon, n.Name, null, "Claims", $"{Desk}/claims?{kind}={n.Id}"))];
    }

    // A team has few people, whose names have no key to look them up by.
    async Task<IReadOnlyList<Line>> Members(string said)
    {
        var words = SearchWords.Of(said).Select(NameKey.Of).ToList();
        var people = await db.MembersOf(By).Where(m => m.RemovedAt == null).OrderBy(m => m.Name).Select(m => new { m.Id, m.Name, m.Role }).ToListAsync(Gone);
        return [.. people.Where(m => NameKey.Of(m.Name) is var key && words.TrueForAll(w => key.Contains(w, StringComparison.Ordinal))).Take(ShownElsewhere)
            .Select(m => new Line($"member-{m.Id}", "i-people", m.Name, null, $"{m.Role.Say()}, what they own", $"{Desk}/board?owner={m.Id}"))];
    }

    sealed class Named
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required string NameKey { get; init; }
    }

    /// <summary>What was found.</summary>
    /// <param name="Q">What was looked for; null if nothing was.</param>
    /// <param name="Groups">What was found, each kind by itself; no empty ones.</param>
    internal sealed record Found(string? Q, IReadOnlyList<Group> Groups);

    /// <summary>All that is of one kind.</summary>
    internal sealed record Group(string Key, string Label, IReadOnlyList<Line> Lines);

    /// <summary>One thing.</summary>
    internal sealed record Line(string Key, string Icon, string Text, string? Language, string? Note, string Address);
}
