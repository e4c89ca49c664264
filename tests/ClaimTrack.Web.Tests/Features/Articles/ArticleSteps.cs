using System.Globalization;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Articles;

/// <summary>What tests of articles do again and again.</summary>
static class ArticleSteps
{
    /// <summary>A text of four paragraphs.</summary>
    public const string Harbour =
        """
        The harbour board met on Monday evening in the old customs house to talk about the winter timetable.
        The island ferry cost the town 1.2 million last year, said the treasurer, and called it a fair price for an island.
        Nobody in the gallery agreed with her, and one man shouted that the boats run half empty in January.
        The board meets again on the third of December in the same room.
        """;

    /// <summary>Brings a text in by pasting it.</summary>
    /// <returns>The article's number.</returns>
    public static async Task<int> Paste(this Browser browser, Newsroom room, string text = Harbour, string title = "The board and the boats")
    {
        var answer = await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = text, Title = title });
        return answer.Location?.Split('/', '?')[4] is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"Not added: {answer.Words}");
    }

    /// <summary>Adds a revision by pasting it.</summary>
    public static Task<Page> Revise(this Browser browser, Newsroom room, int article, string text) =>
        browser.Submit($"{room.Desk}/articles/{article}/revisions/new", new { How = "Text", Text = text });

    /// <summary>Draws a claim.</summary>
    /// <returns>The claim's number.</returns>
    public static async Task<int> Draw(this Browser browser, Newsroom room, int article, string quote)
    {
        var answer = await browser.Submit($"{room.Desk}/articles/{article}/claims/new", new { Quote = quote });
        return answer.Location?.Split("#claim-") is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"Not drawn: {answer.Words}");
    }

    /// <summary>The text of an article's newest revision.</summary>
    public static Task<string> TextOf(this App app, int article) =>
        app.Read(db => db.Set<ArticleRevision>().Where(r => r.ArticleId == article).OrderByDescending(r => r.Number).Select(r => r.Text).FirstAsync());

    /// <summary>The words that are marked on a reader's page, piece by piece.</summary>
    public static IEnumerable<string> Marked(this Page page) => page.Document.QuerySelectorAll("article.article mark").Select(m => m.TextContent);
}
