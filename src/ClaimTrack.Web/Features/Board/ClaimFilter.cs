using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Forms;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>Which claims are wanted. Board, table, export, bulk actions and saved views all mean the same by the same address.</summary>
public sealed record ClaimFilter
{
    /// <summary>The owner who is whoever looks.</summary>
    public const string Me = "me";

    /// <summary>No owner at all.</summary>
    public const string Nobody = "nobody";

    /// <summary>Past the day until which they are to be checked.</summary>
    public const string Overdue = "overdue";

    /// <summary>To be checked until Sunday.</summary>
    public const string ThisWeek = "week";

    const int LongestText = 200;

    /// <summary>Words of the statement, names of claimants, or a claim's number.</summary>
    public string? Q { get; init; }

    /// <summary>A member's number, <see cref="Me"/> or <see cref="Nobody"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>The topic's identity.</summary>
    public int? Topic { get; init; }

    /// <summary>The claimant's identity.</summary>
    public int? Claimant { get; init; }

    /// <summary>The key of the rating that the current draft proposes.</summary>
    public string? Rating { get; init; }

    /// <summary><see cref="Overdue"/> or <see cref="ThisWeek"/>.</summary>
    public string? Due { get; init; }

    /// <summary>Whether only those count that the reader watches.</summary>
    public bool Watched { get; init; }

    /// <summary>The state that all are in.</summary>
    public ClaimStatus? State { get; init; }

    /// <summary>Whether it leaves anything out.</summary>
    public bool IsAny => this != new ClaimFilter();

    /// <summary>Reads it from an address. What makes no sense is not wanted.</summary>
    public static ClaimFilter Read(IQueryCollection query)
    {
        string? Text(string name) => Rules.Clean(query[name].FirstOrDefault()) is { Length: <= LongestText } text ? text : null;
        int? Number(string name) => int.TryParse(query[name].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        bool Yes(string name) => query[name].FirstOrDefault() == "true";
        var owner = Yes("mine") ? Me : Text("owner");
        return new()
        {
            Q = Text("q"),
            Owner = owner is Me or Nobody || int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? owner : null,
            Topic = Number("topic"),
            Claimant = Number("claimant"),
            Rating = Text("rating"),
            Due = Text("due") is Overdue or ThisWeek ? Text("due") : null,
            Watched = Yes("watched"),
            State = Enum.GetValues<ClaimStatus>().Cast<ClaimStatus?>().FirstOrDefault(s => StateLooks.Key(s!.Value) == Text("state")),
        };
    }

    /// <summary>Reads it from the query of an address, as forms and jobs carry it.</summary>
    public static ClaimFilter Parse(string? query) => Read(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>The pairs by which an address says it.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs =>
    [
        ("q", Q), ("owner", Owner), ("topic", Say(Topic)), ("claimant", Say(Claimant)), ("rating", Rating), ("due", Due),
        ("watched", Watched ? "true" : null), ("state", State is { } state ? StateLooks.Key(state) : null),
    ];

    /// <summary>The query of an address that says it.</summary>
    public string Query => QueryOf(Pairs);

    /// <summary>An address with what is wanted there.</summary>
    public static string Address(string path, IEnumerable<(string Name, string? Value)> pairs) => QueryOf(pairs) is { Length: > 0 } query ? $"{path}?{query}" : path;

    /// <summary>The claims that it leaves.</summary>
    /// <param name="claims">The team's claims.</param>
    /// <param name="db">Where they are kept.</param>
    /// <param name="me">The member who looks.</param>
    /// <param name="today">The day.</param>
    public IQueryable<Claim> Narrow(IQueryable<Claim> claims, AppDbContext db, int me, DateOnly today)
    {
        foreach (var word in SearchWords.Of(Q))
        {
            var (number, pattern, key) = (NumberIn(word), SearchWords.Pattern(word), SearchWords.Pattern(NameKey.Of(word)));
            claims = claims.Where(c => EF.Functions.Like(c.Facts.Statement, pattern, SearchWords.Escape)
                || EF.Functions.Like(c.Claimant!.NameKey, key, SearchWords.Escape) || c.Id == number);
        }
        if (Topic is { } topic) claims = claims.Where(c => c.TopicId == topic);
        if (Claimant is { } claimant) claims = claims.Where(c => c.ClaimantId == claimant);
        if (Owner == Me) claims = claims.Where(c => c.OwnerId == me);
        else if (Owner == Nobody) claims = claims.Where(c => c.OwnerId == null);
        else if (int.TryParse(Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var owner)) claims = claims.Where(c => c.OwnerId == owner);
        if (Rating is { } rating)
            claims = claims.Where(c => c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.Rating!.Key).FirstOrDefault() == rating);
        var sunday = today.AddDays((7 - (int)today.DayOfWeek) % 7);
        if (Due == Overdue) claims = claims.Where(c => c.DueOn < today && ClaimStatuses.InHand.Contains(c.Status));
        else if (Due == ThisWeek) claims = claims.Where(c => c.DueOn >= today && c.DueOn <= sunday && ClaimStatuses.InHand.Contains(c.Status));
        if (Watched) claims = claims.Where(c => db.Watches.Any(w => w.ClaimId == c.Id && w.MemberId == me && !w.IsMuted));
        if (State is { } state) claims = claims.Where(c => c.Status == state);
        return claims;
    }

    static string QueryOf(IEnumerable<(string Name, string? Value)> pairs) =>
        string.Join('&', pairs.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    static string? Say(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    static int? NumberIn(string word) =>
        int.TryParse(word.StartsWith("CT-", StringComparison.OrdinalIgnoreCase) ? word[3..] : word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}

/// <summary>What the filter bar offers.</summary>
public sealed record FilterChoices(IReadOnlyList<FilterChoices.Choice> Owners, IReadOnlyList<FilterChoices.Choice> Topics, IReadOnlyList<FilterChoices.Choice> Claimants, IReadOnlyList<Rating> Ratings)
{
    /// <summary>One of them.</summary>
    public sealed record Choice(string Value, string Text);

    // A list of thousands of names is no choice: beyond this the claimant is found by words.
    const int Most = 500;

    /// <summary>Reads them, in four queries.</summary>
    public static async Task<FilterChoices> For(AppDbContext db, Member by, CancellationToken ct) => new(
        await db.MembersOf(by).Where(m => m.RemovedAt == null || db.Claims.Any(c => c.OwnerId == m.Id)).OrderBy(m => m.Name).Select(m => new Choice($"{m.Id}", m.Name)).ToListAsync(ct),
        await db.TopicsOf(by).Where(t => t.MergedIntoId == null).OrderBy(t => t.NameKey).Take(Most).Select(t => new Choice($"{t.Id}", t.Name)).ToListAsync(ct),
        await db.ClaimantsOf(by).Where(c => c.MergedIntoId == null).OrderBy(c => c.NameKey).Take(Most).Select(c => new Choice($"{c.Id}", c.Name)).ToListAsync(ct),
        await db.RatingsOf(by).ToListAsync(ct));
}
