using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using ClaimTrack.Data;
using ClaimTrack.Domain;
using Microsoft.AspNetCore.SignalR.Client;

namespace ClaimTrack.Web.Tests.Public;

/// <summary>The demo's newsrooms on an application that counts what it asks its database.</summary>
public sealed class CountedSite : CountingApp;

/// <summary>A check is made once for everybody, and made again when readers could notice a change.</summary>
public sealed class KeptPagesTests(CountedSite site) : IClassFixture<CountedSite>
{
    // Returns once open pages were told of it: until then pages may be let go once more.
    async Task<(Newsroom Room, int Number, string Path)> Published()
    {
        var heard = Channel.CreateUnbounded<int>();
        await using var live = await site.Browser().Connect();
        live.On<JsonElement>("Changed", hint => heard.Writer.TryWrite(hint.GetProperty("entity").GetInt32()));
        await live.InvokeAsync<long>("Subscribe", "site", TestContext.Current.CancellationToken);
        var room = await site.Seed("Kept Desk");
        var number = await site.SeedClaim(room, ClaimStatus.Published, "The tide came in at noon");
        while (await heard.Reader.ReadAsync(TestContext.Current.CancellationToken) != number) { }
        return (room, number, (await site.Browser().Get($"/checks/{number}")).Location!);
    }

    Task Do(Newsroom room, int number, Action<Claim, Member> act) => site.Change(async db =>
    {
        var editor = db.Members.Single(m => m.Id == room.Editor.MemberId);
        var member = (await db.MemberOf(editor.AccountId, room.Slug, TestContext.Current.CancellationToken))!;
        act((await db.ClaimForChange(member, number, TestContext.Current.CancellationToken))!, member);
        return 0;
    });

    async Task<HttpResponseMessage> Send(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await site.Visit().SendAsync(request, TestContext.Current.CancellationToken);
    }

