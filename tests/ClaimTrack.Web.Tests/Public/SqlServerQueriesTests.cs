using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Migrations.SqlServer;
using ClaimTrack.Web.Features.Board;
using ClaimTrack.Web.Features.History;
using ClaimTrack.Web.Public;
using ClaimTrack.Web.Public.About;
using ClaimTrack.Web.Public.Api;
using ClaimTrack.Web.Public.Articles;
using ClaimTrack.Web.Public.Cards;
using ClaimTrack.Web.Public.Feeds;
using ClaimTrack.Web.Public.Names;
using ClaimTrack.Web.Public.Sitemaps;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>Readers' queries and those of board and table are ones that SQL Server takes, looked at without a server.</summary>
public sealed class SqlServerQueriesTests
{
    static AppDbContext Context()
    {
        var options = new DbContextOptionsBuilder<AppDbContext>();
        options.UseClaimTrackSqlServer("Server=none");
        return new(options.Options);
    }

    static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Queries(Context()).Keys];

    static Dictionary<string, IQueryable> Queries(AppDbContext db)
    {
        var wanted = Wanted.Read(new QueryCollection(QueryHelpers.ParseQuery("?q=ferry+50%25+%5Ba&topic=Ferries&topic=Water&rating=false&person=A&language=en&from=2026-01-01&to=2026-12-31")));
        var standing = db.StandingChecks();
        return new(BoardQueries(db))
        {
            ["front"] = standing.OrderByDescending(c => c.FirstPublishedAt).ThenByDescending(c => c.ClaimId).Take(7).AsCards(),
            ["topics"] = standing.Where(c => c.TopicName != null).GroupBy(c => new { Name = c.TopicName!, c.TopicSlug }).Select(g => new Home.TopicCount(g.Key.Name, g.Key.TopicSlug, g.Count())),
            ["search"] = wanted.Narrow(standing).OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.ClaimId).Skip(20).Take(20).AsCards(),
            ["choices"] = wanted.Narrow(standing, Facet.Rating).GroupBy(c => c.RatingKey).Select(g => new AllChecks.Choice(g.Key, g.Count())),
            ["nearest"] = wanted.AnyWord(standing).OrderByDescending(c => c.UpdatedAt).Take(40).Select(c => new { c.ClaimId, c.SearchText }),
            ["corrections"] = db.PublicCorrections().Skip(20).Take(20),
            ["same article"] = db.SameArticle(7, 4),
            ["topic"] = db.OnTopic(7, "Ferries", 4),
            ["feed"] = CheckFeed.FeedCards(db, wanted).Skip(30).Take(31),
            ["reviews of a month"] = ClaimReviewFeed.Reviewed(standing.Where(c => c.FirstPublishedAt >= Day && c.FirstPublishedAt < Day.AddMonths(1))),
            ["sitemap"] = SiteMaps.Addresses(db).Skip(50_000).Take(50_000),
            ["news"] = SiteMaps.Recent(db, Day).Take(1000),
            ["claims:search"] = ClaimsSearch.Found(db, "ferry 50% [a", "en", Day, new PageToken(Day, 7), 0).Take(11),
            ["claims:search from an offset"] = ClaimsSearch.Found(db, null, null, null, null, 20).Take(11),
            ["topic page"] = ChecksUnderName.Newest(db.ChecksOfTopic("ferries")).Skip(20).Take(20).AsCards(),
            ["names of a page"] = db.ChecksOfPerson("ana").GroupBy(c => c.ClaimantName!).Select(g => new AllChecks.Choice(g.Key, g.Count())),
            ["explainers"] = ShowTopic.Explainers(db, "ferries"),
            ["article"] = ArticlePage.ChecksWith(db, 7),
            ["places in an article"] = ArticlePage.Places(db, 7, [1, 2]),
            ["card"] = db.CardsOf(7),
            ["pages"] = db.Newest(PageKind.Method),
            ["ratings of newsrooms"] = ShowPage.Counts(db),
            ["newsrooms that publish"] = ShowPage.Publishing(db),
            ["sitemap of topics"] = SiteMaps.Topics(db).Take(50_000),
            ["sitemap of people"] = SiteMaps.People(db).Take(50_000),
            ["sitemap of articles"] = SiteMaps.Contents(db),
            ["in other languages"] = db.GroupOf(7),
            ["sitemap of translations"] = db.Groups(),
            ["topics once at an address"] = db.TopicsOnceAt("ferries").Take(1),
            ["people once at an address"] = db.PeopleOnceAt("ana").Take(1),
            ["topics once called so"] = db.TopicsOnceCalled(["Ferries", "Water"]),
            ["people once called so"] = db.PeopleOnceCalled(["Ana"]),
            ["newest"] = db.History.Where(e => e.Kind == EventKind.CheckPublished).OrderByDescending(e => e.Id).Select(e => e.Id),
        };
    }

    static IEnumerable<KeyValuePair<string, IQueryable>> BoardQueries(AppDbContext db)
    {
        var everything = ClaimFilter.Parse("q=ct-7 ferry&owner=me&topic=1&claimant=2&rating=false&due=overdue&watched=true&state=open");
        IQueryable<Claim> Of(ClaimFilter filter) => filter.Narrow(db.Claims.Where(c => c.TeamId == 1), db, 3, new(2026, 11, 23));
        foreach (var filter in new[] { everything, everything with { Due = ClaimFilter.ThisWeek, Owner = ClaimFilter.Nobody }, everything with { Owner = "4" } })
            yield return new($"filter {filter.Query}", Of(filter));
        yield return new("columns", ShowBoard.CardsOf(db, ShowBoard.Top(Of(everything), null), 3));
        yield return new("columns by due day", ShowBoard.CardsOf(db, ShowBoard.Top(Of(new()), ShowBoard.Wanted.ByDue), 3));
        yield return new("history", ShowHistory.Lines(new HistoryFilter(1, "review", 2, 3, new(2026, 1, 1), new(2026, 12, 31), 99).Narrow(db.History.Where(e => e.TeamId == 1))).Take(50));
        foreach (var sort in ListClaims.Column.Sortable)
            foreach (var down in new[] { false, true })
                yield return new($"table by {sort} {down}", ListClaims.RowsOf(new ListClaims.Wanted(everything, sort, down, [], 1).Sorted(Of(everything)).Skip(50).Take(50)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_query_is_good_Transact_SQL(string name)
    {
        using var db = Context();
        var sql = Queries(db)[name].ToQueryString();
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(e => e.Message)) + "\n" + sql);
    }
}
