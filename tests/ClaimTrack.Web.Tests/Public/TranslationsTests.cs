using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using ClaimTrack.Domain;
using ClaimTrack.Web.Tests.Features.Claims;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>Checks that say the same in several languages lead readers and search engines to each other.</summary>
public sealed class TranslationsTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    Task<int> Publish(Newsroom room, string language, string headline) => site.Publish(room, new ClaimFacts { Statement = $"Not so: {headline}", Language = language },
        new VerdictText { Headline = headline, Conclusion = $"{headline}.", Explanation = "The ledger says so." });

    async Task<(Newsroom Room, int English, int Spanish, int Arabic)> Three()
    {
        var room = await site.Seed("Polyglot Desk");
        var (english, spanish, arabic) = (await Publish(room, "en", "The pier is short"), await Publish(room, "es", "El muelle es corto"), await Publish(room, "ar", "الرصيف قصير"));
        await Link(room, spanish, english);
        await Link(room, arabic, english);
        return (room, english, spanish, arabic);
    }

    async Task Link(Newsroom room, int translation, int original)
    {
        var checker = await site.SignedIn(room.FactChecker);
        Assert.Equal(HttpStatusCode.Found, (await checker.Submit($"{room.Claim(translation)}/translation", new { Number = $"CT-{original}" })).Status);
    }

    async Task<Page> Read(int number) => await site.Browser().Get(await site.PathOf(number));

    async Task<string> Url(int number) => ReaderSite.Address + await site.PathOf(number);

    static List<string> Alternates(Page page) => [.. page.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => $"{l.GetAttribute("hreflang")} {l.GetAttribute("href")}").Order(StringComparer.Ordinal)];

    static List<string> Also(Page page) => [.. page.Document.QuerySelectorAll(".tongues a").Select(a => $"{a.GetAttribute("lang")} {a.GetAttribute("hreflang")} {a.TextContent} {a.GetAttribute("href")}")];

    [Fact]
    public async Task Each_names_all_of_them_and_shows_the_others_by_their_own_names()
    {
        var (_, english, spanish, arabic) = await Three();
        List<string> all = [$"ar {await Url(arabic)}", $"en {await Url(english)}", $"es {await Url(spanish)}"];
        foreach (var number in new[] { english, spanish, arabic }) Assert.Equal(all, Alternates(await Read(number)));

        var page = await Read(spanish);
        Assert.Equal([$"en en English {await site.PathOf(english)}", $"ar ar العربية {await site.PathOf(arabic)}"], Also(page));
        Assert.Equal(["en", "ar"], page.Document.QuerySelectorAll("meta[property='og:locale:alternate']").Select(m => m.GetAttribute("content")));
        // The words round a check are no other version of it: neither address is another's alternate, and both have one canonical.
        var inArabic = await site.Browser().Get($"/ar{await site.PathOf(spanish)}");
        Assert.Equal(all, Alternates(inArabic));
        Assert.Equal(await Url(spanish), inArabic.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal($"/ar{await site.PathOf(english)}", inArabic.Document.QuerySelector(".tongues a")!.GetAttribute("href"));
        Assert.Empty(inArabic.Document.QuerySelectorAll("footer a[hreflang]"));
        Assert.StartsWith("متاح", inArabic.Document.QuerySelector(".tongues")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_data_says_which_translates_which_and_breaks_no_rule()
    {
        var (_, english, spanish, arabic) = await Three();
        foreach (var (type, part) in new[] { ("ClaimReview", "review"), ("NewsArticle", "article") })
        {
            async Task<JsonElement> Block(int number) => ClaimReviewRules.Blocks((await Read(number)).Text).Single(b => b.GetProperty("@type").GetString() == type);
            string Id(int number) => $"{ReaderSite.Address}/checks/{number}#{part}";
            var original = await Block(english);
            Assert.Equal(original.GetProperty("@id").GetString(), Id(english));
            Assert.False(original.TryGetProperty("translationOfWork", out _));
            Assert.Equal([(Id(spanish), "es", type), (Id(arabic), "ar", type)],
                original.GetProperty("workTranslation").EnumerateArray().Select(w => (w.GetProperty("@id").GetString()!, w.GetProperty("inLanguage").GetString()!, w.GetProperty("@type").GetString()!)));
            var translation = await Block(arabic);
            Assert.False(translation.TryGetProperty("workTranslation", out _));
            Assert.Equal((Id(english), await Url(english)), (translation.GetProperty("translationOfWork").GetProperty("@id").GetString(), translation.GetProperty("translationOfWork").GetProperty("url").GetString()));
        }
        foreach (var number in new[] { english, spanish, arabic })
        {
            var page = await Read(number);
            Assert.Equal([], ClaimReviewRules.Broken(page.Text, await Url(number)));
            Assert.Equal(ClaimReviewRules.Blocks(page.Text).Select(b => b.ToString()), JsonDocument.Parse((await site.Browser().Get($"/checks/{number}.json")).Text).RootElement.EnumerateArray().Select(b => b.ToString()));
        }
    }

    [Fact]
    public async Task What_happens_to_one_is_seen_on_the_others_at_once()
    {
        var (room, english, spanish, arabic) = await Three();
        async Task<string> Seen(int number) => string.Join(' ', Also(await Read(number)).Select(a => a.Split(' ')[0]));
        async Task<string?> Tag() => (await site.Browser().Get($"/checks/{english}.json")).Headers.ETag?.ToString();
        var before = await Tag();
        Assert.Equal("en ar", await Seen(spanish));

        await site.Retract(room, arabic);
        Assert.Equal(("en", "es"), (await Seen(spanish), await Seen(english)));
        Assert.NotEqual(before, await Tag());
        Assert.Empty(Alternates(await Read(arabic)));
        Assert.Empty(Also(await Read(arabic)));
        Assert.DoesNotContain("translationOfWork", (await Read(arabic)).Text);

        await site.Do(english, room.Editor, (claim, _) => claim.Withdraw(new LegalOrder { OrderedBy = "High Court", Reason = "An injunction." }, site.Now));
        Assert.Equal("", await Seen(spanish));
        Assert.DoesNotContain("translationOfWork", (await Read(spanish)).Text);
        await site.Do(english, room.Editor, (claim, _) => claim.LiftOrder(site.Now));
        Assert.Equal("en", await Seen(spanish));

        var checker = await site.SignedIn(room.FactChecker);
        await checker.Submit(room.Claim(spanish), new { }, $"{room.Claim(spanish)}/translation/undo");
        Assert.Equal(("", ""), (await Seen(spanish), await Seen(english)));
        await Link(room, spanish, english);
        Assert.Equal("es", await Seen(english));
    }

    [Fact]
    public async Task A_translation_is_shown_from_its_publication_on_and_in_the_preview_before()
    {
        var room = await site.Seed("Preview Desk");
        var english = await Publish(room, "en", "The quay is old");
        var spanish = await site.SeedClaim(room, ClaimStatus.Open, "El muelle es viejo");
        var editor = await site.SignedIn(room.Editor);
        await editor.Submit($"{room.Claim(spanish)}/edit", new { Language = "es" });
        await Link(room, spanish, english);
        await site.Do(spanish, room.FactChecker, (claim, by) => claim.Accept(by, site.Now));
        await site.Do(spanish, room.FactChecker, (claim, by) => claim.DraftVerdict(claim.Rated("false"), DeskSteps.Text("Es viejo."), by, site.Now));
        Assert.Empty(Also(await Read(english)));
        Assert.Equal([$"en en English {await site.PathOf(english)}"], Also(await editor.Get($"{room.Claim(spanish)}/preview")));
    }

    [Fact]
    public async Task The_sitemap_names_them_too()
    {
        var (room, english, spanish, arabic) = await Three();
        var alone = await Publish(room, "en", "The gull flew");
        await site.Retract(room, arabic);
        var urls = XDocument.Parse((await site.Browser().Get("/sitemap-1.xml")).Text).Root!.Elements(Map + "url").ToDictionary(u => u.Element(Map + "loc")!.Value,
            u => u.Elements(Html + "link").Select(l => $"{(string?)l.Attribute("rel")} {(string?)l.Attribute("hreflang")} {(string?)l.Attribute("href")}").ToList());
        List<string> both = [$"alternate en {await Url(english)}", $"alternate es {await Url(spanish)}"];
        Assert.Equal(both, urls[await Url(english)]);
        Assert.Equal(both, urls[await Url(spanish)]);
        Assert.Empty(urls[await Url(arabic)]);
        Assert.Empty(urls[await Url(alone)]);
    }

    [Fact]
    public async Task What_is_published_in_the_same_language_by_now_is_named_once()
    {
        var room = await site.Seed("Twice Desk");
        var (english, spanish, other) = (await Publish(room, "en", "The tide is low"), await Publish(room, "es", "La marea es baja"), await Publish(room, "es", "La marea baja"));
        await Link(room, spanish, english);
        // A correction has another language at the desk, and readers still get the old one.
        await site.Do(other, room.Editor, (claim, by) => claim.StartCorrection(CorrectionKind.Update, "In another language", by, site.Now));
        await site.Do(other, room.FactChecker, (claim, by) => claim.Edit(claim.Facts with { Language = "ca" }, null, null, by, site.Now));
        await Link(room, other, english);
        Assert.Equal([$"en {await Url(english)}", $"es {await Url(spanish)}"], Alternates(await Read(english)));
        Assert.Equal([$"es es Español {await site.PathOf(spanish)}"], Also(await Read(english)));
        Assert.Equal([$"en en English {await site.PathOf(english)}"], Also(await Read(spanish)));
        Assert.Empty(Alternates(await Read(other)));
    }
}