    static Task<byte[]> Bytes(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    // Compressing goes on beside the first answer.
    async Task<HttpResponseMessage> Compressed(string path, string accepts)
    {
        HttpResponseMessage answer;
        do answer = await Send(path, null, ("Accept-Encoding", accepts));
        while (answer.Content.Headers.ContentEncoding.Count == 0);
        return answer;
    }

    [Fact]
    public async Task The_second_reader_costs_no_query_and_gets_the_same()
    {
        var (_, _, path) = await Published();
        var first = await Send(path);
        HttpResponseMessage second = null!;
        Assert.Equal(0, await CountingApp.Queries(async () => second = await Send(path)));
        Assert.Equal(await Bytes(first), await Bytes(second));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(Of(first), Of(second));
        Assert.Contains("Accept-Encoding", second.Headers.Vary);

        static IEnumerable<string> Of(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order();
    }

    [Fact]
    public async Task It_is_compressed_as_the_browser_likes_best()
    {
        var (_, _, path) = await Published();
        var plain = await Bytes(await Send(path));
        var brotli = await Compressed(path, "gzip, deflate, br, zstd");
        Assert.Equal("br", Assert.Single(brotli.Content.Headers.ContentEncoding));
        Assert.Equal(plain, Unpacked(new BrotliStream(new MemoryStream(await Bytes(brotli)), CompressionMode.Decompress)));
        var gzip = await Compressed(path, "gzip;q=0.8, br;q=0");
        Assert.Equal("gzip", Assert.Single(gzip.Content.Headers.ContentEncoding));
        Assert.Equal(plain, Unpacked(new GZipStream(new MemoryStream(await Bytes(gzip)), CompressionMode.Decompress)));
        foreach (var accepts in new[] { "identity", "brotli", "br;q=0, gzip;q=0", "zstd" })
            Assert.Equal(plain, await Bytes(await Send(path, null, ("Accept-Encoding", accepts))));

        static byte[] Unpacked(Stream stream)
        {
            var all = new MemoryStream();
            stream.CopyTo(all);
            return all.ToArray();
        }
    }

    [Fact]
    public async Task Who_has_it_is_told_so_before_and_after_it_is_kept()
    {
        var (_, _, path) = await Published();
        var tag = (await Send(path)).Headers.ETag!.ToString();
        await Published(); // lets everything go
        var other = await Send(path, null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var now = other.Headers.ETag!.ToString();
        foreach (var has in new[] { now, $"\"x\", {now}", "*" })
        {
            var again = await Send(path, null, ("If-None-Match", has));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await Bytes(again));
            Assert.Equal(now, again.Headers.ETag!.ToString());
            Assert.Contains("Cookie", again.Headers.Vary);
            Assert.Equal(TimeSpan.FromMinutes(1), again.Headers.CacheControl!.MaxAge);
        }
        Assert.Equal(HttpStatusCode.OK, (await Send(path, null, ("If-None-Match", "nonsense"))).StatusCode);
    }

    [Fact]
    public async Task A_head_is_told_the_length_and_sent_nothing()
    {
        var (_, _, path) = await Published();
        Assert.Equal(HttpStatusCode.OK, (await Send(path, HttpMethod.Head)).StatusCode);
        var length = (await Bytes(await Send(path))).Length;
        var head = await Send(path, HttpMethod.Head);
        Assert.Equal(length, head.Content.Headers.ContentLength);
        Assert.Empty(await Bytes(head));
    }

    [Fact]
    public async Task A_change_is_on_the_page_at_once()
    {
        var (room, number, path) = await Published();
        await Send(path);
        await Do(room, number, (claim, editor) => claim.Retract("The clock was wrong.", editor, site.Now));
        Assert.Contains("The clock was wrong.", Encoding.UTF8.GetString(await Bytes(await Send(path))));
    }

    [Fact]
    public async Task Whoever_has_a_cookie_gets_a_page_of_their_own()
    {
        var (_, _, path) = await Published();
        await Send(path);
        var dark = await Send(path, null, ("Cookie", "theme=dark"));
        Assert.Contains("data-theme=\"dark\"", Encoding.UTF8.GetString(await Bytes(dark)));
        Assert.DoesNotContain("data-theme=\"dark\"", Encoding.UTF8.GetString(await Bytes(await Send(path))));
    }

    [Fact]
    public async Task Languages_and_hosts_are_kept_apart()
    {
        var (_, _, path) = await Published();
        foreach (var (address, likes, host, tongue) in new[] { (path, "en", "a.example", "en"), (path, "es", "a.example", "es"), ($"/es{path}", "en", "a.example", "es"), (path, "en", "b.example", "en") })
            for (var time = 0; time < 2; time++)
            {
                var text = Encoding.UTF8.GetString(await Bytes(await Send(address, null, ("Accept-Language", likes), ("Host", host))));
                Assert.Contains($"<header class=\"mast\" lang=\"{tongue}\"", text);
                Assert.Contains($"rel=\"canonical\" href=\"http://{host}{path}\"", text);
                Assert.Equal(address != path, text.Contains("href=\"/es/corrections\"") && !text.Contains("href=\"/corrections\""));
            }
    }

    [Fact]
    public async Task A_redirect_and_a_missing_page_are_not_kept()
    {
        var (_, number, path) = await Published();
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(path, (await Send($"/checks/{number}-old")).Headers.Location!.ToString());
            var missing = await Send("/checks/999999-nothing");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.NotEmpty(await Bytes(missing));
        }
    }

    [Fact]
    public async Task Many_at_once_make_it_once()
    {
        var (_, _, path) = await Published();
        var queries = await CountingApp.Queries(async () => await Send(path));
        await Published(); // lets everything go
        Assert.Equal(queries, await CountingApp.Queries(() => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Send(path)))));
    }

    [Fact]
    public async Task No_nonce_is_handed_out_twice()
    {
        var (_, _, path) = await Published();
        for (var time = 0; time < 2; time++)
            Assert.DoesNotContain("nonce", string.Join(' ', (await Send(path)).Headers.GetValues("Content-Security-Policy")));
    }
}
