using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ClaimTrack.Cards;
using ClaimTrack.Domain;
using ClaimTrack.Web.Public.Kept;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace ClaimTrack.Web.Tests.Public.Cards;

/// <summary>The picture under which a check is shared: where it is, what is in it, and that it follows the check.</summary>
public sealed class CardTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    // Those of tokens.css.
    static readonly SKColor Marker = SKColor.Parse("#ffe48a");
    static readonly SKColor Supported = SKColor.Parse("#006459");
    static readonly SKColor Distorted = SKColor.Parse("#7a3469");
    static readonly SKColor Refuted = SKColor.Parse("#a5281b");
    static readonly SKColor Open = SKColor.Parse("#4d5463");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    async Task<Page> PageOf(int number) => await site.Browser().Get(await site.PathOf(number));

    static string Meta(Page page, string property) => page.Document.QuerySelectorAll($"meta[property='{property}'], meta[name='{property}']").Single().GetAttribute("content")!;

    // Where its page says that it is.
    async Task<string> CardOf(int number)
    {
        var address = Meta(await PageOf(number), "og:image");
        Assert.StartsWith($"{ReaderSite.Address}/checks/{number}/card-", address);
        return address[ReaderSite.Address.Length..];
    }

    async Task<HttpResponseMessage> Ask(string path, HttpMethod? method = null, string? tag = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await site.Visit().SendAsync(request, Ct);
    }

    async Task<SKBitmap> Picture(string path)
    {
        var answer = await Ask(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Good(await answer.Content.ReadAsByteArrayAsync(Ct));
    }

    static SKBitmap Good(byte[] png)
    {
        Assert.True(png.Length < 300_000, $"{png.Length} bytes");
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        var picture = SKBitmap.Decode(png);
        Assert.Equal((1200, 630), (picture.Width, picture.Height));
        return picture;
    }

    static bool Has(SKBitmap picture, SKColor colour, int atLeast) => picture.Pixels.Count(p => p == colour) >= atLeast;

    async Task<int> Publish(string quote, string language = "en", string? claimant = null, string rating = "false")
    {
        var room = await site.Seed("Card Desk");
        return await site.Publish(room, new ClaimFacts { Statement = quote, Language = language }, new VerdictText { Headline = "So it was", Conclusion = "It was so.", Explanation = "See." }, claimant, rating);
    }

    [Fact]
    public async Task A_page_names_its_card_and_says_in_words_what_is_on_it()
    {
        var number = await site.Check("misleading");
        var page = await PageOf(number);
        Assert.Equal(("1200", "630", "image/png"), (Meta(page, "og:image:width"), Meta(page, "og:image:height"), Meta(page, "og:image:type")));
        Assert.Equal("summary_large_image", Meta(page, "twitter:card"));
        Assert.Matches("^Claim: .+ Verdict: Misleading\\.$", Meta(page, "og:image:alt"));
        Assert.Equal(("article", "Skerrow Facts", "en"), (Meta(page, "og:type"), Meta(page, "og:site_name"), Meta(page, "og:locale")));
        Assert.True(DateTimeOffset.TryParse(Meta(page, "article:published_time"), out _));
        Assert.NotEmpty(Meta(page, "article:section"));
        var article = page.Document.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonDocument.Parse(s.TextContent).RootElement).Single(d => d.GetProperty("@type").GetString() == "NewsArticle");
        Assert.Equal(Meta(page, "og:image"), article.GetProperty("image").GetProperty("url").GetString());
        Assert.Equal(1200, article.GetProperty("image").GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task The_card_may_be_kept_for_ever_by_anybody_on_any_site()
    {
        var path = await CardOf(await site.Check("misleading"));
        var answer = await Ask(path);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.ETag!.IsWeak);
        using var picture = Good(await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.True(Has(picture, Marker, 20_000));
        Assert.True(Has(picture, Distorted, 5_000));
        var known = await Ask(path, tag: answer.Headers.ETag.ToString());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await known.Content.ReadAsByteArrayAsync(Ct));
        var head = await Ask(path, HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, answer.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(await answer.Content.ReadAsByteArrayAsync(Ct), await (await Ask(path)).Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task A_correction_and_a_retraction_give_it_another_address_and_the_old_one_is_gone()
    {
        var room = await site.Seed("Card Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The crane fell twice");
        var first = await CardOf(number);
        using (var picture = await Picture(first)) Assert.True(Has(picture, Refuted, 5_000));
        await site.Correct(room, number, "It fell three times.");
        var second = await CardOf(number);
        Assert.NotEqual(first, second);
        Assert.Contains("/card-2-", second);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(second)).StatusCode);

        await site.Retract(room, number);
        var last = await CardOf(number);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(second)).StatusCode);
        using (var picture = await Picture(last))
        {
            Assert.True(Has(picture, Open, 5_000));
            Assert.False(Has(picture, Refuted, 1));
        }
        var page = await PageOf(number);
        Assert.EndsWith("Verdict: Retracted.", Meta(page, "og:image:alt"));
        Assert.StartsWith("Retracted: ", Meta(page, "og:title"));
        Assert.DoesNotContain("three times", Meta(page, "og:description"));
    }

    [Fact]
    public async Task It_is_drawn_when_the_check_comes_out_before_anybody_asks()
    {
        var room = await site.Seed("Card Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The crane sang");
        var path = await CardOf(number);
        var kept = site.Services.GetRequiredService<KeptCards>();
        var patience = Stopwatch.StartNew();
        while (kept.Find(path) is null && patience.Elapsed < TimeSpan.FromSeconds(30)) await Task.Yield();
        Assert.NotNull(kept.Find(path));
    }

    [Fact]
    public async Task What_is_no_card_is_not_there()
    {
        var number = await site.Check("misleading");
        var path = await CardOf(number);
        var unpublished = await site.SeedClaim(await site.Seed("Quiet Desk"), ClaimStatus.Approved);
        foreach (var wrong in new[]
                 {
                     path.Replace("/card-", "/card-9", StringComparison.Ordinal), path.Replace(".png", "0.png", StringComparison.Ordinal), path.Replace(".png", ".svg", StringComparison.Ordinal), $"/checks/{number}/card.png",
                     $"/checks/{number}/card-1-.png", $"/checks/99999999/{path.Split('/')[^1]}", $"/checks/{unpublished}/{path.Split('/')[^1]}", $"/checks/{await site.Check("retracted")}/{path.Split('/')[^1]}", $"/checks/{number}/card-99999999999-x.png",
                 })
            Assert.True((await Ask(wrong)).StatusCode == HttpStatusCode.NotFound, wrong);
    }

    [Fact]
    public async Task By_order_it_is_withheld_as_the_page_is()
    {
        var number = await Publish("The vault was full of tin");
        var path = await CardOf(number);
        var root = await site.SignedIn(App.Root);
        Assert.Equal(HttpStatusCode.Found, (await root.Submit("/admin/withdrawals", new { Number = number, OrderedBy = "High Court", Reason = "An injunction.", Confirmed = true }, "/admin/withdrawals")).Status);
        var answer = await Ask(path);
        Assert.Equal(HttpStatusCode.UnavailableForLegalReasons, answer.StatusCode);
        Assert.False(answer.Headers.CacheControl!.Public);
        Assert.DoesNotContain("tin", await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Arabic_runs_from_the_right()
    {
        var number = (await site.Checks()).First(c => c.Language == "ar").Number;
        using var picture = await Picture(await CardOf(number));
        // The mark stands where reading begins, on the other side than in English.
        int Left(SKBitmap of) => Enumerable.Range(0, 200).Sum(x => Enumerable.Range(480, 140).Count(y => of.GetPixel(x, y) is { Red: < 180 }));
        int Right(SKBitmap of) => Enumerable.Range(1000, 200).Sum(x => Enumerable.Range(480, 140).Count(y => of.GetPixel(x, y) is { Red: < 180 }));
        Assert.True(Right(picture) > 2 * Left(picture));
        using var english = await Picture(await CardOf(await site.Check("misleading")));
        Assert.True(Left(english) > 2 * Right(english));
    }

    public static TheoryData<string, string, string?> Hostile => new()
    {
        { "<script>alert(1)</script> &amp; \"quoted\" <b>", "en", "" },
        { "😀🔥🚢👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿", "en", "😀" },
        { string.Join(' ', Enumerable.Repeat("word", 1900)), "en", null },
        { new string('W', 4000), "en", new string('x', 150) },
        { "a\u200b\u200c\u200d\ufeff\u2060b \u00ad", "en", "\u200b" },
        { "أكدت المحكمة الآن أن شبكة SafeCity قانونية منذ 14 مارس 2026 (المادة 3).", "ar", "المكتب" },
        { "सरकार ने कहा कि हर गाँव में बिजली पहुँच गई है।", "hi", "मंत्रालय" },
        { "政府昨日宣布,所有渡輪服務將於明年起全面免費。", "zh", "政府" },
        { "Ŝ̸̢͚a̶l̴go Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!", "en", "Zalgo" },
        { "\u202eturned round\u202c \u2066isolated", "en", "\u202eevil" },
        { "𐏿𞤀𞤁 ꧁ \ue000 \U0010FFFD unknown letters", "xx", null },
        { "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤ ̖t̝͕̳̣̻̪͞h̼͓̲̦̳̘̲e͇̣̰̦̬͎", "en-x-made-up", "undefined" },
        { "Hébergement « gratuit » : 1 000 000 € — ‘vraiment’ ?", "fr-CA", "NULL" },
        { "שלום 123 abc (מוזר)", "he", "true" },
        { "1/0 -1e100 \\x00 ' OR 1=1 -- %s%n ${7*7} {{7*7}}", "en", "${jndi:ldap://x}" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public async Task Words_of_any_kind_are_drawn(string quote, string language, string? claimant)
    {
        var artist = site.Services.GetRequiredService<CardArtist>();
        foreach (var isRightToLeft in new[] { false, true })
        {
            var png = await artist.Draw(new Card
            {
                ClaimLabel = "The claim",
                Quote = quote,
                IsVerbatim = isRightToLeft,
                Claimant = claimant,
                VerdictLabel = "Our verdict",
                Word = "True",
                Family = RatingFamily.Supported,
                Symbol = "v-true",
                Team = quote,
                Site = claimant ?? "",
                Language = language,
                IsRightToLeft = isRightToLeft,
            }, Ct);
            using var picture = Good(png);
            Assert.True(Has(picture, Supported, 5_000)); // whatever becomes of the words, never without the verdict
        }
    }

    [Fact]
    public async Task A_check_in_hostile_words_has_a_card()
    {
        using var picture = await Picture(await CardOf(await site.PublishHostile()));
        Assert.True(Has(picture, Marker, 1_000));
    }

    [Fact]
    public async Task A_quote_is_cut_at_a_word()
    {
        var text = string.Join(' ', Enumerable.Repeat("ferries", 30));
        var cut = Shortened.To(text, Card.QuoteMax);
        Assert.True(cut.Length <= Card.QuoteMax);
        Assert.EndsWith("ferries…", cut);
        Assert.Equal("as it is", Shortened.To(" as \n it\tis ", 140));
        Assert.Equal("渡輪渡…", Shortened.To("渡輪渡輪渡輪", 4));
        var alt = Meta(await PageOf(await Publish(text)), "og:image:alt");
        Assert.Equal($"Claim: {cut} Verdict: False.", alt);
    }

    [Fact]
    public async Task An_embed_elsewhere_has_the_card_as_its_thumbnail_if_it_fits()
    {
        var number = await site.Check("misleading");
        async Task<JsonElement> Told(string more) => JsonDocument.Parse((await site.Browser().Get($"/oembed?url={ReaderSite.Address}/checks/{number}{more}")).Text).RootElement;
        var told = await Told("");
        Assert.Equal(ReaderSite.Address + await CardOf(number), told.GetProperty("thumbnail_url").GetString());
        Assert.Equal((1200, 630), (told.GetProperty("thumbnail_width").GetInt32(), told.GetProperty("thumbnail_height").GetInt32()));
        foreach (var small in new[] { "&maxwidth=1199", "&maxheight=629" })
            Assert.DoesNotContain((await Told(small)).EnumerateObject(), p => p.Name.StartsWith("thumbnail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_it_is_published_only_the_team_sees_it_and_nobody_keeps_it()
    {
        var room = await site.Seed("Card Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Approved);
        var member = await site.SignedIn(room.Observer);
        var preview = await member.Get($"{room.Desk}/claims/{number}/preview");
        var image = preview.Document.QuerySelector(".preview-card img")!;
        Assert.EndsWith("Verdict: False.", image.GetAttribute("alt"));
        var card = await member.Get(image.GetAttribute("src")!);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (card.Status, card.MediaType));
        Assert.True(card.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.Found, (await site.Browser().Get(image.GetAttribute("src")!)).Status);
        var elsewhere = await site.SignedIn((await site.Seed("Other Desk")).Admin);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(image.GetAttribute("src")!)).Status);
        var empty = await site.SeedClaim(room);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get($"{room.Desk}/claims/{empty}/preview/card.png")).Status);
        Assert.Null((await member.Get($"{room.Desk}/claims/{empty}/preview")).Document.QuerySelector(".preview-card"));
    }

    [Fact]
    public async Task It_has_the_colours_of_the_pages()
    {
        var tokens = await (await Ask("/css/tokens.css")).Content.ReadAsStringAsync(Ct);
        foreach (var colour in new[] { Marker, Supported, Distorted, Refuted, Open }) Assert.Contains($"light-dark(#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2},", tokens);
    }
}
