using System.Net;
using System.Text.Json;
using ClaimTrack.Domain;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>A check as readers and machines get it.</summary>
public sealed class CheckPageTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    const string Hostile = "</script><script>alert(1)</script><!-- \" ' & <img src=x onerror=alert(2)>";

    [Fact]
    public async Task Every_check_has_a_page_whose_data_breaks_no_rule()
    {
        var reader = site.Browser();
        foreach (var check in (await site.Checks()).Where(c => !c.Retracted))
        {
            var path = await site.PathOf(check.Number);
            var page = await reader.Get(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal([], ClaimReviewRules.Broken(page.Text, ReaderSite.Address + path));
            Assert.Equal(ReaderSite.Address + path, page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal(check.Language, page.Document.DocumentElement.GetAttribute("lang"));
            Assert.Equal(check.Language == "ar" ? "rtl" : "ltr", page.Document.DocumentElement.GetAttribute("dir"));
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.Empty(page.Document.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), [style], [onclick]"));
            var ids = page.Document.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
            foreach (var link in page.Document.QuerySelectorAll("a[href^='#']")) Assert.Contains(link.GetAttribute("href")![1..], ids);
        }
    }

    [Fact]
    public async Task Marks_of_sources_lead_to_the_source()
    {
        var page = await site.Browser().Get(await site.PathOf(await site.Check("misleading")));
        var marks = page.Document.QuerySelectorAll(".prose a[href^='#source-']");
        Assert.True(marks.Length >= 5);
        Assert.All(marks, m => Assert.NotNull(page.Document.GetElementById(m.GetAttribute("href")![1..])));
    }

    [Fact]
    public async Task A_changed_rating_is_said_above_the_text_and_in_the_record()
    {
        var page = await site.Browser().Get(await site.PathOf(await site.Check("misleading")));
        Assert.Contains("Verdict changed on", page.Document.QuerySelector(".notice")!.TextContent);
        Assert.Equal(["False", "Misleading"], page.Document.QuerySelectorAll(".notice .v").Select(v => v.TextContent));
        Assert.Equal(3, page.Document.QuerySelectorAll(".changes > li").Length);
        Assert.Contains("False became Misleading", page.Document.QuerySelector(".changes")!.TextContent);
    }

    [Fact]
    public async Task A_correction_under_way_is_not_seen_by_readers()
    {
        var number = await site.Check("missing_context");
        var page = await site.Browser().Get(await site.PathOf(number));
        Assert.DoesNotContain("fourth year", page.Text.Replace("from the fourth year on", "", StringComparison.Ordinal));
        Assert.Null(page.Document.QuerySelector(".notice"));
        Assert.DoesNotContain("fourth year eats", (await site.Browser().Get("/corrections")).Text);
    }

    [Theory]
    [InlineData("/checks/{0}")]
    [InlineData("/checks/{0}-")]
    [InlineData("/checks/{0}-no-longer-called-that")]
    [InlineData("/checks/{0}-%D8%B3")]
    public async Task A_wrong_or_missing_slug_leads_to_the_right_one(string address)
    {
        var number = await site.Check("misleading");
        var page = await site.Browser().Get(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, number));
        Assert.Equal(HttpStatusCode.MovedPermanently, page.Status);
        Assert.Equal(await site.PathOf(number), page.Location);
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(page.Location!)).Status);
    }

    [Fact]
    public async Task An_arabic_slug_is_found_and_redirected_to()
    {
        var number = (await site.Checks()).Single(c => c.Language == "ar").Number;
        var page = await site.Browser().Get($"/checks/{number}");
        Assert.Equal(await site.PathOf(number), page.Location);
        Assert.All(page.Location!, c => Assert.True(char.IsAscii(c)));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().Get(page.Location!)).Status);
    }

    [Theory]
    [InlineData("/checks/99999")]
    [InlineData("/checks/99999-some-slug")]
    [InlineData("/checks/0")]
    [InlineData("/checks/999999999")]
    [InlineData("/checks/99999999999")]
    [InlineData("/checks/-1")]
    [InlineData("/checks/one")]
    [InlineData("/checks/99999.json")]
    [InlineData("/checks/99999999999.json")]
    [InlineData("/checks/99999/versions")]
    [InlineData("/checks/99999/versions/1")]
    [InlineData("/checks/99999/compare")]
    public async Task What_does_not_exist_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get(address)).Status);

    [Fact]
    public async Task A_claim_that_was_never_published_has_no_public_page()
    {
        var numbers = await site.Read(db => Task.FromResult(db.Claims.Where(c => c.Check == null).Select(c => c.Id).ToList()));
        Assert.NotEmpty(numbers);
        foreach (var number in numbers)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/checks/{number}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().Get($"/checks/{number}.json")).Status);
        }
    }

    [Fact]
    public async Task Other_verbs_are_refused()
    {
        var number = await site.Check("false");
        foreach (var address in new[] { "/", "/checks", "/corrections", $"/checks/{number}", $"/checks/{number}.json", $"/checks/{number}/versions", $"/checks/{number}/compare" })
            foreach (var verb in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
                Assert.Equal(HttpStatusCode.MethodNotAllowed, (await site.Browser().Send(new HttpRequestMessage(verb, address))).Status);
    }

    [Fact]
    public async Task A_retracted_check_says_so_first_and_is_no_review_any_more()
    {
        var number = await site.Check("retracted");
        var page = await site.Browser().Get(await site.PathOf(number));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Retracted", page.Words);
        Assert.Contains("winter timetable", page.Document.QuerySelector(".retraction__why")!.TextContent);
        Assert.DoesNotContain(ClaimReviewRules.Blocks(page.Text), b => b.GetProperty("@type").GetString() == "ClaimReview");
        Assert.DoesNotContain("ClaimReview", (await site.Browser().Get($"/checks/{number}.json")).Text);
        var old = page.Document.QuerySelector("details.old-text")!;
        Assert.False(old.HasAttribute("open"));
        Assert.Contains("Libraries are open eleven hours", old.TextContent);
        Assert.DoesNotContain(number.ToString(System.Globalization.CultureInfo.InvariantCulture), (await site.Browser().Get("/checks")).Document.QuerySelectorAll(".rows__title a").Select(a => a.GetAttribute("href")!.Split('/', '-')[2]));
    }

    [Fact]
    public async Task The_data_alone_is_that_of_the_page()
    {
        var number = await site.Check("misleading");
        var page = await site.Browser().Get(await site.PathOf(number));
        var alone = await site.Browser().Get($"/checks/{number}.json");
        Assert.Equal(ClaimReviewRules.Blocks(page.Text).Select(b => b.ToString()), JsonDocument.Parse(alone.Text).RootElement.EnumerateArray().Select(b => b.ToString()));
    }

    [Fact]
    public async Task Hostile_words_are_words_on_the_page_and_in_its_data()
    {
        var room = await site.Seed("Hostile Desk");
        var number = await site.Publish(room,
            new ClaimFacts { Statement = $"Claim {Hostile}", ClaimantUrl = "javascript:alert(3)", Language = "en" },
            new VerdictText
            {
                Headline = $"Head {Hostile}",
                Standfirst = Hostile,
                Conclusion = Hostile,
                InShort = $"{Hostile}\n{Hostile}",
                Explanation = $"{Hostile}\n\n[click](javascript:alert(4)) [1] [x](data:text/html,<b>) <iframe src=x></iframe> [1]: javascript:alert(5)",
            },
            claimant: $"Who {Hostile}", source: ($"Source {Hostile}", "javascript:alert(6)"), topic: $"T {Hostile}", reply: new RightOfReply { WhyNotAsked = Hostile, Reply = Hostile, WhyNoPrimarySource = Hostile });
        var path = await site.PathOf(number);
        var page = await site.Browser().Get(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([], ClaimReviewRules.Broken(page.Text, ReaderSite.Address + path));
        Assert.Empty(page.Document.QuerySelectorAll("main img, iframe, main script, [onerror]"));
        Assert.Equal(3, page.Document.QuerySelectorAll("script[type='application/ld+json']").Length);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("[href], [src]"), e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Contains("script:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("javascript:", (await site.Browser().Get($"/checks/{number}.json")).Text);
        foreach (var list in new[] { "/", "/checks", $"/checks?q={Uri.EscapeDataString(Hostile)}", $"/checks/{number}/versions" })
            Assert.Empty((await site.Browser().Get(list)).Document.QuerySelectorAll("main img, main script, [onerror]"));
    }

    [Theory]
    [InlineData("😀😀😀")]
    [InlineData("???")]
    public async Task A_headline_without_letters_has_an_address_too(string headline)
    {
        var number = await site.Publish(await site.Seed("Sign Desk"), new ClaimFacts { Statement = $"Signs {headline}" }, new VerdictText { Headline = headline, Conclusion = "c", Explanation = "e" });
        var page = await site.Browser().Get($"/checks/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([], ClaimReviewRules.Broken(page.Text, $"{ReaderSite.Address}/checks/{number}"));
    }

    [Fact]
    public async Task The_preview_is_for_the_team_and_shows_what_would_be_published()
    {
        var claims = await site.Read(db => Task.FromResult(db.Claims.Where(c => c.Team.Slug == "meridian").Select(c => new { c.Id, c.Status, Has = c.Drafts.Any(d => d.RatingId != null) }).ToList()));
        var member = await site.SignedIn(ReaderSite.Demo("jonas@example.org"));
        var stranger = await site.SignedIn(ReaderSite.Demo("tom@example.org"));
        foreach (var claim in claims)
        {
            var address = $"/desk/meridian/claims/{claim.Id}/preview";
            var page = await member.Get(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Preview.", page.Words);
            Assert.Equal(claim.Has, page.Document.QuerySelector(".slab") is not null);
            Assert.Empty(page.Document.QuerySelectorAll("script[type='application/ld+json']"));
            Assert.True(page.Headers.CacheControl?.NoStore);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).Status);
            Assert.NotEqual(HttpStatusCode.OK, (await site.Browser().Get(address)).Status);
        }
        var corrected = await member.Get($"/desk/meridian/claims/{await site.Check("missing_context")}/preview");
        Assert.Contains("from next term in the fourth", corrected.Words);
        Assert.Contains("The committee has decided", corrected.Document.QuerySelector("aside.notice")!.TextContent);
    }
}
