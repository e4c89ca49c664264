using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Articles;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

public sealed class DrawClaimTests(App app) : IClassFixture<App>
{
    static string New(Newsroom room, int article) => $"{room.Desk}/articles/{article}/claims/new";

    [Fact]
    public async Task A_quote_becomes_a_claim_with_its_place_in_the_text()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);

        var answer = await browser.Submit(New(room, id), new
        {
            Quote = "\"The island ferry cost the town 1.2 million last year\"",
            Statement = "The ferry cost 1.2 million in a year.",
            Claimant = "Edda Marsh",
            ClaimedOn = "2026-11-05",
            Topic = "Ferries",
            Language = "en",
        });

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var claim = await app.ClaimNow(int.Parse(answer.Location!.Split("#claim-")[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"{room.Desk}/articles/{id}#claim-{claim.Id}", answer.Location);
        Assert.Equal(("The ferry cost 1.2 million in a year.", "Edda Marsh", "Ferries", new DateOnly(2026, 11, 5)), (claim.Facts.Statement, claim.Claimant!.Name, claim.Topic!.Name, claim.Facts.ClaimedOn!.Value));
        var quote = Assert.Single(claim.Appearances).Quote;
        Assert.Equal("The island ferry cost the town 1.2 million last year", quote.Exact);
        Assert.Equal(quote.Exact, (await app.TextOf(id))[quote.Start..quote.End]);
        Assert.Equal([EventKind.ClaimSubmitted, EventKind.AppearanceAdded], await app.Read(db => db.History.Where(e => e.ClaimId == claim.Id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()));
        Assert.Equal(1, claim.Version);
    }

    [Fact]
    public async Task The_selected_place_counts_where_the_words_stand_twice_and_a_wrong_one_does_no_harm()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room, "The ferry is late, said the first of them in the morning.\n\nThe ferry is late, said the second of them in the evening.");
        var text = await app.TextOf(id);
        var second = text.LastIndexOf("The ferry is late", StringComparison.Ordinal);

        var form = await browser.Get($"{New(room, id)}?revision=1&start={second}&end={second + 17}");
        Assert.Equal("The ferry is late", form.Document.QuerySelector("[name=Quote]")!.TextContent.Trim());
        await browser.Submit(form, new { });
        foreach (var wrong in new[] { "-5", "999999", "3" }) await browser.Submit(New(room, id), new { Quote = "The ferry is late", Start = wrong });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(New(room, id), new { Quote = "The ferry is late", Start = "here" })).Status);

        Assert.Equal([second, 0, 0, 0], await app.Read(db => db.Set<Appearance>().Where(a => a.ArticleId == id).OrderBy(a => a.Id).Select(a => a.Quote.Start).ToListAsync()));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{New(room, id)}?start=-4&end=99999999")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{New(room, id)}?revision=7")).Status);
    }

    [Fact]
    public async Task Words_that_are_not_in_the_text_are_refused_with_what_is_near_them()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);

        var refused = await browser.Submit(New(room, id), new { Quote = "The island ferry costs our town 1.2 million each year", Claimant = "Edda Marsh", Topic = "Ferries" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("These words are not in revision 1. Copy the sentence exactly as it stands.", Assert.Single(refused.Errors["Quote"]));
        var nearest = refused.Document.QuerySelector("button[name=Take]")!;
        Assert.Contains("The island ferry cost the town 1.2 million last year", nearest.ParentElement!.TextContent);
        Assert.Equal("Edda Marsh", refused.Document.QuerySelector("[name=Claimant]")!.GetAttribute("value"));

        var taken = await browser.Submit(refused, new { Take = nearest.GetAttribute("value") });
        Assert.Empty(taken.Errors);
        Assert.Equal("Edda Marsh", taken.Document.QuerySelector("[name=Claimant]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(taken, new { })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(refused, new { Take = "no-place" })).Status);
    }

    [Fact]
    public async Task The_same_words_can_be_one_more_appearance_of_a_claim_that_is_there()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room);
        var claim = await app.SeedClaim(room);
        var done = await app.SeedClaim(room, ClaimStatus.Published);
        var other = await app.SeedClaim(await app.Seed());

        var answer = await browser.Submit(New(room, id), new { Quote = "a fair price for an island", Existing = $"ct-{claim}" });
        Assert.Equal($"{room.Desk}/articles/{id}#claim-{claim}", answer.Location);
        Assert.Equal(id, Assert.Single((await app.ClaimNow(claim)).Appearances).ArticleId);

        (string Number, string Sentence)[] refused =
        [
            ($"{claim}", $"CT-{claim} is marked on these words already."),
            ($"{other}", $"There is no claim {other} in this team."),
            ("999999999999", "Write the claim’s number, such as CT-214."),
            ("the first", "Write the claim’s number, such as CT-214."),
            ($"{done}", "Changing where the claim appears is not possible while the claim is published."),
        ];
        foreach (var (number, sentence) in refused)
        {
            var page = await browser.Submit(New(room, id), new { Quote = "a fair price for an island", Existing = number });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal(sentence, Assert.Single(page.Errors["Existing"]));
        }
    }

    [Fact]
    public async Task Claimants_and_topics_of_one_name_are_one_even_when_two_people_name_them_at_once()
    {
        var room = await app.Seed();
        var id = await (await app.SignedIn(room.FactChecker)).Paste(room);
        var browsers = new[] { await app.SignedIn(room.FactChecker), await app.SignedIn(room.Editor), await app.SignedIn(room.Admin) };
        string[] names = ["Edda  Marsh", "edda marsh", "ＥＤＤＡ Marsh"];
        var forms = await Task.WhenAll(browsers.Select(b => b.Get(New(room, id))));
        var answers = await Task.WhenAll(browsers.Select((b, i) => b.Submit(forms[i], new { Quote = "a fair price", Claimant = names[i], Topic = names[i] })));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.Status));
        Assert.Equal(1, await app.Read(db => db.Claimants.CountAsync(c => c.TeamId == room.Id)));
        Assert.Equal(1, await app.Read(db => db.Topics.CountAsync(c => c.TeamId == room.Id)));
        Assert.Equal(3, await app.Read(db => db.Claims.CountAsync(c => c.TeamId == room.Id)));
    }

    [Fact]
    public async Task Too_much_and_too_little_are_told_beside_their_fields()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        var id = await browser.Paste(room, string.Join("\n\n", Enumerable.Repeat(ArticleSteps.Harbour, 8)));
        var text = await app.TextOf(id);

        Assert.Equal("Say which words of the article make the claim.", Assert.Single((await browser.Submit(New(room, id), new { Quote = "  \r\n " })).Errors["Quote"]));
        Assert.StartsWith("Shorten the passage by", Assert.Single((await browser.Submit(New(room, id), new { Quote = text[..2500] })).Errors["Quote"]));
        Assert.StartsWith("The passage is too long to stand as the claim.", Assert.Single((await browser.Submit(New(room, id), new { Quote = text[..310] })).Errors["Statement"]));
        Assert.Equal(HttpStatusCode.Found, (await browser.Submit(New(room, id), new { Quote = text[..310], Statement = "The board met." })).Status);
        var long_ = await browser.Submit(New(room, id), new { Quote = "a fair price", Statement = new string('s', 100_000), Claimant = new string('ﷺ', 150), Topic = "two\nlines", Language = "!" });
        Assert.Equal(["Claimant", "Language", "Statement", "Topic"], long_.Errors.Select(e => e.Key).Order());
    }

    [Fact]
    public async Task Emoji_and_right_to_left_text_are_drawn_whole()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);
        const string arabic = "العبّارة كلّفت المدينة مليونا ومئتي ألف";
        var id = await browser.Paste(room, $"A family 👨‍👩‍👧‍👦 of four went aboard on Monday morning, said the captain.\n\nقال الوزير إن {arabic} في العام الماضي، ولم يوافقه أحد في القاعة.");
        await browser.Draw(room, id, "family 👨‍👩‍👧‍👦 of four");
        await browser.Draw(room, id, arabic);
        var page = await browser.Get($"{room.Desk}/articles/{id}");
        Assert.Equal(["family 👨‍👩‍👧‍👦 of four", arabic.Normalize()], page.Marked());
    }

    [Fact]
    public async Task A_claim_without_an_article_goes_straight_to_its_desk()
    {
        var room = await app.Seed();
        var browser = await app.SignedIn(room.FactChecker);

        var empty = await browser.Submit($"{room.Desk}/claims/new", new { Statement = "", Claimant = "Edda Marsh" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Write the claim.", Assert.Single(empty.Errors["Statement"]));

        var answer = await browser.Submit(empty, new { Statement = "The wall has sunk.", OwnerId = room.Editor.MemberId });
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var claim = await app.ClaimNow(int.Parse(answer.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(("The wall has sunk.", "Edda Marsh", room.Editor.MemberId), (claim.Facts.Statement, claim.Claimant!.Name, claim.OwnerId));

        var other = await app.Seed();
        var forged = await browser.Submit($"{room.Desk}/claims/new", new { Statement = "The wall has sunk.", OwnerId = other.Editor.MemberId });
        Assert.Equal("Choose somebody who is in the team.", Assert.Single(forged.Errors["OwnerId"]));
    }
}
