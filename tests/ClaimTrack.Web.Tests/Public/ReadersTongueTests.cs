using System.Net;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>Readers are spoken to in the language that the address names, else in the one that their browser likes best.</summary>
public sealed class ReadersTongueTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    async Task<Page> Get(string path, string? likes = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (likes is not null) request.Headers.TryAddWithoutValidation("Accept-Language", likes);
        return await site.Browser().Send(request);
    }

    [Theory]
    [InlineData("/corrections", null, "en", "Corrections"), InlineData("/es/corrections", null, "es", "Correcciones"), InlineData("/ar/corrections", "es", "ar", "التصحيحات")]
    [InlineData("/corrections", "es-MX,en;q=0.5", "es", "Correcciones"), InlineData("/corrections", "en;q=0.5, ar", "ar", "التصحيحات"), InlineData("/en/corrections", "es", "en", "Corrections")]
    [InlineData("/corrections", "fr, de;q=0.7", "en", "Corrections"), InlineData("/corrections", "es;q=0, *", "en", "Corrections"), InlineData("/corrections", "!!, ;q=x", "en", "Corrections")]
    public async Task The_page_speaks_it(string path, string? likes, string tongue, string heading)
    {
        var page = await Get(path, likes);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(heading, page.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(tongue, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(tongue == "ar" ? "rtl" : "ltr", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Equal(tongue, page.Document.QuerySelector("a[hreflang][aria-current]")!.GetAttribute("hreflang"));
    }

    [Fact]
    public async Task Whoever_follows_links_stays_in_the_language_of_the_address()
    {
        var page = await Get("/es/corrections");
        Assert.NotNull(page.Document.QuerySelector("footer a[href='/es/checks']"));
        Assert.NotNull(page.Document.QuerySelector("footer a[href='/ar/corrections']"));
        Assert.NotNull(page.Document.QuerySelector("a[href^='https://creativecommons.org/']"));
        var entry = page.Document.QuerySelector("h3 a")!.GetAttribute("href")!;
        Assert.StartsWith("/es/checks/", entry);
        Assert.Equal(HttpStatusCode.OK, (await Get(entry)).Status);
        var number = await site.Check("misleading");
        Assert.StartsWith($"/es/checks/{number}-", (await Get($"/es/checks/{number}")).Location!);
        Assert.Null((await Get("/corrections")).Document.QuerySelector("main a[href^='/en/'], main a[href^='/es/']"));
    }

    [Theory]
    [InlineData("/corrections", "/corrections"), InlineData("/es/corrections", "/corrections"), InlineData("/ar", "/"), InlineData("/es/checks?q=ferry", "/checks?q=ferry"), InlineData("/en/method", "/method")]
    public async Task Search_engines_are_told_of_a_page_in_each_language(string path, string bare)
    {
        var page = await Get(path);
        Assert.Equal(ReaderSite.Address + path, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        string[] all = ["x-default " + bare, .. from tongue in new[] { "en", "es", "ar" } select $"{tongue} /{tongue}{(bare == "/" ? "" : bare)}"];
        Assert.Equal(all, page.Document.QuerySelectorAll("link[rel=alternate][hreflang]").Select(l => $"{l.GetAttribute("hreflang")} {l.GetAttribute("href")!.Replace(ReaderSite.Address, "", StringComparison.Ordinal)}"));
    }

    [Theory]
    [InlineData("es", "La afirmación", "Nuestro veredicto", "Engañoso", "Fuentes"), InlineData("ar", "الادّعاء", "حكمنا", "مضلّل", "المصادر")]
    public async Task A_check_keeps_its_language_among_words_of_the_sites(string tongue, string claim, string verdict, string rating, string sources)
    {
        var path = await site.PathOf(await site.Check("misleading"));
        var (here, english) = ((await Get($"/{tongue}{path}")).Document, (await Get(path)).Document);
        Assert.Equal([claim, verdict], here.QuerySelectorAll(".slab h2").Select(h => h.TextContent));
        Assert.All(here.QuerySelectorAll(".slab h2, .byline, #sources"), said => Assert.Equal(tongue, said.GetAttribute("lang")));
        Assert.Equal(rating, here.QuerySelector(".slab__word strong")!.TextContent);
        Assert.Equal(sources, here.QuerySelector("#sources")!.TextContent);
        foreach (var own in new[] { "h1", ".slab__quote", ".slab__why", ".prose" }) Assert.Equal(english.QuerySelector(own)!.TextContent, here.QuerySelector(own)!.TextContent);
        Assert.Equal("en", here.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task What_changed_is_said_in_the_readers_language()
    {
        var number = (await site.Checks()).First(c => c.Version > 1).Number;
        var (spanish, english) = ((await Get($"/es/checks/{number}/compare?from=1&to=2")).Document, (await Get($"/checks/{number}/compare?from=1&to=2")).Document);
        Assert.StartsWith("Versiones de «", spanish.QuerySelector("h1")!.TextContent);
        Assert.Equal("De la versión 1 a la versión 2", spanish.QuerySelector("#diff")!.TextContent);
        Assert.DoesNotContain("changed.", spanish.QuerySelector(".diff__sum")!.TextContent);
        Assert.Contains("changed.", english.QuerySelector(".diff__sum")!.TextContent);
        Assert.All(spanish.QuerySelectorAll(".diff del .vh"), said => Assert.Equal("eliminado: ", said.TextContent));
    }

    [Fact]
    public async Task A_cache_can_tell_the_languages_apart()
    {
        var likes = await Get("/corrections", "es");
        Assert.Contains("Accept-Language", likes.Headers.Vary);
        var names = await Get("/es/corrections");
        Assert.DoesNotContain("Accept-Language", names.Headers.Vary);
        Assert.Equal(4, new[] { likes, names, await Get("/corrections", "ar"), await Get("/corrections") }.Select(p => p.Headers.ETag).Distinct().Count());
    }

    [Theory]
    [InlineData("/es/desk", "/desk"), InlineData("/ar/feeds/checks.atom?q=a%20b", "/feeds/checks.atom?q=a%20b"), InlineData("/en/account/sign-in", "/account/sign-in")]
    public async Task What_speaks_one_language_has_one_address(string path, string location)
    {
        var page = await Get(path);
        Assert.Equal(HttpStatusCode.PermanentRedirect, page.Status);
        Assert.Equal(location, page.Location);
    }

    [Theory]
    [InlineData("/es/nothing"), InlineData("/esp/corrections"), InlineData("/fr/corrections"), InlineData("/es/es/corrections"), InlineData("/ES/corrections")]
    public async Task What_is_not_there_is_not_found(string path) => Assert.Equal(HttpStatusCode.NotFound, (await Get(path)).Status);

    [Fact]
    public async Task Feeds_say_the_same_to_everybody()
    {
        var other = await Get("/feeds/checks.atom", "ar");
        Assert.Equal((await Get("/feeds/checks.atom")).Headers.ETag, other.Headers.ETag);
        Assert.DoesNotContain("Accept-Language", other.Headers.Vary);
    }
}
