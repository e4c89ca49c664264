using System.Net;
using ClaimTrack.Domain;
using ClaimTrack.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public.Tips;

/// <summary>A reader suggests something to check, and finds out what became of it.</summary>
public sealed class SuggestTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Of several newsrooms that have published something one is chosen.
    async Task<Newsroom> Room()
    {
        await app.Published("Another Desk");
        return await app.Published("Harbour Desk");
    }

    Task<Tip> Newest() => app.Read(db => db.Tips.AsNoTracking().OrderByDescending(t => t.Id).FirstAsync(Ct));

    [Fact]
    public async Task A_suggestion_reaches_its_newsroom_and_gives_a_receipt()
    {
        var room = await Room();
        var reader = app.Browser();
        var answer = await reader.Submit("/suggest", new { Text = "The lighthouse costs a million a year.", Url = "https://news.example/light", Seen = "A leaflet", Why = "It is voted on", Language = "en", Team = room.Slug });
        Assert.StartsWith("/receipts/", answer.Location);
        var tip = await Newest();
        Assert.Equal((room.Id, TipStatus.Waiting, "The lighthouse costs a million a year.", "A leaflet"), (tip.TeamId, tip.Status, tip.Facts.Text, tip.Facts.Seen));
        // Nobody can tell the address from what is kept.
        Assert.Equal(SecretToken.Hash(answer.Location![10..]), tip.TokenHash);

        var receipt = await reader.Follow(answer);
        Assert.Equal(HttpStatusCode.OK, receipt.Status);
        Assert.Contains("It waits for an editor to read it.", receipt.Words, StringComparison.Ordinal);
        Assert.Equal(["no-referrer"], receipt.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(["noindex"], receipt.Headers.GetValues("X-Robots-Tag"));
        Assert.True(receipt.Headers.CacheControl?.NoStore);
        Assert.Empty(reader.Cookies);
        Assert.Equal(tip.Version, (await Newest()).Version);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/receipts/{SecretToken.Make()}")).Status);
    }

    [Fact]
    public async Task Another_page_fills_the_form_in_and_hostile_words_stay_words()
    {
        var room = await Room();
        const string hostile = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
        var page = await app.Browser().Get($"/suggest?url={Uri.EscapeDataString("https://news.example/a?b=1")}&quote={Uri.EscapeDataString(hostile)}");
        Assert.Equal(hostile, page.Document.QuerySelector("textarea[name=Text]")!.TextContent.TrimStart('\n'));
        Assert.Equal("https://news.example/a?b=1", page.Document.QuerySelector("input[name=Url]")!.GetAttribute("value"));
        var reader = app.Browser();
        var receipt = await reader.Follow(await reader.Submit(page, new { Team = room.Slug, Why = hostile }));
        Assert.Contains("<script>alert(1)</script>", receipt.Words, StringComparison.Ordinal);
        Assert.Empty(receipt.Document.QuerySelectorAll("main script, main img, [onerror]"));
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        var room = await Room();
        var page = await app.Browser().Submit("/suggest", new { Url = "news.example", Seen = new string('x', TipFacts.SeenMax + 3), Email = "nobody", Website = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Write the whole address, with https:// in front.", page.Errors["Url"].Single());
        Assert.Equal("Shorten this by 3 characters; at most 300 fit.", page.Errors["Seen"].Single());
        Assert.Equal("Write an e-mail address, or leave this empty.", page.Errors["Email"].Single());
        Assert.Equal("Choose the newsroom that it is for.", page.Errors["Team"].Single());
        Assert.Equal("news.example", page.Document.QuerySelector("input[name=Url]")!.GetAttribute("value"));
        var empty = await app.Browser().Submit("/suggest", new { Team = room.Slug });
        Assert.Equal("Write down what is claimed, or give the link where it is said.", empty.Errors["Text"].Single());
        var spanish = await app.Browser().Submit("/es/suggest", new { Team = room.Slug });
        Assert.Equal("Escriba qué se afirma, o dé el enlace donde se dice.", spanish.Errors["Text"].Single());
    }

    [Fact]
    public async Task A_program_that_fills_in_everything_is_stopped_and_a_person_is_told_why()
    {
        var room = await Room();
        var before = await app.Read(db => db.Tips.CountAsync(Ct));
        var page = await app.Browser().Submit("/suggest", new { Text = "Buy cheap pills here today", Team = room.Slug, Website = "https://spam.example" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("tell programs from people", page.Errors["Website"].Single(), StringComparison.Ordinal);
        Assert.Equal("Buy cheap pills here today", page.Document.QuerySelector("textarea[name=Text]")!.TextContent.TrimStart('\n'));
        Assert.Equal(before, await app.Read(db => db.Tips.CountAsync(Ct)));
    }

    [Theory]
    [InlineData(null, null), InlineData("https://elsewhere.example", null), InlineData("null", null), InlineData("http://localhost", "cross-site"), InlineData("http://localhost", "same-site")]
    public async Task A_form_of_another_site_is_refused(string? origin, string? site)
    {
        var room = await Room();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/suggest") { Content = new FormUrlEncodedContent([new("Text", "The pier is for sale."), new("Team", room.Slug)]) };
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Browser().Send(request)).Status);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_tip_and_other_words_on_it_are_another()
    {
        var room = await Room();
        var reader = app.Browser();
        var form = await reader.Get("/suggest");
        var values = new { Text = "The ferry sank twice last winter.", Team = room.Slug };
        var first = await reader.Submit(form, values);
        Assert.Equal(first.Location, (await reader.Submit(form, values)).Location);
        var other = await reader.Submit(form, new { Text = "The harbour freezes in March.", Team = room.Slug });
        Assert.NotEqual(first.Location, other.Location);
        Assert.Equal(2, await app.Read(db => db.Tips.CountAsync(t => t.TeamId == room.Id, Ct)));
    }

    [Fact]
    public async Task What_was_checked_already_is_shown_first_and_can_be_sent_anyway()
    {
        var room = await Room();
        var check = await app.SeedClaim(room, ClaimStatus.Published, "The trawler quota doubled within twelve months.");
        var reader = app.Browser();
        var part = await reader.Get("/suggest/similar?q=trawler%20quota%20doubled");
        Assert.NotNull(part.Document.QuerySelector($"a[href^='/checks/{check}']"));
        Assert.Null(part.Document.QuerySelector("header"));
        Assert.Empty((await reader.Get("/suggest/similar?q=the%20weather%20of%20tomorrow&url=nonsense")).Document.QuerySelectorAll("a"));

        var page = await reader.Submit("/suggest", new { Text = "The trawler quota was doubled", Team = room.Slug });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("We may have checked this already.", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href^='/checks/{check}']"));
        Assert.Equal(0, await app.Read(db => db.Tips.CountAsync(t => t.TeamId == room.Id, Ct)));
        Assert.StartsWith("/receipts/", (await reader.Submit(page, new { })).Location);
        Assert.Equal(1, await app.Read(db => db.Tips.CountAsync(t => t.TeamId == room.Id, Ct)));
    }

    [Fact]
    public async Task An_error_is_reported_from_its_check()
    {
        var room = await Room();
        var check = await app.SeedClaim(room, ClaimStatus.Published);
        var version = await app.Read(db => db.Claims.Where(c => c.Id == check).Select(c => c.Version).SingleAsync(Ct));
        var reader = app.Browser();
        var page = await reader.Follow(await reader.Get($"/checks/{check}"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/checks/{check}/report']"));
        Assert.NotNull(page.Document.QuerySelector($"a[href='/follow?check={check}']"));
        Assert.Equal("Write down what is wrong.", (await reader.Submit($"/checks/{check}/report", new { })).Errors["Text"].Single());
        var receipt = await reader.Follow(await reader.Submit($"/checks/{check}/report", new { Text = "The ledger gives another year.", Url = "https://ledger.example" }));
        Assert.Equal("Your report", receipt.Heading);
        Assert.Equal((TipKind.Error, check), ((await Newest()).Kind, (await Newest()).ClaimId));
        // What a reader writes is no change of the claim that somebody is working on.
        Assert.Equal(version, await app.Read(db => db.Claims.Where(c => c.Id == check).Select(c => c.Version).SingleAsync(Ct)));
        Assert.Empty(reader.Cookies);
    }

    [Fact]
    public async Task What_is_not_published_or_was_taken_back_has_no_errors_to_report()
    {
        var room = await Room();
        foreach (var status in new[] { ClaimStatus.Open, ClaimStatus.Retracted })
        {
            var number = await app.SeedClaim(room, status);
            Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Get($"/checks/{number}/report")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().Post($"/checks/{number}/report", new { Text = "Wrong." })).Status);
        }
    }
}

/// <summary>An application that takes two tips a minute from one address.</summary>
public sealed class StingyApp : App
{
    protected override IEnumerable<(string Key, string Value)> Settings => [("Limits:TipsPerMinute", "2")];
}

public sealed class TipLimitTests(StingyApp app) : IClassFixture<StingyApp>
{
    [Fact]
    public async Task Too_many_tips_at_once_are_refused_and_what_was_typed_is_shown()
    {
        await app.Seed();
        var reader = app.Browser();
        var form = await reader.Get("/suggest");
        foreach (var text in new[] { "The first of them.", "The second of them." })
            Assert.StartsWith("/receipts/", (await reader.Submit(form, new { Text = text })).Location);
        var third = await reader.Submit(form, new { Text = "The third of them, with many words." });
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.NotNull(third.Headers.RetryAfter);
        Assert.Contains("The third of them, with many words.", third.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get("/suggest")).Status);
    }
}
