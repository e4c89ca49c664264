using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Articles;

public sealed class AddArticleTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_pasted_text_becomes_an_article_with_its_first_revision()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);

        var answer = await browser.Submit($"{room.Desk}/articles/new", new
        {
            How = "Text",
            Text = ArticleSteps.Harbour,
            Title = "The board and the boats",
            Publisher = "Saltmere Echo",
            Byline = "Corin Aldous",
            PublishedOn = "2026-11-06",
            Url = "https://echo.test/boats#comments",
        });

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var page = await browser.Follow(answer);
        Assert.Equal("The board and the boats", page.Heading);
        Assert.Contains("By Corin Aldous Saltmere Echo 6 November 2026", page.Words);
        Assert.Equal(4, page.Document.QuerySelectorAll("article.article p").Length);
        Assert.Equal("https://echo.test/boats", page.Document.QuerySelector("dl.pairs a")!.GetAttribute("href"));
        var list = await browser.Get($"{room.Desk}/articles");
        Assert.Contains("The board and the boats", list.Words);
        Assert.Contains("No claims yet", list.Words);
    }

    [Fact]
    public async Task A_pasted_page_is_read_as_a_page()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var html = $"<html lang='en'><head><title>Boats | Echo</title><meta property='og:title' content='Boats &amp; board'><script>alert(1)</script></head><body><nav>Home News</nav><article><h1>Boats &amp; board</h1>{string.Concat(ArticleSteps.Harbour.Split('\n').Select(p => $"<p>{p}</p>"))}</article></body></html>";

        var answer = await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = html });

        var page = await browser.Follow(answer);
        Assert.Equal("Boats & board", page.Heading);
        Assert.DoesNotContain("alert(1)", page.Document.QuerySelector("article.article")!.TextContent);
    }

    [Theory]
    [InlineData("page.html", "<html><body><article><h1>Från hamnen</h1><p>{0}</p></article></body></html>")]
    [InlineData("text.txt", "Från hamnen\n\n{0}")]
    [InlineData("wrong-name.pdf", "Från hamnen\n\n{0}")] // what it is shows in its bytes
    public async Task A_file_is_read_by_what_is_in_it(string name, string content)
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var text = string.Format(CultureInfo.InvariantCulture, content, ArticleSteps.Harbour.ReplaceLineEndings(" "));

        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.Latin1 })
        {
            var bytes = (byte[])[.. encoding == Encoding.Latin1 ? [] : encoding.GetPreamble(), .. encoding.GetBytes(text)];
            var page = await browser.Follow(await browser.Submit($"{room.Desk}/articles/new", new { How = "File", File = new Upload(name, bytes, "application/octet-stream") }));
            Assert.Equal("Från hamnen", page.Heading);
            Assert.Contains("1.2 million", page.Words);
        }
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_refused_with_what_to_do()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        (byte[] Bytes, string Sentence)[] files =
        [
            (Encoding.Latin1.GetBytes("%PDF-1.7 and so on"), "This is neither a page nor a text."),
            ([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13], "This is neither a page nor a text."),
            (Encoding.Latin1.GetBytes("PK\u0003\u0004 a document of a word processor"), "This is neither a page nor a text."),
            ([], "The file is empty."),
            (new byte[5 * 1024 * 1024 + 1], "The file is larger than 5 MB."),
        ];
        foreach (var (bytes, sentence) in files)
        {
            var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "File", File = new Upload("a.html", bytes) });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.StartsWith(sentence, Assert.Single(page.Errors["File"]));
        }
    }

    [Fact]
    public async Task Only_the_chosen_way_is_looked_at_and_nothing_that_was_typed_is_lost()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);

        var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "Address", Address = "ferries", Text = "typed before", Title = new string('x', 400), Url = "no address" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Write the whole address, with https:// in front.", Assert.Single(page.Errors["Address"]));
        Assert.Single(page.Errors);
        Assert.Equal("ferries", page.Document.QuerySelector("[name=Address]")!.GetAttribute("value"));
        Assert.Equal("typed before", page.Document.QuerySelector("[name=Text]")!.TextContent.Trim());
        Assert.NotNull(page.Document.QuerySelector("label[for=add-how-text].btn")); // the offer to paste instead
    }

    [Fact]
    public async Task A_blocked_address_is_told_beside_its_field()
    {
        await using var own = new AtOnce();
        await own.InitializeAsync();
        var room = await own.Seed();
        var browser = await own.SignedIn(room.FactChecker);

        var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "Address", Address = "http://169.254.169.254/latest/meta-data" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("paste the text instead", Assert.Single(page.Errors["Address"]));
        Assert.Equal("http://169.254.169.254/latest/meta-data", page.Document.QuerySelector("[name=Address]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Too_many_articles_in_a_minute_wait()
    {
        await using var own = new AtOnce();
        await own.InitializeAsync();
        var room = await own.Seed();
        var browser = await own.SignedIn(room.FactChecker);
        for (var i = 0; i < 3; i++) await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = "" });
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = "" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{room.Desk}/articles/new")).Status);
    }

    [Fact]
    public async Task The_same_address_again_leads_to_the_article_that_is_there()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = ArticleSteps.Harbour, Title = "Boats", Url = "https://echo.test/boats" });

        foreach (var again in new object[] { new { How = "Text", Text = "Something else was said there, and it is long enough.", Url = "https://echo.test/boats#top" }, new { How = "Address", Address = "https://ECHO.test/boats" } })
        {
            var page = await browser.Submit($"{room.Desk}/articles/new", again);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("Your team has this article: Boats", page.Words);
            Assert.Contains(page.Document.QuerySelectorAll("a"), a => a.GetAttribute("href")!.EndsWith("/revisions/new", StringComparison.Ordinal));
        }
        var other = await app.Seed();
        Assert.True(await (await app.SignedIn(other.FactChecker)).Paste(other) > 0); // other teams are no obstacle
    }

    [Theory]
    [InlineData("", "Paste at least one sentence.")]
    [InlineData("   \u200B\u200D\u00AD  ", "Paste at least one sentence.")]
    [InlineData("-- \u200B --", "We found no article text in what you pasted. Paste at least one whole sentence.")]
    public async Task Nothing_to_read_is_told(string text, string sentence)
    {
        var room = await app.Seed();
        var page = await (await app.SignedIn(room.FactChecker)).Submit($"{room.Desk}/articles/new", new { How = "Text", Text = text });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(sentence, Assert.Single(page.Errors["Text"]));
    }

    [Fact]
    public async Task Hostile_and_foreign_texts_are_shown_as_they_are()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        const string markup = "The minister wrote <script>alert('x')</script> and <img src=x onerror=alert(1)> into the minutes & nobody minded.";
        const string arabic = "قال الوزير إن العبّارة كلّفت المدينة مليونا ومئتي ألف في العام الماضي، ولم يوافقه أحد في القاعة.";
        const string emoji = "A family 👨‍👩‍👧‍👦 of four and a flag 🏴󠁧󠁢󠁳󠁣󠁴󠁿 went aboard the ferry on Monday morning, said the captain.";

        var id = await browser.Paste(room, $"The minutes of Monday say plainly what happened in the room.\n\n{markup.Replace("<", "&lt;")}\n\n{arabic}\n\n{emoji}", "<b>Bold</b> \u202Etitle\u202C");
        var page = await browser.Get($"{room.Desk}/articles/{id}");

        Assert.Empty(page.Document.QuerySelectorAll("article.article script, article.article img, h1 b"));
        Assert.Contains(arabic, page.Text.Contains(arabic) ? page.Text : page.Document.QuerySelector("article.article")!.TextContent);
        Assert.Contains("👨‍👩‍👧‍👦", page.Document.QuerySelector("article.article")!.TextContent);
        Assert.All(page.Document.QuerySelectorAll("article.article p"), p => Assert.Equal("auto", p.GetAttribute("dir")));
        // Offsets of the page are offsets of the text.
        var text = await app.TextOf(id);
        Assert.All(page.Document.QuerySelectorAll("[data-start]"), b =>
            Assert.Equal(b.TextContent, text.Substring(int.Parse(b.GetAttribute("data-start")!, CultureInfo.InvariantCulture), b.TextContent.Length)));
    }

    [Fact]
    public async Task A_hundred_thousand_signs_are_no_trouble_and_too_many_are_cut_with_a_word()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var line = "The treasurer said again that the ferry costs the town 1.2 million in a year. ";
        var id = await browser.Paste(room, string.Join("\n\n", Enumerable.Range(1, 1300).Select(i => $"{i}. {line}")));
        Assert.InRange((await app.TextOf(id)).Length, 100_000, ArticleRevision.TextMax);

        var answer = await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Title = "Long", Text = string.Join("\n\n", Enumerable.Range(1, 6000).Select(i => $"{i}. {line}")) });
        Assert.Contains("its end is missing", (await browser.Follow(answer)).Words);

        var field = await browser.Submit($"{room.Desk}/articles/new", new { How = "Text", Text = ArticleSteps.Harbour, Title = new string('t', 100_000) });
        Assert.Equal("Shorten the headline by 99700 characters; at most 300 fit.", Assert.Single(field.Errors["Title"]));
    }

    [Fact]
    public async Task A_broken_upload_is_told_and_harms_nobody()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{room.Desk}/articles/new") { Content = new ByteArrayContent("--x\r\nContent-Disposition: form-data; name=\"How\"\r\n\r\nFile"u8.ToArray()) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=y");
        var page = await browser.Send(request);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("The form could not be read", page.Words);
    }

    [Fact]
    public async Task An_upload_of_thirty_megabytes_is_too_large_and_what_was_typed_beside_it_stays()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var page = await browser.Submit($"{room.Desk}/articles/new", new { How = "File", Title = "The board and the boats", File = new Upload("a.txt", new byte[30 * 1024 * 1024]) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["The file is larger than 5 MB. Paste the part that matters."], page.Errors["File"]);
        Assert.Equal("The board and the boats", page.Document.QuerySelector("[name=Title]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Who_only_reads_adds_nothing_and_strangers_find_nothing()
    {
        var room = await app.Seed();
        var id = await (await app.SignedIn(room.FactChecker)).Paste(room);
        var observer = await app.SignedIn(room.Observer);
        Assert.Equal(HttpStatusCode.OK, (await observer.Get($"{room.Desk}/articles/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.Get($"{room.Desk}/articles/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await observer.Get($"{room.Desk}/articles/{id}/claims/new")).Status);
        Assert.DoesNotContain("Make a claim", (await observer.Get($"{room.Desk}/articles/{id}")).Words);

        var other = await app.Seed();
        var stranger = await app.SignedIn(other.Admin);
        foreach (var path in new[] { "", "/parts/text", "/facts", "/revisions/new", "/claims/new", "/compare?from=1&to=1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{other.Desk}/articles/{id}{path}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{room.Desk}/articles/{id}{path}")).Status);
        }
        foreach (var path in new[] { "/facts", "/revisions/new", "/claims/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{other.Desk}/articles/{id}{path}", new { How = "Text", Text = "Anything at all", Title = "x", Quote = "y" })).Status);
    }

    [Fact]
    public async Task The_list_is_searched_and_turned_page_by_page()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        await app.Change(async db =>
        {
            var by = await db.Members.Include(m => m.Team).SingleAsync(m => m.Id == room.FactChecker.MemberId);
            for (var i = 1; i <= 53; i++)
                db.Articles.Add(new Article(new ArticleFacts { Title = $"Number {i} of 100%", Publisher = i == 7 ? "The_Ledger" : "Echo" }, "Text.", "p", $"{i:x64}", RevisionOrigin.Pasted, by, app.Now.AddMinutes(i)));
            return 0;
        });
        var first = await browser.Get($"{room.Desk}/articles");
        Assert.Equal(50, first.Document.QuerySelectorAll(".rows > li").Length);
        Assert.StartsWith("Number 53 ", first.Document.QuerySelector(".rows .t")!.TextContent);
        Assert.Contains("1 to 50 of 53", first.Words);
        Assert.Equal(3, (await browser.Get($"{room.Desk}/articles?page=2")).Document.QuerySelectorAll(".rows > li").Length);
        Assert.Single((await browser.Get($"{room.Desk}/articles?q=the_ledger")).Document.QuerySelectorAll(".rows > li"));
        Assert.Contains("No article matches “100_”", (await browser.Get($"{room.Desk}/articles?q=100_")).Words);
        Assert.Contains("53 articles", (await browser.Get($"{room.Desk}/articles?show=unused&page=99")).Words);
    }

    sealed class AtOnce : App
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("Outgoing:RefusalTakes", "00:00:00"), ("Limits:IntakePerMinute", "3")];
    }
}
