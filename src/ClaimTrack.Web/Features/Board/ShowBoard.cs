using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Views;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>All claims of the team by where they stand in the work.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowBoard(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>The most cards that a column shows; the table has the rest.</summary>
    public const int CardsShown = 50;

    /// <summary>The page.</summary>
    [HttpGet("board")]
    public async Task<IActionResult> Show()
    {
        var model = await Read();
        model.Choices = await FilterChoices.For(db, By, Gone);
        model.Views = new(new Selection([], false, model.Wanted.Address("").TrimStart('?'), false), await db.ViewLines(By, pinned: false, Gone));
        model.Running = await db.RunningJobs(By, Gone);
        model.Did = await db.Did(By, Request.Query["did"], clock.GetUtcNow(), Gone);
        model.IsEmpty = model.Total == 0 && !await db.ClaimsOf(By).AnyAsync(Gone);
        return Page(model);
    }

    /// <summary>The columns alone, for browsers that follow them.</summary>
    [HttpGet("board/columns")]
    public async Task<IActionResult> Columns() => PartialView("_Columns", await Read());

    /// <summary>The counts alone.</summary>
    [HttpGet("board/tabs")]
    public async Task<IActionResult> Tabs()
    {
        var wanted = Wanted.Read(Request.Query);
        return PartialView("_Tabs", new Model { Wanted = wanted, Counts = await Count(Narrowed(wanted)) });
    }

    // The queries are as many for five claims as for five thousand.
    async Task<Model> Read()
    {
        var wanted = Wanted.Read(Request.Query);
        var claims = Narrowed(wanted);
        var model = new Model { Wanted = wanted, Counts = await Count(claims), Today = Today };
        var ratings = (await db.RatingsOf(By).ToListAsync(Gone)).ToDictionary(r => r.Id);
        var cards = await CardsOf(db, Top(claims, wanted.Sort), By.Id).ToListAsync(Gone);
        foreach (var column in wanted.Sorted(cards).GroupBy(c => c.Status))
            model.Cards[column.Key] = [.. column.Select(c => c with { Rating = c.RatingId is { } id ? ratings.GetValueOrDefault(id) : null })];
        return model;
    }

    DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    IQueryable<Claim> Narrowed(Wanted wanted) => wanted.Filter.Narrow(db.ClaimsOf(By), db, By.Id, Today);

    Task<Dictionary<ClaimStatus, int>> Count(IQueryable<Claim> claims) =>
        claims.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Gone);

    /// <summary>The first claims of every state, in one query.</summary>
    public static IQueryable<Claim> Top(IQueryable<Claim> claims, string? sort) => claims.Select(c => c.Status).Distinct().SelectMany(status => sort == Wanted.ByDue
        ? claims.Where(c => c.Status == status).OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn).ThenByDescending(c => c.Id).Take(CardsShown)
        : claims.Where(c => c.Status == status).OrderByDescending(c => c.StatusSince).ThenByDescending(c => c.Id).Take(CardsShown));

    /// <summary>Claims as cards.</summary>
    public static IQueryable<Card> CardsOf(AppDbContext db, IQueryable<Claim> claims, int me) => claims.Select(c => new Card
    {
        Id = c.Id,
        Status = c.Status,
        Since = c.StatusSince,
        Statement = c.Facts.Statement,
        Language = c.Facts.Language,
        Owner = c.Owner!.Name,
        Topic = c.Topic!.Name,
        DueOn = c.DueOn,
        RatingId = c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.RatingId).FirstOrDefault(),
        Sources = c.Evidence.Where(e => e.WithdrawnAt == null).Select(e => e.SourceId).Distinct().Count(),
        Articles = c.Appearances.Select(a => a.ArticleId).Distinct().Count(),
        // A thread can hang on a vote: in a blind round their number would tell that there is one.
        Threads = c.Reviews.Any(r => r.EndedAt == null && r.IsBlind) ? 0 : db.Threads.Count(t => t.ClaimId == c.Id && t.ResolvedAt == null),
        // In a blind round nobody learns the count before casting their own vote on the current draft.
        Approvals = c.Reviews.Where(r => r.EndedAt == null && (!r.IsBlind || r.Votes.Any(v => v.MemberId == me && v.DraftNumber == c.Drafts.Where(d => d.AbandonedAt == null).Max(d => d.Number))))
            .Select(r => (int?)r.Votes.Count(v => v.Decision == Decision.Approve && v.DraftNumber == c.Drafts.Where(d => d.AbandonedAt == null).Max(d => d.Number))).FirstOrDefault(),
        ApprovalsNeeded = c.Reviews.Where(r => r.EndedAt == null).Select(r => r.ApprovalsNeeded).FirstOrDefault(),
        Versions = c.Check == null ? 0 : c.Check.Versions.Count,
        IsCorrected = c.Corrections.Any(x => x.PublishedAt == null && x.AbandonedAt == null),
        ScheduledFor = c.ScheduledFor,
        DeclinedFor = c.DeclinedFor,
        WakesOn = c.WakesOn,
        StatusBefore = c.StatusBefore,
        MergedIntoId = c.MergedIntoId,
    });

    /// <summary>What the board is asked for: which claims, in which order and layout.</summary>
    /// <param name="Filter">Which claims.</param>
    /// <param name="Column">The column that phones show.</param>
    /// <param name="Lanes">What the lanes are made by; null for none.</param>
    /// <param name="Sort">The order inside columns; null for the newest in their state first.</param>
    public sealed record Wanted(ClaimFilter Filter, string? Column, string? Lanes, string? Sort)
    {
        /// <summary>The nearest due day first.</summary>
        public const string ByDue = "due";

        /// <summary>A lane for each topic.</summary>
        public const string ByTopic = "topic";

        /// <summary>A lane for each owner.</summary>
        public const string ByOwner = "owner";

        /// <summary>Reads it from an address.</summary>
        public static Wanted Read(IQueryCollection query) => new(ClaimFilter.Read(query), Model.Keys.FirstOrDefault(k => k == query["column"]),
            query["lanes"].FirstOrDefault() is (ByTopic or ByOwner) and var lanes ? lanes : null, query["sort"] == ByDue ? ByDue : null);

        /// <summary>An address with the same wishes, one of them changed.</summary>
        internal string Address(string path, string? column = null) =>
            ClaimFilter.Address(path, [("column", column ?? Column), .. Filter.Pairs, ("lanes", Lanes), ("sort", Sort)]);

        internal IEnumerable<Card> Sorted(IEnumerable<Card> cards) => Sort == ByDue
            ? cards.OrderBy(c => c.DueOn is null).ThenBy(c => c.DueOn).ThenByDescending(c => c.Id)
            : cards.OrderByDescending(c => c.Since).ThenByDescending(c => c.Id);

        internal string? LaneOf(Card card) => Lanes == ByTopic ? card.Topic ?? "" : Lanes == ByOwner ? card.Owner ?? "" : null;
    }

    internal sealed class Model
    {
        /// <summary>The columns of claims in hand, in the order of the work.</summary>
        public static readonly ClaimStatus[] Main = [ClaimStatus.Open, ClaimStatus.Researching, ClaimStatus.InReview, ClaimStatus.Approved, ClaimStatus.Published];

        /// <summary>Those that are folded away.</summary>
        public static readonly ClaimStatus[] Aside = [ClaimStatus.Declined, ClaimStatus.Parked, ClaimStatus.Retracted, ClaimStatus.Merged];

        /// <summary>The name under which the folded ones share a tab.</summary>
        public const string AsideKey = "aside";

        internal static readonly string[] Keys = [.. Main.Select(StateLooks.Key), AsideKey];

        public required Wanted Wanted { get; init; }
        public required Dictionary<ClaimStatus, int> Counts { get; init; }
        public DateOnly Today { get; init; }
        public Dictionary<ClaimStatus, IReadOnlyList<Card>> Cards { get; } = [];
        public FilterChoices? Choices { get; set; }
        public IReadOnlyList<JobLookups.Line> Running { get; set; } = [];
        public ViewMenu? Views { get; set; }
        public Did? Did { get; set; }
        public bool IsEmpty { get; set; }

        public int Total => Counts.Values.Sum();
        public int InHand => Main.Sum(CountOf);
        public int CountOf(ClaimStatus status) => Counts.GetValueOrDefault(status);
        public IReadOnlyList<Card> CardsOf(ClaimStatus status) => Cards.GetValueOrDefault(status, []);

        /// <summary>The lanes from top to bottom, those without a name last; one without a name where there are none.</summary>
        public IReadOnlyList<string?> Lanes => Wanted.Lanes is null ? [null]
            : [.. Main.SelectMany(CardsOf).Select(Wanted.LaneOf).Distinct().OrderBy(l => l!.Length == 0).ThenBy(l => l, StringComparer.CurrentCultureIgnoreCase)];

        /// <summary>The column that phones show: the one asked for, or the first that has cards.</summary>
        public string Current => Wanted.Column ?? Main.Where(s => CountOf(s) > 0).Select(StateLooks.Key).FirstOrDefault("open");
    }

    /// <summary>A claim as a card.</summary>
    public sealed record Card
    {
        public required int Id { get; init; }
        public required ClaimStatus Status { get; init; }
        public required DateTimeOffset Since { get; init; }
        public required string Statement { get; init; }
        public required string? Language { get; init; }
        public required string? Owner { get; init; }
        public required string? Topic { get; init; }
        public required DateOnly? DueOn { get; init; }
        public required int? RatingId { get; init; }
        public Rating? Rating { get; init; }
        public required int Sources { get; init; }
        public required int Articles { get; init; }
        public required int Threads { get; init; }
        public required int? Approvals { get; init; }
        public required int ApprovalsNeeded { get; init; }
        public required int Versions { get; init; }
        public required bool IsCorrected { get; init; }
        public required DateTimeOffset? ScheduledFor { get; init; }
        public required DeclineReason? DeclinedFor { get; init; }
        public required DateOnly? WakesOn { get; init; }
        public required ClaimStatus? StatusBefore { get; init; }
        public required int? MergedIntoId { get; init; }

        /// <summary>What else is worth knowing on a card.</summary>
        public string About => string.Join(", ", new[] { Facts, Threads == 0 ? "" : Counted.Of(Threads, "open thread") }.Where(t => t.Length > 0));

        string Facts => Status switch
        {
            ClaimStatus.Open => $"{SourcesInWords}{(Articles == 0 ? "" : $", {Counted.Of(Articles, "article")}")}",
            ClaimStatus.Researching => IsCorrected ? $"{SourcesInWords}, correcting version {Versions}" : SourcesInWords,
            ClaimStatus.InReview => $"{SourcesInWords}, {ApprovalsInWords}",
            ClaimStatus.Approved => ScheduledFor is { } at ? $"Goes out {at.UtcDateTime.ToString("d MMMM, HH:mm", CultureInfo.CurrentCulture)} UTC" : SourcesInWords,
            ClaimStatus.Published or ClaimStatus.Retracted => Versions > 1 ? $"Version {Versions}, updated" : $"Version {Versions}",
            ClaimStatus.Declined => DeclinedFor switch
            {
                DeclineReason.NotCheckable => "Not checkable",
                DeclineReason.LowReach => "Low reach",
                DeclineReason.OutOfScope => "Out of scope",
                DeclineReason.Other => "Another reason",
                { } reason => $"{reason}",
                null => "",
            },
            ClaimStatus.Parked => WakesOn is { } day ? $"Wakes on {WhenTagHelper.Say(day)}" : "",
            ClaimStatus.Merged => $"Into CT-{MergedIntoId}",
            _ => "",
        };

        string SourcesInWords => Sources == 0 ? "No sources yet" : Counted.Of(Sources, "source");

        string ApprovalsInWords => Approvals switch
        {
            null => "votes are blind",
            0 => "no approvals yet",
            { } n => $"{n} of {ApprovalsNeeded} approvals",
        };

        /// <summary>Where the reader may move it, by the table that guards the moves themselves.</summary>
        internal IEnumerable<Move> Moves(Member reader) => Move.Table.Where(m => m.IsOffered &&
            ClaimWorkflow.Refuse(Status, m.Action, reader) is null && !(IsCorrected && ClaimWorkflow.WaitsForCorrection(m.Action))
            && (m.Action != ClaimAction.AbandonCorrection || IsCorrected));

        /// <summary>Where a move leads.</summary>
        internal ClaimStatus To(Move move) => move.To(Status, StatusBefore);
    }
}
