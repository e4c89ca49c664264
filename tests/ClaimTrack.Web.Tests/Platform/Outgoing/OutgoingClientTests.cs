using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using ClaimTrack.Web.Platform.Outgoing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ClaimTrack.Web.Tests.Platform;

public class OutgoingClientTests
{
    // For what happens at once unless something is broken; then the test fails instead of hanging.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("text/html; charset=utf-8", "text/html"), InlineData("TEXT/HTML", "text/html"), InlineData("text/plain", "text/plain")]
    [InlineData("application/xhtml+xml", "application/xhtml+xml"), InlineData("text/html; charset=utf-8;", "text/html"), InlineData("text/html; charset", "text/html")]
    public async Task A_page_comes_back_as_text(string contentType, string mediaType)
    {
        await using var site = await Site.With(contentType, "<p>Straße, Łódź, القدس</p>");
        using var door = Door.To(site.Port);
        var page = await door.Get($"http://site.test:{site.Port}/article?id=1");
        Assert.True(page.Succeeded, page.Failure?.Sentence);
        Assert.Equal("<p>Straße, Łódź, القدس</p>", page.Text);
        Assert.Equal(mediaType, page.MediaType);
        Assert.Equal($"http://site.test:{site.Port}/article?id=1", page.Address.AbsoluteUri);
    }

