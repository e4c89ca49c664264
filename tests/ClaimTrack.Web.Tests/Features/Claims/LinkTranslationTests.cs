using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Features.Claims;

/// <summary>On the desk a claim is said to translate another.</summary>
public sealed class LinkTranslationTests(App app) : IClassFixture<App>
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    async Task<int> In(Newsroom room, string language, string statement)
    {
        var id = await app.SeedClaim(room, statement: statement);
        await app.Do(id, room.FactChecker, (claim, by) => claim.Edit(claim.Facts with { Language = language }, null, null, by, app.Now));
        return id;
    }

    [Fact]
    public async Task One_chooses_the_original_from_a_search_and_can_take_it_back()
    {
        var room = await app.Seed();
        var original = await app.SeedClaim(room, ClaimStatus.Published, "The ferry is late.");
        var other = await app.SeedClaim(room, statement: "The harbour is deep.");
        var (spanish, sibling) = (await In(room, "es", "El ferry llega tarde."), await In(room, "es", "El puerto es hondo."));
        var checker = await app.SignedIn(room.FactChecker);

        Assert.NotNull((await checker.Get(room.Claim(spanish))).Document.QuerySelector($"a[href='{room.Claim(spanish)}/translation']"));
        var offer = await checker.Get($"{room.Claim(spanish)}/translation?q=ferry");
        Assert.Equal([$"{original}"], offer.Document.QuerySelectorAll("input[name=Other]").Select(i => i.GetAttribute("value")));
        Assert.DoesNotContain($"CT-{sibling}", (await checker.Get($"{room.Claim(spanish)}/translation")).Words);
        Assert.Equal($"{room.Claim(spanish)}#claim", (await checker.Submit(offer, new { Other = original }, $"{room.Claim(spanish)}/translation")).Location);

        var desk = await checker.Get(room.Claim(spanish));
        Assert.Contains($"Translation into Spanish of CT-{original}: The ferry is late.", desk.Words);
        Assert.Null(desk.Document.QuerySelector($"a[href='{room.Claim(spanish)}/translation']"));
        Assert.Contains($"Translated into Spanish (CT-{spanish}).", (await checker.Get(room.Claim(original))).Words);
        Assert.Contains($"said that this claim and claim {original} are translations of each other", desk.Words);
        var observer = await app.SignedIn(room.Observer);
        Assert.Null((await observer.Get(room.Claim(spanish))).Document.QuerySelector("form[action$='/translation/undo']"));

        Assert.Equal(HttpStatusCode.Found, (await checker.Submit(desk, new { }, $"{room.Claim(spanish)}/translation/undo")).Status);
        Assert.DoesNotContain("Translation into", (await checker.Get(room.Claim(spanish))).Words);
        Assert.Null((await app.ClaimNow(spanish)).TranslationOfId);
        Assert.Equal(4, await app.Read(db => db.History.CountAsync(e => (e.ClaimId == spanish || e.ClaimId == original) && (e.Kind == EventKind.TranslationLinked || e.Kind == EventKind.TranslationUnlinked) && e.ById == room.FactChecker.MemberId, Ct)));
        Assert.Equal(HttpStatusCode.Found, (await checker.Submit($"{room.Claim(sibling)}/translation", new { Number = $"{other}" })).Status);
    }

    [Fact]
    public async Task What_is_no_original_for_it_is_said_beside_the_field()
    {
        var room = await app.Seed();
        var english = await app.SeedClaim(room, statement: "The ferry is late.");
        var (spanish, second, arabic) = (await In(room, "es", "El ferry llega tarde."), await In(room, "es", "El ferry se retrasa."), await In(room, "ar", "العبارة متأخرة"));
        var checker = await app.SignedIn(room.FactChecker);
        async Task<string> Refused(int claim, object typed)
        {
            var answer = await checker.Submit($"{room.Claim(claim)}/translation", typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return Assert.Single(answer.Errors.SelectMany(e => e).Distinct());
        }
        Assert.Equal("Choose the claim that this one translates, or write its number.", await Refused(spanish, new { }));
        Assert.Equal("Write the number as it stands on the claim, as in CT-198.", await Refused(spanish, new { Number = "that one" }));
        Assert.Equal("There is no claim CT-999999 in this team.", await Refused(spanish, new { Number = "999999" }));
        Assert.Contains("not a translation of itself", await Refused(spanish, new { Number = $"{spanish}" }));
        Assert.Contains("has this language (es)", await Refused(spanish, new { Number = $"{second}" }));
        await checker.Submit($"{room.Claim(spanish)}/translation", new { Number = $"{english}" });
        Assert.Contains($"Choose its original, claim {english}", await Refused(arabic, new { Number = $"{spanish}" }));
        Assert.Contains($"Claim {spanish} has this language (es)", await Refused(second, new { Number = $"{english}" }));
        Assert.Contains("already", await Refused(spanish, new { Number = $"{arabic}" }));

        var elsewhere = await app.SeedClaim(await app.Seed("Other Desk"));
        Assert.Contains("There is no claim", await Refused(second, new { Number = $"{elsewhere}" }));

        // The language that the other one has is refused when the claim is edited, and what was typed stays.
        var edited = await checker.Submit($"{room.Claim(spanish)}/edit", new { Language = "en", Statement = "The ferry comes late." });
        Assert.Equal(HttpStatusCode.Conflict, edited.Status);
        Assert.Contains($"Claim {english} has this language (en)", edited.Words);
        Assert.Contains("The ferry comes late.", edited.Text);
    }
}
