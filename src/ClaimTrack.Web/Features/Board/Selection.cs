using System.Globalization;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace ClaimTrack.Web.Features.Board;

/// <summary>The claims that somebody chose: the ticked ones, or all that match the filter of the page. It is hidden in the
/// form, so what makes no sense in it is left out.</summary>
/// <param name="Ids">The ticked ones.</param>
/// <param name="All">Whether all are meant that match.</param>
/// <param name="Query">The query of the page's address.</param>
/// <param name="IsTable">Whether the page was the table.</param>
internal sealed record Selection(IReadOnlyList<int> Ids, bool All, string Query, bool IsTable)
{
    /// <summary>Reads it from an address or a form.</summary>
    public static Selection Read(HttpRequest request)
    {
        StringValues Given(string name) => HttpMethods.IsPost(request.Method) ? request.Form[name] : request.Query[name];
        var isTable = Given("from") == "claims";
        var query = Parsed(Given("query").FirstOrDefault());
        return new([.. Given("ids").Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0).Distinct().Take(BulkJob.Most)],
            Given("all") == "true", ClaimFilter.Address("", isTable ? ListClaims.Wanted.Read(query).Pairs : Board(query)).TrimStart('?'), isTable);
    }

    static IEnumerable<(string, string?)> Board(IQueryCollection query) => ShowBoard.Wanted.Read(query) is var wanted
        ? [("column", wanted.Column), .. wanted.Filter.Pairs, ("lanes", wanted.Lanes), ("sort", wanted.Sort)] : [];

    static QueryCollection Parsed(string? query) => new(QueryHelpers.ParseQuery(query));

    /// <summary>The numbers of the claims that it means, of those that are there.</summary>
    public Task<List<int>> Claims(AppDbContext db, Member by, DateOnly today, CancellationToken ct)
    {
        if (All) return ClaimFilter.Parse(Query).Narrow(db.ClaimsOf(by), db, by.Id, today).OrderBy(c => c.Id).Select(c => c.Id).Take(BulkJob.Most).ToListAsync(ct);
        return Ids.Count == 0 ? Task.FromResult(new List<int>()) : db.ClaimsOf(by).Where(c => Ids.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
    }

    /// <summary>The same claims on the other of the two pages.</summary>
    public string Elsewhere(string desk) => ClaimFilter.Address($"{desk}/{(IsTable ? "board" : "claims")}", ClaimFilter.Parse(Query).Pairs);

    /// <summary>The page that it was made on.</summary>
    public string Back(string desk, Guid? did = null) => ClaimFilter.Address($"{desk}/{(IsTable ? "claims" : "board")}",
        [.. Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).Select(p => (p[0], (string?)Uri.UnescapeDataString(p[1]))), ("did", did?.ToString())]);
}
