using ClaimTrack.Data;
using ClaimTrack.Domain;
using ClaimTrack.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>What tests of the claim desk do again and again.</summary>
static class DeskSteps
{
    /// <summary>The address of a claim's desk.</summary>
    public static string Claim(this Newsroom room, int id) => $"{room.Desk}/claims/{id}";

    /// <summary>A claim as it is kept.</summary>
    public static Task<Claim> ClaimNow(this App app, int id) => app.Read(db => db.Claims.WithAllParts().SingleAsync(c => c.Id == id));

    /// <summary>Does something to a claim as the domain does it, in the name of a person.</summary>
    public static Task<Claim> Do(this App app, int id, Person who, Action<Claim, Member> act) => app.Change(async db =>
    {
        var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == id);
        act(claim, await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == who.MemberId));
        return claim;
    });

    /// <summary>Adds an article in which the claim appears in the words between two offsets of its text.</summary>
    public static async Task<int> Appear(this App app, int id, Newsroom room, string text, int start, int end) => (await app.Change(async db =>
    {
        var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
        var article = new Article(new() { Title = "Ferry bill splits the chamber", Publisher = "Saltmere Echo" }, text, new string('p', text.Count(c => c == '\n') + 1), $"{id:x64}", RevisionOrigin.Pasted, by, app.Now);
        db.Articles.Add(article);
        await db.SaveChangesAsync();
        var quote = QuoteAnchoring.Describe(text, start, end);
        var claim = await db.Claims.WithAllParts().SingleAsync(c => c.Id == id);
        claim.Appear(article, article.Latest, new(quote.Exact, quote.Prefix, quote.Suffix, quote.Start, quote.End), by, app.Now);
        return article;
    })).Id;

    /// <summary>A complete verdict.</summary>
    public static VerdictText Text(string conclusion, string headline = "The support rose by a fifth", string explanation = "The ledger says so.") =>
        new() { Headline = headline, Conclusion = conclusion, Explanation = explanation };

    /// <summary>A rating of the claim's scale.</summary>
    public static Rating Rated(this Claim claim, string key) => claim.Team.Scale.Ratings.Single(r => r.Key == key);

    /// <summary>A page without what differs at every request: tokens, nonces, and the place in the log.</summary>
    public static string Steady(this Page page)
    {
        foreach (var moving in page.Document.QuerySelectorAll("input[name=__RequestVerificationToken], input[name=__FormKey], meta[name=csp-nonce], meta[name=live-seq]").ToList()) moving.Remove();
        return page.Document.DocumentElement.OuterHtml;
    }
}