    [Fact]
    public async Task The_site_learns_our_name_and_nothing_else()
    {
        var headers = new Dictionary<string, string>();
        await using var site = await Site.Start(context =>
        {
            foreach (var (name, value) in context.Request.Headers) headers[name] = $"{value}";
            context.Response.Cookies.Append("visitor", "1");
            context.Response.ContentType = "text/plain";
            return context.Response.WriteAsync("hello", context.RequestAborted);
        });
        using var door = Door.To(site.Port);
        using var trace = new System.Diagnostics.Activity("reading").Start();
        for (var visit = 0; visit < 2; visit++) Assert.True((await door.Get($"http://site.test:{site.Port}/")).Succeeded);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], headers.Keys.Order());
        Assert.Equal("ClaimTrack/1.0 (+fact-checking)", headers["User-Agent"]);
    }

    [Theory]
    [InlineData(301), InlineData(302), InlineData(303), InlineData(307), InlineData(308)]
    public async Task Redirects_are_followed_and_the_last_address_is_told(int status)
    {
        await using var site = await Site.Start(context =>
        {
            var step = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
            context.Response.ContentType = "text/plain";
            if (step == 5) return context.Response.WriteAsync("there", context.RequestAborted);
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"/{step + 1}";
            return Task.CompletedTask;
        });
        using var door = Door.To(site.Port);
        var page = await door.Get($"http://site.test:{site.Port}/0");
        Assert.Equal("there", page.Text);
        Assert.Equal("/5", page.Address?.AbsolutePath);
        Assert.Equal(6, door.Asked.Count);
    }

    [Fact]
    public async Task The_sixth_redirect_is_one_too_many()
    {
        await using var site = await Site.Start(context =>
        {
            context.Response.Redirect("/");
            return Task.CompletedTask;
        });
        using var door = Door.To(site.Port);
        Assert.Equal(FetchFailureKind.TooManyRedirects, (await door.Get($"http://site.test:{site.Port}/")).Failure?.Kind);
        Assert.Equal(6, site.Requests);
    }

    [Fact]
    public async Task A_redirect_in_raw_utf8_is_understood()
    {
        var hits = 0;
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadRequest(stream, ct);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Interlocked.Increment(ref hits) == 1
                ? "HTTP/1.1 302 Found\r\nLocation: /مقال\r\nContent-Length: 0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"), ct);
        });
        using var door = Door.To(server.Port);
        var page = await door.Get($"http://site.test:{server.Port}/");
        Assert.Equal("/%D9%85%D9%82%D8%A7%D9%84", page.Address?.AbsolutePath);
    }

    [Theory]
    [InlineData(401, FetchFailureKind.Refused, "The site refused us (401). Paste the text instead.")]
    [InlineData(403, FetchFailureKind.Refused, "The site refused us (403). Paste the text instead.")]
    [InlineData(429, FetchFailureKind.Refused, "The site refused us (429). Paste the text instead.")]
    [InlineData(451, FetchFailureKind.Refused, "The site refused us (451). Paste the text instead.")]
    [InlineData(404, FetchFailureKind.NotFound, "The site has no page at this address (404). Check it, or paste the text instead.")]
    [InlineData(410, FetchFailureKind.NotFound, "The site has no page at this address (410). Check it, or paste the text instead.")]
    [InlineData(500, FetchFailureKind.SiteFailed, "The site has a problem of its own (500). Try again later, or paste the text instead.")]
    [InlineData(503, FetchFailureKind.SiteFailed, "The site has a problem of its own (503). Try again later, or paste the text instead.")]
    [InlineData(204, FetchFailureKind.SiteFailed, "The site gave us no page (204). Paste the text instead.")]
    [InlineData(304, FetchFailureKind.SiteFailed, "The site gave us no page (304). Paste the text instead.")]
    [InlineData(302, FetchFailureKind.SiteFailed, "The site gave us no page (302). Paste the text instead.")]
    public async Task What_the_site_answers_is_told_as_it_is(int status, FetchFailureKind kind, string sentence)
    {
        await using var site = await Site.Start(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var door = Door.To(site.Port);
        Assert.Equal(new(kind, sentence), (await door.Get($"http://site.test:{site.Port}/")).Failure);
    }

    [Theory]
    [InlineData("application/pdf", "a PDF"), InlineData("image/png", "a picture"), InlineData("video/mp4", "a video"), InlineData("audio/mpeg", "a recording")]
    [InlineData("application/octet-stream", "a file"), InlineData("application/json", "a file"), InlineData("text/css", "a file"), InlineData("", "a file")]
    public async Task What_is_not_a_page_is_named(string contentType, string thing)
    {
        await using var site = await Site.With(contentType, "%PDF-1.7");
        using var door = Door.To(site.Port);
        var failure = (await door.Get($"http://site.test:{site.Port}/")).Failure;
        Assert.Equal(new(FetchFailureKind.NotAPage, $"This address leads to {thing}, not to a page. Paste the text instead."), failure);
    }

    [Fact]
    public async Task A_page_as_large_as_allowed_is_taken_and_one_byte_more_is_not()
    {
        await using var site = await Site.Start(async context =>
        {
            context.Response.ContentType = "text/plain";
            // The length is told for /told and must be counted for /counted.
            var size = context.Request.Query.ContainsKey("more") ? 1001 : 1000;
            if (context.Request.Path == "/told") context.Response.ContentLength = size;
            await context.Response.Body.WriteAsync(new byte[size], context.RequestAborted);
        });
        using var door = Door.To(site.Port, settings: ("MaxBytes", "1000"));
        foreach (var path in new[] { "told", "counted" })
        {
            Assert.Equal(1000, (await door.Get($"http://site.test:{site.Port}/{path}")).Text?.Length);
            Assert.Equal(FetchFailureKind.TooLarge, (await door.Get($"http://site.test:{site.Port}/{path}?more")).Failure?.Kind);
        }
    }

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("deflate")]
    public async Task A_packed_page_is_unpacked(string encoding)
    {
        await using var site = await Site.With("text/html", Pack(encoding, Encoding.UTF8.GetBytes("<p>packed</p>")), encoding);
        using var door = Door.To(site.Port);
        Assert.Equal("<p>packed</p>", (await door.Get($"http://site.test:{site.Port}/")).Text);
    }

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("deflate")]
    public async Task A_page_that_unpacks_without_end_is_too_large(string encoding)
    {
        var bomb = Pack(encoding, new byte[100_000_000]);
        Assert.InRange(bomb.Length, 1, 1_000_000);
        await using var site = await Site.With("text/html", bomb, encoding);
        using var door = Door.To(site.Port);
        var failure = (await door.Get($"http://site.test:{site.Port}/")).Failure;
        Assert.Equal(new(FetchFailureKind.TooLarge, "This page is larger than the 2 MB that we fetch. Paste the text instead."), failure);
    }

    [Theory]
    [InlineData("gzip, gzip"), InlineData("zstd"), InlineData("aes128gcm")]
    public async Task A_page_packed_in_ways_we_do_not_know_is_not_shown_as_noise(string encoding)
    {
        await using var site = await Site.With("text/html", Pack("gzip", Pack("gzip", [1, 2, 3])), encoding);
        using var door = Door.To(site.Port);
        Assert.Equal(FetchFailureKind.NotAPage, (await door.Get($"http://site.test:{site.Port}/")).Failure?.Kind);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Ty")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData("")]
    public async Task An_answer_that_breaks_off_is_told_as_broken(string answer)
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadRequest(stream, ct);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), ct);
        });
        using var door = Door.To(server.Port);
        Assert.Equal(new(FetchFailureKind.SiteFailed, "The site’s answer broke off. Try again, or paste the text instead."),
            (await door.Get($"http://site.test:{server.Port}/")).Failure);
    }

    [Fact]
    public async Task Endless_headers_are_not_read()
    {
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadRequest(stream, ct);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), ct);
            while (true) await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-Filler: {new string('x', 1000)}\r\n"), ct);
        });
        using var door = Door.To(server.Port);
        Assert.Equal(FetchFailureKind.SiteFailed, (await door.Get($"http://site.test:{server.Port}/")).Failure?.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>and then")]
    public async Task A_site_that_never_finishes_is_given_up_after_fifteen_seconds(string beginning)
    {
        var clock = new FakeTimeProvider();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async (stream, ct) =>
        {
            await RawServer.ReadRequest(stream, ct);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), ct);
            waiting.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        });
        using var door = Door.To(server.Port, clock);
        var fetching = door.Get($"http://site.test:{server.Port}/");
        await waiting.Task.WaitAsync(Patience, Ct);
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(fetching.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(new(FetchFailureKind.TooSlow, "The site took too long to answer. Try again later, or paste the text instead."), (await fetching).Failure);
    }

    [Fact]
    public async Task The_time_is_one_for_all_redirects()
    {
        var clock = new FakeTimeProvider();
        await using var site = await Site.Start(context =>
        {
            // Each step is quick enough by itself.
            clock.Advance(TimeSpan.FromSeconds(4));
            context.Response.Redirect("/");
            return Task.CompletedTask;
        });
        using var door = Door.To(site.Port, clock);
        Assert.Equal(FetchFailureKind.TooSlow, (await door.Get($"http://site.test:{site.Port}/")).Failure?.Kind);
        Assert.Equal(4, site.Requests);
    }

    [Fact]
    public async Task Blocked_closed_and_unknown_give_one_answer()
    {
        using var closed = new TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var door = Door.To(port);
        var failures = new List<FetchFailure?>();
        foreach (var host in new[] { "site.test", "127.0.0.1", "unknown.test" }) failures.Add((await door.Get($"http://{host}:{port}/?token=secret")).Failure);
        Assert.Equal([new FetchFailure(FetchFailureKind.CannotFetch, "This address cannot be fetched. Check it, or paste the text instead.")], failures.Distinct());
        // The operator's log tells them apart, and keeps what the address may have carried to itself.
        Assert.Contains(door.Log.Lines, line => line.Contains("127.0.0.1 is 127.0.0.1"));
        Assert.DoesNotContain(door.Log.Lines, line => line.Contains("secret"));
    }

    [Fact]
    public async Task A_refusal_takes_its_time_whatever_the_reason()
    {
        var clock = new WatchedClock();
        using var door = Door.To(8080, clock, ("RefusalTakes", "00:00:03"));
        var fetching = door.Get("http://127.0.0.1:8080/");
        await clock.Waiting(TimeSpan.FromSeconds(3)).WaitAsync(Patience, Ct);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(fetching.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(FetchFailureKind.CannotFetch, (await fetching).Failure?.Kind);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var certificate = Site.OwnCertificate();
        await using var site = await Site.Start(context => context.Response.WriteAsync("hello"), certificate);
        using var door = Door.To(site.Port);
        Assert.Equal(FetchFailureKind.CannotFetch, (await door.Get($"https://site.test:{site.Port}/")).Failure?.Kind);
        Assert.Equal(0, site.Requests);
    }

    [Fact]
    public async Task What_is_no_address_is_told_at_once()
    {
        using var door = new Door();
        Assert.Equal(FetchFailureKind.BadAddress, (await door.Get("see the council’s page")).Failure?.Kind);
        Assert.Empty(door.Asked);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using var server = new RawServer((_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, ct));
        using var door = Door.To(server.Port);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var fetching = door.Client.GetPageAsync($"http://site.test:{server.Port}/", 1, stop.Token);
        await server.Reached.Task.WaitAsync(Patience, Ct);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
    }

    [Fact]
    public async Task One_team_waits_for_itself_and_not_for_others()
    {
        var arrived = new SemaphoreSlim(0);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var site = await Site.Start(async context =>
        {
            arrived.Release();
            await release.Task;
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync("ok", context.RequestAborted);
        });
        using var door = Door.To(site.Port);
        var address = $"http://site.test:{site.Port}/";
        var fetches = new[] { 1, 1, 1, 2, 2, 3 }.Select(team => door.Get(address, team)).ToList();
        // Two of team 1 and two of team 2 fill the four places; the third of team 1 and team 3 wait.
        for (var i = 0; i < 4; i++) Assert.True(await arrived.WaitAsync(Patience, Ct));
        Assert.Equal(4, site.Requests);
        release.SetResult();
        Assert.All(await Task.WhenAll(fetches), page => Assert.Equal("ok", page.Text));
        Assert.Equal(6, site.Requests);
    }

    static byte[] Pack(string encoding, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new GZipStream(packed, CompressionLevel.Fastest),
        }) packer.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>A clock that tells when somebody waits on it.</summary>
    sealed class WatchedClock : FakeTimeProvider
    {
        readonly Dictionary<TimeSpan, TaskCompletionSource> _waits = [];

        public Task Waiting(TimeSpan time) => Wait(time).Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Wait(dueTime).TrySetResult();
            return timer;
        }

        TaskCompletionSource Wait(TimeSpan time)
        {
            lock (_waits)
                return _waits.TryGetValue(time, out var wait) ? wait : _waits[time] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
