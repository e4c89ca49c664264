using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Features.Views;
using ClaimTrack.Web.Platform.Views;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Board;

/// <summary>The board's claims as a table: every one of them, sorted by any column.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListClaims(AppDbContext db, TimeProvider clock) : DeskSlice
{
    /// <summary>Claims on a page.</summary>
    public const int PageSize = 50;

    [HttpGet("claims")]
    public async Task<IActionResult> Show()
    {
        var wanted = Wanted.Read(Request.Query);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var claims = wanted.Filter.Narrow(db.ClaimsOf(By), db, By.Id, today);
        var count = await claims.CountAsync(Gone);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        return Page(new Model
        {
            Wanted = wanted with { Page = page },
            Count = count,
            Pages = pages,
            Today = today,
            Views = new(new Selection([], false, wanted.Address("").TrimStart('?'), true), await db.ViewLines(By, pinned: false, Gone)),
            Running = await db.RunningJobs(By, Gone),
            Did = await db.Did(By, Request.Query["did"], clock.GetUtcNow(), Gone),
            Choices = await FilterChoices.For(db, By, Gone),
            Rows = await RowsOf(wanted.Sorted(claims).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(Gone),
        });
    }

    /// <summary>Claims as rows.</summary>
    public static IQueryable<Row> RowsOf(IQueryable<Claim> claims) => claims.Select(c => new Row(c.Id, c.Facts.Statement, c.Facts.Language, c.Status, c.StatusSince, c.Owner!.Name, c.Topic!.Name, c.Claimant!.Name,
        c.DueOn, c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => d.Rating!.Label).FirstOrDefault(), c.SubmittedAt,
        c.Evidence.Where(e => e.WithdrawnAt == null).Select(e => e.SourceId).Distinct().Count(),
        c.ChangedAt));

    /// <summary>One claim of the table.</summary>
    public sealed record Row(int Id, string Statement, string? Language, ClaimStatus Status, DateTimeOffset Since, string? Owner, string? Topic, string? Claimant,
        DateOnly? DueOn, string? Rating, DateTimeOffset SubmittedAt, int Sources, DateTimeOffset ChangedAt);

    /// <summary>A column of the table.</summary>
    /// <param name="Key">Its name in addresses.</param>
    /// <param name="Label">What it is called.</param>
    /// <param name="IsUsual">Whether it stands there unless other columns are chosen.</param>
    public sealed record Column(string Key, string Label, bool IsUsual)
    {
        /// <summary>All that can be chosen. The number and the statement always stand there.</summary>
        public static readonly Column[] All =
        [
            new("state", "State", true), new("owner", "Owner", true), new("topic", "Topic", true), new("claimant", "Claimant", false), new("due", "Due", true),
            new("rating", "Rating", true), new("sources", "Sources", false), new("submitted", "Submitted", false), new("changed", "Last change", true),
        ];

        /// <summary>By which the table can be sorted.</summary>
        public static readonly string[] Sortable = ["number", "statement", "state", "owner", "topic", "due", "rating", "changed"];
    }

    /// <summary>What the table is asked for.</summary>
    public sealed record Wanted(ClaimFilter Filter, string Sort, bool Down, IReadOnlyList<Column> Columns, int Page)
    {
        /// <summary>Reads it from an address.</summary>
        public static Wanted Read(IQueryCollection query)
        {
            var sort = $"{query["sort"]}";
            var key = sort.TrimStart('-');
            var isKnown = Column.Sortable.Contains(key);
            var chosen = query["columns"].SelectMany(c => (c ?? "").Split(',')).ToHashSet();
            return new(ClaimFilter.Read(query), isKnown ? key : "changed", !isKnown || sort.StartsWith('-'),
                [.. Column.All.Where(c => chosen.Count == 0 ? c.IsUsual : chosen.Contains(c.Key))], int.TryParse(query["page"], out var page) ? page : 1);
        }

        bool HasUsualColumns => Columns.SequenceEqual(Column.All.Where(c => c.IsUsual));

        /// <summary>What of it the filter's form keeps.</summary>
        public IReadOnlyList<(string, string?)> Kept => [("sort", (Sort, Down) == ("changed", true) ? null : $"{(Down ? "-" : "")}{Sort}"), ("columns", HasUsualColumns ? null : Columns.Count == 0 ? "none" : string.Join(',', Columns.Select(c => c.Key)))];

        /// <summary>Everything of it but the page.</summary>
        public IEnumerable<(string, string?)> Pairs => [.. Filter.Pairs, .. Kept];

        /// <summary>An address with the same wishes.</summary>
        public string Address(string path, int page = 1) => ClaimFilter.Address(path, [.. Pairs, ("page", page == 1 ? null : $"{page}")]);

        /// <summary>The address that sorts by a column; a second time, the other way round.</summary>
        public string SortedBy(string path, string column) => (this with { Sort = column, Down = column == Sort ? !Down : column == "changed" }).Address(path);

        /// <summary>The claims in order. What has none of it comes last either way.</summary>
        public IOrderedQueryable<Claim> Sorted(IQueryable<Claim> claims)
        {
            var by = (Sort, Down) switch
            {
                ("number", false) => claims.OrderBy(c => c.Id),
                ("number", true) => claims.OrderByDescending(c => c.Id),
                ("statement", false) => claims.OrderBy(c => c.Facts.Statement),
                ("statement", true) => claims.OrderByDescending(c => c.Facts.Statement),
                ("state", false) => claims.OrderBy(Rank),
                ("state", true) => claims.OrderByDescending(Rank),
                ("owner", false) => claims.OrderBy(c => c.OwnerId == null).ThenBy(c => c.Owner!.Name),
                ("owner", true) => claims.OrderBy(c => c.OwnerId == null).ThenByDescending(c => c.Owner!.Name),
                ("topic", false) => claims.OrderBy(c => c.TopicId == null).ThenBy(c => c.Topic!.NameKey),
                ("topic", true) => claims.OrderBy(c => c.TopicId == null).ThenByDescending(c => c.Topic!.NameKey),
                ("due", false) => claims.OrderBy(c => c.DueOn == null).ThenBy(c => c.DueOn),
                ("due", true) => claims.OrderBy(c => c.DueOn == null).ThenByDescending(c => c.DueOn),
                ("rating", false) => claims.OrderBy(c => c.Drafts.All(d => d.AbandonedAt != null)).ThenBy(RatingOf),
                ("rating", true) => claims.OrderBy(c => c.Drafts.All(d => d.AbandonedAt != null)).ThenByDescending(RatingOf),
                ("changed", false) => claims.OrderBy(c => c.ChangedAt),
                _ => claims.OrderByDescending(c => c.ChangedAt),
            };
            return by.ThenByDescending(c => c.Id);
        }

        static readonly System.Linq.Expressions.Expression<Func<Claim, int?>> RatingOf =
            c => c.Drafts.Where(d => d.AbandonedAt == null).OrderByDescending(d => d.Number).Select(d => (int?)d.Rating!.Position).FirstOrDefault();

        // States are kept as words; the order of the work is another than that of the alphabet.
        static readonly System.Linq.Expressions.Expression<Func<Claim, int>> Rank = c => c.Status == ClaimStatus.Open ? 0 : c.Status == ClaimStatus.Researching ? 1 : c.Status == ClaimStatus.InReview ? 2
            : c.Status == ClaimStatus.Approved ? 3 : c.Status == ClaimStatus.Published ? 4 : c.Status == ClaimStatus.Parked ? 5 : c.Status == ClaimStatus.Declined ? 6 : c.Status == ClaimStatus.Retracted ? 7 : 8;
    }

    internal sealed class Model
    {
        public required Wanted Wanted { get; init; }
        public required int Count { get; init; }
        public required int Pages { get; init; }
        public required DateOnly Today { get; init; }
        public required IReadOnlyList<JobLookups.Line> Running { get; init; }
        public required ViewMenu Views { get; init; }
        public Did? Did { get; init; }
        public required FilterChoices Choices { get; init; }
        public required IReadOnlyList<Row> Rows { get; init; }
        public string In(Row row, Column column) => column.Key switch
        {
            "owner" => row.Owner ?? "",
            "topic" => row.Topic ?? "",
            "claimant" => row.Claimant ?? "",
            "rating" => row.Rating ?? "",
            "sources" => row.Sources == 0 ? "" : $"{row.Sources}",
            _ => StateLooks.Label(row.Status),
        };

        /// <summary>The numbers of pages to link to; 0 stands for a gap.</summary>
        public IEnumerable<int> Numbers()
        {
            var last = 0;
            foreach (var n in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Wanted.Page) <= 1))
            {
                if (n > last + 1) yield return 0;
                yield return last = n;
            }
        }
    }
}
