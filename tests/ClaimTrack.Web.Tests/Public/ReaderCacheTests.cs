using System.Net;
using ClaimTrack.Domain;
using Microsoft.EntityFrameworkCore;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>Readers' pages may be kept for a minute by anybody, name nobody, and are not sent twice.</summary>
public sealed class ReaderCacheTests(ReaderSite site) : IClassFixture<ReaderSite>
{
    async Task<List<string>> Addresses()
    {
        var changed = await site.Check("misleading");
        return ["/", "/checks", "/checks?q=ferry", "/corrections", await site.PathOf(changed), await site.PathOf(await site.Check("retracted")),
            $"/checks/{changed}", $"/checks/{changed}.json", $"/checks/{changed}/versions", $"/checks/{changed}/versions/1", $"/checks/{changed}/compare?from=1&to=3",
            "/feeds", "/feeds/checks.atom?q=ferry", "/feeds/corrections.json", "/feeds/claimreview.json", "/sitemap.xml", "/sitemap-news.xml", "/robots.txt", $"/embed/checks/{changed}", $"/oembed?url={ReaderSite.Address}/checks/{changed}", "/api/v1/claims:search?query=ferry"];
    }

    [Fact]
    public async Task No_answer_sets_a_cookie_and_each_says_how_long_it_holds()
    {
        foreach (var address in await Addresses())
        {
            var reader = site.Browser();
            var page = await reader.Get(address);
            Assert.Empty(reader.Cookies);
            Assert.True(page.Headers.CacheControl is { Public: true } control && control.MaxAge == TimeSpan.FromMinutes(1), address);
            Assert.Contains("Cookie", page.Headers.Vary);
            Assert.NotNull(page.Headers.ETag);
            Assert.Empty(page.Document.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        }
    }

    [Fact]
    public async Task Whoever_has_it_already_is_told_so()
    {
        foreach (var address in await Addresses())
        {
            var first = await site.Browser().Get(address);
            if (first.Status == HttpStatusCode.MovedPermanently) continue; // where to go is told every time
            var tag = first.Headers.ETag!;
            var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(tag);
            var answer = await site.Browser().Send(again);
            Assert.Equal(HttpStatusCode.NotModified, answer.Status);
            Assert.Equal("", answer.Text);
            var other = new HttpRequestMessage(HttpMethod.Get, address);
            other.Headers.TryAddWithoutValidation("If-None-Match", "\"other\", nonsense, W/\"x");
            Assert.NotEqual(HttpStatusCode.NotModified, (await site.Browser().Send(other)).Status);
        }
    }

    [Fact]
    public async Task A_new_version_a_retraction_and_another_theme_have_another_tag()
    {
        var room = await site.Seed("Tag Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The tide came in at noon");
        var path = await site.PathOf(number);
        var before = (await site.Browser().Get(path)).Headers.ETag;
        var front = (await site.Browser().Get("/")).Headers.ETag;
        Assert.Equal(before, (await site.Browser().Get(path)).Headers.ETag);

        var dark = site.Browser();
        dark.Cookies["theme"] = "dark";
        var page = await dark.Get(path);
        Assert.NotEqual(before, page.Headers.ETag);
        Assert.True(page.Headers.CacheControl!.Private);

        await site.Change(async db =>
        {
            var editor = db.Members.Single(m => m.Id == room.Editor.MemberId);
            var member = await Data.Lookups.MemberOf(db, editor.AccountId, room.Slug, TestContext.Current.CancellationToken);
            var claim = (await Data.Lookups.ClaimForChange(db, member!, number, TestContext.Current.CancellationToken))!;
            claim.Retract("The clock was wrong.", member!, site.Now);
            return 0;
        });
        Assert.NotEqual(before, (await site.Browser().Get(path)).Headers.ETag);
        Assert.NotEqual(front, (await site.Browser().Get("/")).Headers.ETag);
    }

    [Fact]
    public async Task A_publication_whose_transaction_commits_late_has_another_tag_too()
    {
        Assert.SkipUnless(await site.Read(db => Task.FromResult(db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal))), "Numbers are chosen by hand.");
        var room = await site.Seed("Late Desk");
        await site.Read(db => db.Database.ExecuteSqlAsync($"UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'History'", TestContext.Current.CancellationToken));
        var free = await site.Read(db => db.History.MaxAsync(e => e.Id, TestContext.Current.CancellationToken)) + 1;
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The bridge was open all night");
        var before = (await site.Browser().Get("/corrections")).Headers.ETag;
        await site.Read(db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO History (Id, TeamId, ClaimId, Kind, ById, At, Changes, Mentioned, EntityVersion) VALUES ({free}, {room.Id}, {number}, 'CheckPublished', {room.Editor.MemberId}, 0, '[]', '[]', 9)", TestContext.Current.CancellationToken));
        Assert.NotEqual(before, (await site.Browser().Get("/corrections")).Headers.ETag);
    }

    [Fact]
    public async Task A_members_copy_is_the_members_alone()
    {
        var member = await site.SignedIn(ReaderSite.Demo("leila@example.org"));
        foreach (var address in await Addresses())
        {
            var control = (await member.Get(address)).Headers.CacheControl!;
            Assert.False(control.Public, address);
            Assert.True(control.Private || control.NoStore, address);
        }
    }

    [Fact]
    public async Task A_head_request_is_answered_like_a_get()
    {
        foreach (var address in await Addresses())
            Assert.Equal((await site.Browser().Get(address)).Status, (await site.Browser().Send(new HttpRequestMessage(HttpMethod.Head, address))).Status);
    }
}
