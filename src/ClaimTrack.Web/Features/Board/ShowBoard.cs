using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>All claims of the team by where they stand in the work.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ShowBoard(AppDbContext db) : DeskSlice
{
    /// <summary>The most cards that a column shows unless all are asked for.</summary>
    public const int CardsShown = 50;

    // Even "all" ends somewhere: nobody reads a thousand cards, and the filters are there.
    const int CardsMax = 1000;

    /// <summary>The page.</summary>
    [HttpGet("board")]
    public async Task<IActionResult> Show([FromQuery] Wanted wanted)
    {
        var model = await Read(wanted);
        model.Owners = await db.MembersOf(By).Where(m => m.RemovedAt == null || db.Claims.Any(c => c.OwnerId == m.Id)).OrderBy(m => m.Name).Select(m => new Choice($"{m.Id}", m.Name)).ToListAsync(Gone);
        model.Topics = await db.TopicsOf(By).OrderBy(t => t.Name).Select(t => new Choice($"{t.Id}", t.Name)).ToListAsync(Gone);
        model.IsEmpty = model.Total == 0 && !await db.ClaimsOf(By).AnyAsync(Gone);
        return Page(model);
    }

    /// <summary>The columns alone, for browsers that follow them.</summary>
    [HttpGet("board/columns")]
    public async Task<IActionResult> Columns([FromQuery] Wanted wanted) => PartialView("_Columns", await Read(wanted));

    /// <summary>The counts alone.</summary>
    [HttpGet("board/tabs")]
    public async Task<IActionResult> Tabs([FromQuery] Wanted wanted) =>
        PartialView("_Tabs", new Model { Wanted = wanted, Counts = await Count(Filtered(wanted)) });

    async Task<Model> Read(Wanted wanted)
    {
        var claims = Filtered(wanted);
        var model = new Model { Wanted = wanted, Counts = await Count(claims), Ratings = await db.RatingsOf(By).ToListAsync(Gone) };
        var ratings = model.Ratings.ToDictionary(r => r.Id);
        // One query a column, and only for those that have cards: constant, whatever their number.
        foreach (var status in model.Counts.Keys)
        {
            var cards = await Cards(claims.Where(c => c.Status == status)
                .OrderByDescending(c => c.StatusSince).ThenByDescending(c => c.Id)
                .Take(wanted.All == StateLooks.Key(status) ? CardsMax : CardsShown), By.Id).ToListAsync(Gone);
            model.Cards[status] = [.. cards.Select(c => c with { Rating = c.RatingId is { } id ? ratings.GetValueOrDefault(id) : null })];
        }
        return model;
    }

    Task<Dictionary<ClaimStatus, int>> Count(IQueryable<Claim> claims) =>
        claims.GroupBy(c => c.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, Gone);

    IQueryable<Claim> Filtered(Wanted wanted)
    {
        var claims = db.ClaimsOf(By);
        foreach (var pattern in SearchWords.Patterns(wanted.Q))
        {
            var number = NumberIn(pattern);
            claims = claims.Where(c => EF.Functions.Like(c.Facts.Statement, pattern, SearchWords.Escape)
                || EF.Functions.Like(c.Claimant!.Name, pattern, SearchWords.Escape) || c.Id == number);
        }
        if (wanted.Topic is { } topic) claims = claims.Where(c => c.TopicId == topic);
        if (wanted.Mine || wanted.Owner == Wanted.Me) claims = claims.Where(c => c.OwnerId == By.Id);
        else if (wanted.Owner == Wanted.Nobody) claims = claims.Where(c => c.OwnerId == null);
        else if (int.TryParse(wanted.Owner, NumberStyles.None, CultureInfo.InvariantCulture, out var owner)) claims = claims.Where(c => c.OwnerId == owner);
        if (wanted.Rating is { } key)
            claims = claims.Where(c => c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.Rating!.Key).FirstOrDefault() == key);
        return claims;
    }

    static int? NumberIn(string pattern)
    {
        var word = pattern.Trim('%');
        return int.TryParse(word.StartsWith("CT-", StringComparison.OrdinalIgnoreCase) ? word[3..] : word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    static IQueryable<Card> Cards(IQueryable<Claim> claims, int me) => claims.Select(c => new Card
    {
        Id = c.Id,
        Status = c.Status,
        Since = c.StatusSince,
        Statement = c.Facts.Statement,
        Language = c.Facts.Language,
        Owner = c.Owner!.Name,
        RatingId = c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.RatingId).FirstOrDefault(),
        Sources = c.Evidence.Where(e => e.WithdrawnAt == null).Select(e => e.SourceId).Distinct().Count(),
        Articles = c.Appearances.Select(a => a.ArticleId).Distinct().Count(),
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

    /// <summary>What the board is asked for.</summary>
    public sealed class Wanted
    {
        public const string Me = "me";
        public const string Nobody = "nobody";

        /// <summary>The column that phones show.</summary>
        public string? Column { get; set; }
        public string? Q { get; set; }
        public int? Topic { get; set; }
        /// <summary>A member's number, <see cref="Me"/> or <see cref="Nobody"/>.</summary>
        public string? Owner { get; set; }
        /// <summary>A rating's key.</summary>
        public string? Rating { get; set; }
        public bool Mine { get; set; }
        /// <summary>The column that is shown to its end.</summary>
        public string? All { get; set; }

        internal bool IsFiltered => Q is not null || Topic is not null || Owner is not null || Rating is not null || Mine;

        /// <summary>The address of a part of the board with the same wishes, one of them changed.</summary>
        internal string Address(string path, string? column = null, string? all = null)
        {
            List<(string, string?)> pairs = [("column", column ?? Column), ("q", Q), ("topic", Topic?.ToString(CultureInfo.InvariantCulture)), ("owner", Owner), ("rating", Rating), ("mine", Mine ? "true" : null), ("all", all ?? All)];
            var query = string.Join('&', pairs.Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));
            return query.Length == 0 ? path : $"{path}?{query}";
        }
    }

    /// <summary>A choice of a filter.</summary>
    internal sealed record Choice(string Value, string Text);

    internal sealed class Model
    {
        /// <summary>The columns of claims in hand, in the order of the work.</summary>
        public static readonly ClaimStatus[] Main = [ClaimStatus.Open, ClaimStatus.Researching, ClaimStatus.InReview, ClaimStatus.Approved, ClaimStatus.Published];

        /// <summary>Those that are folded away.</summary>
        public static readonly ClaimStatus[] Aside = [ClaimStatus.Declined, ClaimStatus.Parked, ClaimStatus.Retracted, ClaimStatus.Merged];

        /// <summary>The name under which the folded ones share a tab.</summary>
        public const string AsideKey = "aside";

        public required Wanted Wanted { get; init; }
        public required Dictionary<ClaimStatus, int> Counts { get; init; }
        public IReadOnlyList<Rating> Ratings { get; init; } = [];
        public Dictionary<ClaimStatus, IReadOnlyList<Card>> Cards { get; } = [];
        public IReadOnlyList<Choice> Owners { get; set; } = [];
        public IReadOnlyList<Choice> Topics { get; set; } = [];
        public bool IsEmpty { get; set; }

        public int Total => Counts.Values.Sum();
        public int InHand => Main.Sum(CountOf);
        public int CountOf(ClaimStatus status) => Counts.GetValueOrDefault(status);
        public IReadOnlyList<Card> CardsOf(ClaimStatus status) => Cards.GetValueOrDefault(status, []);

        /// <summary>The column that phones show: the one asked for, or the first that has cards.</summary>
        public string Current =>
            Main.Select(StateLooks.Key).Append(AsideKey).FirstOrDefault(k => k == Wanted.Column)
            ?? Main.Where(s => CountOf(s) > 0).Select(StateLooks.Key).FirstOrDefault("open");
    }

    /// <summary>A claim as a card.</summary>
    internal sealed record Card
    {
        public required int Id { get; init; }
        public required ClaimStatus Status { get; init; }
        public required DateTimeOffset Since { get; init; }
        public required string Statement { get; init; }
        public required string? Language { get; init; }
        public required string? Owner { get; init; }
        public required int? RatingId { get; init; }
        public Rating? Rating { get; init; }
        public required int Sources { get; init; }
        public required int Articles { get; init; }
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
        public string About => Status switch
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
        public IEnumerable<Move> Moves(Member reader) => Move.Table.Where(m =>
            ClaimWorkflow.Refuse(Status, m.Action, reader) is null && !(IsCorrected && ClaimWorkflow.WaitsForCorrection(m.Action))
            && (m.Action != ClaimAction.AbandonCorrection || IsCorrected));

        /// <summary>Where a move leads.</summary>
        public ClaimStatus To(Move move) => ClaimWorkflow.Find(Status, move.Action)?.To ?? StatusBefore ?? ClaimStatus.Open;
    }

    /// <summary>A way out of a column.</summary>
    /// <param name="Action">The action that it is.</param>
    /// <param name="Path">Its address below the claim's; the claim's own where that is the place to begin.</param>
    /// <param name="AtOnce">Whether it needs nothing more than the click.</param>
    internal sealed record Move(ClaimAction Action, string Path, bool AtOnce)
    {
        public static readonly Move[] Table =
        [
            new(ClaimAction.Accept, "accept", AtOnce: true),
            new(ClaimAction.RequestReview, "", AtOnce: false), // the desk says what the verdict still lacks
            new(ClaimAction.Withdraw, "", AtOnce: false), // only its authors may; the desk knows who they are
            new(ClaimAction.Publish, "publish", AtOnce: false),
            new(ClaimAction.StartCorrection, "corrections/new", AtOnce: false),
            new(ClaimAction.AbandonCorrection, "corrections/abandon", AtOnce: false),
            new(ClaimAction.Reopen, "reopen", AtOnce: false),
            new(ClaimAction.Resume, "resume", AtOnce: true),
            new(ClaimAction.UndoMerge, "undo-merge", AtOnce: true),
            new(ClaimAction.Park, "park", AtOnce: false),
            new(ClaimAction.Decline, "decline", AtOnce: false),
            new(ClaimAction.Merge, "merge", AtOnce: false),
            new(ClaimAction.Retract, "retract", AtOnce: false),
        ];
    }
}
