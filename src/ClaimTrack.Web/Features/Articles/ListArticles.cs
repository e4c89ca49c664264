using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Web.Access;
using ClaimTrack.Web.Platform.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Features.Articles;

/// <summary>The team's articles, newest first.</summary>
[Requires(Permission.ReadTeam)]
public sealed class ListArticles(AppDbContext db) : DeskSlice
{
    /// <summary>Articles on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The page.</summary>
    [HttpGet("articles")]
    public async Task<IActionResult> Show([FromQuery] Wanted wanted)
    {
        var articles = Filtered(wanted);
        var count = await articles.CountAsync(Gone);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted.Page, 1, pages);
        var appearances = db.Set<Appearance>();
        return Page(new Model
        {
            Wanted = wanted,
            Count = count,
            All = wanted.IsFiltered ? await db.ArticlesOf(By).CountAsync(Gone) : count,
            Page = page,
            Pages = pages,
            Lines = await articles.OrderByDescending(a => a.AddedAt).ThenByDescending(a => a.Id).Skip((page - 1) * PageSize).Take(PageSize)
                .Select(a => new Line(a.Id, a.Facts, a.AddedAt, a.AddedBy.Name, a.Revisions.Count,
                    appearances.Where(x => x.ArticleId == a.Id).Select(x => x.ClaimId).Distinct().Count())).ToListAsync(Gone),
        });
    }

    IQueryable<Article> Filtered(Wanted wanted)
    {
        var articles = db.ArticlesOf(By);
        foreach (var pattern in SearchWords.Patterns(wanted.Q))
            articles = articles.Where(a => EF.Functions.Like(a.Facts.Title, pattern, SearchWords.Escape)
                || EF.Functions.Like(a.Facts.Publisher, pattern, SearchWords.Escape) || EF.Functions.Like(a.Facts.Byline, pattern, SearchWords.Escape));
        if (wanted.Show == Wanted.Unused) articles = articles.Where(a => !db.Set<Appearance>().Any(x => x.ArticleId == a.Id));
        return articles;
    }

    /// <summary>What the list is asked for.</summary>
    public sealed class Wanted
    {
        /// <summary>Articles that no claim was drawn from.</summary>
        public const string Unused = "unused";

        public string? Q { get; set; }
        public string? Show { get; set; }
        public int Page { get; set; } = 1;

        internal bool IsFiltered => Q is not null || Show is not null;

        internal string Address(string path, int page) =>
            $"{path}?page={page}{(Q is null ? "" : $"&q={Uri.EscapeDataString(Q)}")}{(Show is null ? "" : $"&show={Uri.EscapeDataString(Show)}")}";
    }

    /// <summary>One article.</summary>
    internal sealed record Line(int Id, ArticleFacts Facts, DateTimeOffset AddedAt, string AddedBy, int Revisions, int Claims);

    internal sealed class Model
    {
        public required Wanted Wanted { get; init; }
        public required int Count { get; init; }
        public required int All { get; init; }
        public required int Page { get; init; }
        public required int Pages { get; init; }
        public required IReadOnlyList<Line> Lines { get; init; }

        /// <summary>The numbers of pages to link to; 0 stands for a gap.</summary>
        public IEnumerable<int> Numbers()
        {
            var last = 0;
            foreach (var n in Enumerable.Range(1, Pages).Where(n => n == 1 || n == Pages || Math.Abs(n - Page) <= 1))
            {
                if (n > last + 1) yield return 0;
                yield return last = n;
            }
        }
    }
}
