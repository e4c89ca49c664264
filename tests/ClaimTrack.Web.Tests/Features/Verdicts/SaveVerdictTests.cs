using System.Net;
using System.Text.Json;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform.Text;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Features.Verdicts;

public sealed class SaveVerdictTests(App app) : IClassFixture<App>
{
    static readonly object Complete = new
    {
        Rating = "misleading",
        Headline = "It rose by a fifth",
        Standfirst = "One quarter was dear.",
        Conclusion = "Support rose by 19 percent.",
        InShort = "One point\r\nAnother",
        Explanation = "The account counts every journey [1].\r\n\r\n## What it says\r\n\r\nMore.",
    };

    [Fact]
    public async Task What_is_typed_is_kept_as_one_draft_until_it_is_saved()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, address) = (await app.SignedIn(room.FactChecker), $"{room.Desk}/claims/{claim}/verdict");
        Assert.Equal(HttpStatusCode.NoContent, (await ines.Post($"{address}/kept", new { Version = 0 })).Status);
        var first = Json(await ines.Post($"{address}/kept", new { Version = 0, Conclusion = "It" }));
        var second = Json(await ines.Post($"{address}/kept", new { Version = first.GetProperty("version").GetInt32(), Conclusion = "It rose" }));
        Assert.Equal((1, 1), (first.GetProperty("draft").GetInt32(), second.GetProperty("draft").GetInt32()));
        await ines.Submit(address, new { Conclusion = "It rose by a fifth." });
        var draft = Assert.Single((await app.ClaimNow(claim)).Drafts);
        Assert.Equal(("It rose by a fifth.", false), (draft.Text.Conclusion, draft.IsBeingWritten));
    }

    [Fact]
    public async Task What_is_kept_joins_what_others_wrote_elsewhere_and_replaces_nothing()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas, address) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor), $"{room.Desk}/claims/{claim}/verdict/kept");
        var began = Json(await ines.Post(address, new Dictionary<string, object?> { ["Version"] = 0, ["Was.Headline"] = "", ["Headline"] = "It rose" }));
        await ines.Post(address, new Dictionary<string, object?> { ["Version"] = began.GetProperty("version").GetInt32(), ["Was.Headline"] = "It rose", ["Headline"] = "It rose a little" });

        var joined = Json(await tomas.Post(address, new Dictionary<string, object?> { ["Version"] = began.GetProperty("version").GetInt32(), ["Was.Headline"] = "It rose", ["Headline"] = "It rose", ["Conclusion"] = "By a fifth." }));
        Assert.Equal("It rose a little", joined.GetProperty("theirs").GetProperty("Headline").GetString());
        Assert.Equal(("It rose a little", "By a fifth."), ((await app.ClaimNow(claim)).CurrentDraft!.Text.Headline, (await app.ClaimNow(claim)).CurrentDraft!.Text.Conclusion));

        var refused = await tomas.Post(address, new Dictionary<string, object?> { ["Version"] = began.GetProperty("version").GetInt32(), ["Was.Headline"] = "It rose", ["Headline"] = "It fell", ["Conclusion"] = "By a fifth." });
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("It rose a little", (await app.ClaimNow(claim)).CurrentDraft!.Text.Headline);
    }

    [Fact]
    public async Task In_review_nothing_is_kept_by_itself()
    {
        var room = await app.Seed();
        var claim = await app.SeedClaim(room, ClaimStatus.InReview);
        var ines = await app.SignedIn(room.FactChecker);
        Assert.Equal(HttpStatusCode.Conflict, (await ines.Post($"{room.Desk}/claims/{claim}/verdict/kept", new { Version = 1000, Conclusion = "Another." })).Status);
        Assert.Single((await app.ClaimNow(claim)).Drafts);
    }

    static JsonElement Json(Page page) => JsonDocument.Parse(page.Text).RootElement;

    [Fact]
    public async Task Quotes_too_deep_in_one_another_are_refused_and_nothing_is_lost()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);
        var deep = $"{new string('>', 200)} too deep";
        var refused = await browser.Submit($"{room.Claim(id)}/verdict", new { Explanation = deep });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Use fewer.", Assert.Single(refused.Errors["Explanation"]));
        Assert.Equal(deep, refused.Document.QuerySelector("textarea[name=Explanation]")!.TextContent.Trim());
        Assert.Contains("&gt;&gt; too deep", Markdown.ToHtml(deep).ToString());
        Assert.DoesNotContain("href", Markdown.ToHtml("[a](//elsewhere.example)").ToString());
    }

    [Fact]
    public async Task A_draft_is_saved_and_shown_and_the_next_one_is_number_two()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);

        var answer = await browser.Submit($"{room.Claim(id)}/verdict", Complete);

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Contains("Save as draft 2", (await browser.Follow(answer)).Words);
        var draft = (await app.ClaimNow(id)).CurrentDraft!;
        Assert.Equal(("misleading", "Support rose by 19 percent.", "One point\nAnother"), (draft.Rating!.Key, draft.Text.Conclusion, draft.Text.InShort));
        var desk = await browser.Get(room.Claim(id));
        Assert.Contains("Draft 1, saved just now by you", desk.Words);
        Assert.Contains("What it says", desk.Words);
        Assert.Equal($"{room.Claim(id)}/verdict", desk.Document.GetElementById($"claim-{id}-verdict-editor")!.GetAttribute("src"));

        // Saving what is there already makes no draft.
        await browser.Submit($"{room.Claim(id)}/verdict", new { });
        Assert.Single((await app.ClaimNow(id)).Drafts);
    }

    [Fact]
    public async Task Bad_input_comes_back_with_what_was_typed()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var browser = await app.SignedIn(room.FactChecker);

        Assert.Equal("Nothing is written yet. Choose a rating or write a line, then save.", Assert.Single((await browser.Submit($"{room.Claim(id)}/verdict", new { })).Errors[""]));
        var page = await browser.Submit($"{room.Claim(id)}/verdict", new { Headline = new string('h', 111), Conclusion = new string('c', 252), InShort = "1\n2\n3\n4\n5\n6", Explanation = "<script>kept</script>" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Shorten the headline by 1 characters; at most 110 fit.", Assert.Single(page.Errors["Headline"]));
        Assert.Equal("Shorten the conclusion by 12 characters; at most 240 fit.", Assert.Single(page.Errors["Conclusion"]));
        Assert.Equal("At most 5 points, one on each line.", Assert.Single(page.Errors["InShort"]));
        Assert.Equal("<script>kept</script>", page.Document.QuerySelector("textarea[name=Explanation]")!.TextContent.Trim());
        Assert.Equal("Choose one of the ratings of your team’s scale.", Assert.Single((await browser.Post($"{room.Claim(id)}/verdict", new { Rating = "pants_on_fire", Version = 0 })).Errors["Rating"]));
        Assert.Empty((await app.ClaimNow(id)).Drafts);
    }

    [Fact]
    public async Task Two_edits_of_one_verdict_keep_both_texts()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        await ines.Submit($"{room.Claim(id)}/verdict", Complete);
        var opened = await ines.Get($"{room.Claim(id)}/verdict");
        await tomas.Submit($"{room.Claim(id)}/verdict", new { Rating = "false", Conclusion = "Support rose by 19 percent, no more.", Standfirst = "One winter quarter was dear." });

        var conflict = await ines.Submit(opened, new { Rating = "mixed", Conclusion = "Support rose by a mere 19 percent.", Headline = "It rose by less than a fifth" });

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Tomas Brandt saved draft 2 while you were writing", conflict.Words);
        Assert.Equal(["Rating", "Conclusion"], conflict.Document.QuerySelectorAll(".conflict__f legend").Select(l => l.TextContent));
        var both = conflict.Document.QuerySelector(".conflict")!.TextContent;
        Assert.Contains("no more", both);
        Assert.Contains("a mere", both);
        Assert.Contains("False", both);
        Assert.Contains("Mixed", both);
        Assert.Equal("Support rose by a mere 19 percent.", conflict.Document.QuerySelector("textarea[name=Conclusion]")!.TextContent.Trim());
        Assert.Equal("It rose by less than a fifth", conflict.Document.QuerySelector("textarea[name=Headline]")!.TextContent.Trim());
        Assert.Equal("One winter quarter was dear.", conflict.Document.QuerySelector("textarea[name=Standfirst]")!.TextContent.Trim());
        Assert.Equal(2, (await app.ClaimNow(id)).Drafts.Count);

        var saved = await ines.Submit(conflict, new Dictionary<string, object?> { ["Choices[Rating]"] = "theirs", ["Conclusion"] = "Support rose by a mere 19 percent, no more." });

        Assert.Equal(HttpStatusCode.Found, saved.Status);
        var draft = (await app.ClaimNow(id)).CurrentDraft!;
        Assert.Equal((3, "false", "Support rose by a mere 19 percent, no more.", "It rose by less than a fifth", "One winter quarter was dear."),
            (draft.Number, draft.Rating!.Key, draft.Text.Conclusion, draft.Text.Headline, draft.Text.Standfirst));
    }

    [Fact]
    public async Task What_only_the_other_changed_is_joined_without_asking()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        await ines.Submit($"{room.Claim(id)}/verdict", Complete);
        var opened = await ines.Get($"{room.Claim(id)}/verdict");
        await tomas.Submit($"{room.Claim(id)}/verdict", new { Rating = "false" });

        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(opened, new { Headline = "A new headline" })).Status);

        var draft = (await app.ClaimNow(id)).CurrentDraft!;
        Assert.Equal(("false", "A new headline", "Support rose by 19 percent."), (draft.Rating!.Key, draft.Text.Headline, draft.Text.Conclusion));
    }

    [Fact]
    public async Task Overtaken_a_second_time_the_person_is_asked_again()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.Researching);
        var (ines, tomas) = (await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor));
        var opened = await ines.Get($"{room.Claim(id)}/verdict");
        await tomas.Submit($"{room.Claim(id)}/verdict", new { Conclusion = "First of theirs." });
        var once = await ines.Submit(opened, new { Conclusion = "Mine." });
        Assert.Equal(HttpStatusCode.Conflict, once.Status);
        await tomas.Submit($"{room.Claim(id)}/verdict", new { Conclusion = "Second of theirs." });

        var twice = await ines.Submit(once, new { });

        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("Second", twice.Document.QuerySelector(".conflict")!.TextContent);
        Assert.Equal("Mine.", twice.Document.QuerySelector("textarea[name=Conclusion]")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Found, (await ines.Submit(twice, new { })).Status);
        Assert.Equal("Mine.", (await app.ClaimNow(id)).CurrentDraft!.Text.Conclusion);
    }

    [Fact]
    public async Task When_the_state_changed_meanwhile_the_typed_text_stands_on_the_page_that_refuses()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        var browser = await app.SignedIn(room.FactChecker);
        var opened = await browser.Get($"{room.Claim(id)}/verdict");
        await app.Do(id, room.Editor, (claim, by) => claim.Vote(by, Decision.Approve, null, 1, app.Now));

        var refused = await browser.Submit(opened, new { Explanation = "A long afternoon’s work that must not be lost." });

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Drafting the verdict is not possible while the claim is approved.", refused.Words);
        Assert.Contains("A long afternoon’s work that must not be lost.", refused.Words);
    }

    [Fact]
    public async Task Two_drafts_are_compared_word_by_word()
    {
        var room = await app.Seed();
        var id = await app.SeedClaim(room, ClaimStatus.InReview);
        await app.Do(id, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("misleading"), DeskSteps.Text("It rose by 20 percent."), by, app.Now));
        var browser = await app.SignedIn(room.Observer);

        var page = await browser.Get($"{room.Claim(id)}/verdict/compare?from=1&to=2");

        Assert.Contains("removed: False", page.Words);
        Assert.Contains("added: Misleading", page.Words);
        Assert.Contains("removed: 19", page.Words);
        Assert.Contains("added: 20", page.Words);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{room.Claim(id)}/verdict/compare")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(id)}/verdict/compare?from=1&to=9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{room.Claim(await app.SeedClaim(room, statement: "Bare."))}/verdict/compare")).Status);
    }
}
