using System.Net;

namespace ClaimTrack.Web.Tests.Features.Articles;

public sealed class ReaderTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Drawn_words_are_marked_with_a_note_in_the_margin_and_a_line_below()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var claim = await browser.Draw(room, id, "The island ferry cost the town 1.2 million last year");

        var page = await browser.Get($"{room.Desk}/articles/{id}");

        var mark = Assert.Single(page.Document.QuerySelectorAll("article.article a.hl"));
        Assert.Equal("The island ferry cost the town 1.2 million last year", mark.TextContent);
        Assert.Equal($"{room.Desk}/claims/{claim}", mark.GetAttribute("href"));
        Assert.Equal($"claim-{claim}", mark.PreviousElementSibling!.Id);
        Assert.NotNull(page.Document.GetElementById(mark.GetAttribute("aria-describedby")!));
        Assert.Contains($"CT-{claim}, claimed by nobody named", page.Document.QuerySelector("#claims")!.TextContent.Split('\n').Select(l => l.Trim()));
        Assert.Contains("1 claim", (await browser.Get($"{room.Desk}/articles")).Words);
    }

    [Fact]
    public async Task Overlapping_quotes_each_lead_to_their_claim_and_no_word_is_lost()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var wide = await browser.Draw(room, id, "said the treasurer, and called it a fair price for an island.\nNobody in the gallery agreed with her");
        var inner = await browser.Draw(room, id, "a fair price");
        var across = await browser.Draw(room, id, "a fair price for an island");
        var same = await browser.Draw(room, id, "a fair price");

        var page = await browser.Get($"{room.Desk}/articles/{id}");

        Assert.Equal(ArticleSteps.Harbour.ReplaceLineEndings("\n").Trim(), string.Join('\n', page.Document.QuerySelectorAll("[data-start]").Select(b => b.TextContent)));
        Assert.Equal(["said the treasurer, and called it ", "a fair price", " for an island", ".", "Nobody in the gallery agreed with her"], page.Marked());
        Assert.Empty(page.Document.QuerySelectorAll("a.hl a"));
        Assert.All(new[] { wide, inner, across, same }, claim => Assert.Single(page.Document.QuerySelectorAll($"#claim-{claim}")));
        Assert.Equal(4, page.Document.QuerySelectorAll("aside.note-m").Length);
        var described = page.Document.QuerySelectorAll("a.hl")[1].GetAttribute("aria-describedby")!.Split(' ');
        Assert.Equal(4, described.Length);
        Assert.All(described, note => Assert.NotNull(page.Document.GetElementById(note)));
        // Each link is one stop for the keyboard.
        Assert.Equal(page.Document.QuerySelectorAll("a.hl:not([tabindex])").Length, page.Document.QuerySelectorAll("a.hl:not([tabindex])").Select(a => a.GetAttribute("href")).Distinct().Count());
    }

    [Fact]
    public async Task In_a_later_revision_a_quote_is_found_changed_or_missing()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var stays = await browser.Draw(room, id, "The harbour board met on Monday evening in the old customs house");
        var changes = await browser.Draw(room, id, "The island ferry cost the town 1.2 million last year, said the treasurer, and called it a fair price");
        var goes = await browser.Draw(room, id, "one man shouted that the boats run half empty in January");

        var answer = await browser.Revise(room, id, ArticleSteps.Harbour.Replace("1.2 million last year", "1.4 million in the last year")
            .Replace("Nobody in the gallery agreed with her, and one man shouted that the boats run half empty in January.", "There was some applause from the gallery when the figures had been read out in full by the clerk."));
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var page = await browser.Follow(answer);

        Assert.Equal(2, page.Document.QuerySelectorAll("article.article a.hl").Length);
        Assert.DoesNotContain("hl--changed", page.Document.QuerySelector($"a.hl[href$='/{stays}']")!.ClassName);
        Assert.Contains("hl--changed", page.Document.QuerySelector($"a.hl[href$='/{changes}']")!.ClassName);
        Assert.Contains("1.4 million", page.Document.QuerySelector($"a.hl[href$='/{changes}']")!.TextContent);
        Assert.Contains("Quote not in this revision", page.Document.QuerySelector($"#claim-{goes}")!.TextContent);
        Assert.Contains("Worded differently in revision 1", page.Document.QuerySelector(".note-m--changed")!.TextContent);

        var before = await browser.Get($"{room.Desk}/articles/{id}?revision=1");
        Assert.Equal(3, before.Document.QuerySelectorAll("article.article a.hl").Length);
        Assert.Contains("You are reading revision 1", before.Words);
        Assert.Contains("Read the latest, revision 2", before.Words);
    }

    [Fact]
    public async Task Revisions_are_compared_paragraph_by_paragraph_and_word_by_word()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        await browser.Revise(room, id, "A new first paragraph stands here, which nobody had read before that day.\n\n" + ArticleSteps.Harbour.Replace("1.2 million", "1.4 million").Replace("The board meets again on the third of December in the same room.", ""));

        var page = await browser.Get($"{room.Desk}/articles/{id}/compare?from=1&to=2");

        Assert.Contains("1 paragraph changed 1 added 1 removed", page.Words);
        Assert.Contains("removed: The board meets again on the third of December in the same room.", page.Document.QuerySelectorAll("del").Select(d => d.TextContent));
        Assert.Contains("added: A new first paragraph stands here, which nobody had read before that day.", page.Document.QuerySelectorAll("ins").Select(d => d.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/articles/{id}/compare?from=1&to=3")).Status);
        Assert.Contains("The two revisions say the same.", (await browser.Get($"{room.Desk}/articles/{id}/compare?from=2&to=2")).Words);
    }

    [Fact]
    public async Task Unknown_articles_and_revisions_are_not_found_and_each_region_stands_alone()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/articles/999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/articles/{id}?revision=2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Desk}/articles/{id}/parts/other")).Status);
        foreach (var part in new[] { "head", "text", "claims", "facts" })
        {
            var page = await browser.Get($"{room.Desk}/articles/{id}/parts/{part}?revision=1", frame: $"article-{id}-{part}");
            Assert.NotNull(page.Document.GetElementById($"article-{id}-{part}"));
            Assert.Null(page.Document.QuerySelector("nav.nav"));
        }
    }

    [Fact]
    public async Task Facts_are_mended_and_two_people_lose_nothing()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var facts = $"{room.Desk}/articles/{id}/facts";
        var (mine, theirs) = (await browser.Get(facts), await app.SignedIn(room.Editor));
        await theirs.Submit(facts, new { Title = "Boats", Publisher = "Echo" });

        // A new revision in between is no conflict; another edit of the same field is.
        await theirs.Revise(room, id, ArticleSteps.Harbour + "\n\nAnd one more paragraph was added to it in the morning.");
        var answer = await browser.Submit(mine, new { Title = "Ships", Byline = "Corin Aldous" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Tomas Brandt changed these facts while you were writing", answer.Words);
        Assert.Equal("Ships", answer.Document.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.Equal("Echo", answer.Document.QuerySelector("[name=Publisher]")!.GetAttribute("value")); // only they changed it
        Assert.Equal("Corin Aldous", answer.Document.QuerySelector("[name=Byline]")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(answer, new { })).Status);
        var page = await browser.Get($"{room.Desk}/articles/{id}");
        Assert.Equal("Ships", page.Heading);
        Assert.Contains("By Corin Aldous Echo", page.Words);
    }

    [Fact]
    public async Task Bad_facts_come_back_with_what_was_typed()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var page = await browser.Submit($"{room.Desk}/articles/{id}/facts", new { Title = "", PublishedOn = "yesterday", Language = "not a tag!", Url = "javascript:alert(1)", Publisher = new string('p', 201) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["Language", "PublishedOn", "Publisher", "Title", "Url"], page.Errors.Select(e => e.Key).Order());
        Assert.Equal("javascript:alert(1)", page.Document.QuerySelector("[name=Url]")!.GetAttribute("value"));
        Assert.Equal("The board and the boats", (await app.Read(db => db.Articles.FindAsync(id).AsTask()))!.Facts.Title);
    }
}
