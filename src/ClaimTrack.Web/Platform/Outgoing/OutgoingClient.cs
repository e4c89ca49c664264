using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform.Outgoing;

/// <summary>
/// The one door to the outside. Everything that fetches an address which a person gave goes through here: resolved once, checked,
/// connected to what was checked, every redirect checked afresh, bounded in time, size and number.
/// </summary>
public sealed class OutgoingClient(
    OutgoingConnections connections, IOptions<OutgoingOptions> settings, TimeProvider clock, ILogger<OutgoingClient> log) : IDisposable
{
    readonly OutgoingOptions _options = settings.Value;
    readonly FetchSlots _slots = new(settings.Value.AtOnce, settings.Value.AtOncePerTeam);
    readonly HttpClient _http = new(connections.CreateHandler())
    {
        // One limit holds over headers and body, below; HttpClient's own would end with the headers.
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders =
        {
            { "User-Agent", "ClaimTrack/1.0 (+fact-checking)" },
            { "Accept", "text/html, application/xhtml+xml, text/plain;q=0.8" },
        },
    };

    /// <summary>Fetches a page. What goes wrong is told in the answer; only the caller's own cancellation is thrown.</summary>
    /// <param name="address">What the person gave.</param>
    /// <param name="teamId">The team that asks; it waits its turn.</param>
    /// <param name="ct">Ends the fetch.</param>
    public async Task<FetchedPage> GetPageAsync(string address, int teamId, CancellationToken ct)
    {
        if (OutgoingAddress.Parse(address, _options.Ports) is not { } uri) return FetchFailure.BadAddress;
        long started;
        FetchedPage page;
        using (await _slots.Take(teamId, ct))
        {
            started = clock.GetTimestamp();
            page = await FetchInTime(uri, ct);
        }
        if (page.Failure?.Kind == FetchFailureKind.CannotFetch)
        {
            var early = _options.RefusalTakes - clock.GetElapsedTime(started);
            if (early > TimeSpan.Zero) await Task.Delay(early, clock, ct);
        }
        return page;
    }

    async Task<FetchedPage> FetchInTime(Uri uri, CancellationToken ct)
    {
        using var time = new CancellationTokenSource(_options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, time.Token);
        try
        {
            return await Follow(uri, either.Token);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested && Explain(problem, time.IsCancellationRequested) is { } failure)
        {
            // The host and the reason, for the operator. Not the address: it may carry somebody's token.
            log.LogInformation("Could not fetch from {Host}: {Kind}, {Reason}", uri.IdnHost, failure.Kind, problem.GetBaseException().Message);
            return failure;
        }
    }

    static FetchFailure? Explain(Exception problem, bool outOfTime) => problem switch
    {
        _ when outOfTime => FetchFailure.TooSlow,
        // Ours was not the time that ran out, so it was the time for connecting.
        OperationCanceledException => FetchFailure.CannotFetch,
        HttpRequestException { InnerException: HostRefusedException or SocketException } => FetchFailure.CannotFetch,
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
        } => FetchFailure.CannotFetch,
        // The rest came from a site that we did reach: half an answer, endless headers, bad compression.
        HttpRequestException or IOException or InvalidDataException => FetchFailure.Broken,
        _ => null,
    };

    async Task<FetchedPage> Follow(Uri uri, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= OutgoingOptions.MostRedirects; redirects++)
        {
            using var response = await _http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, ct);
            if (NextAddress(response) is not { } next) return await Read(response, uri, ct);
            if (OutgoingAddress.Parse(next, _options.Ports, from: uri) is not { } allowed)
            {
                log.LogInformation("Could not fetch from {Host}: it sends us to an address that is not ours to fetch", uri.IdnHost);
                return FetchFailure.CannotFetch;
            }
            uri = allowed;
        }
        return FetchFailure.TooManyRedirects;
    }

    // As sent: HttpResponseHeaders.Location would already have been mended by Uri.
    static string? NextAddress(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.First() : null;

    async Task<FetchedPage> Read(HttpResponseMessage response, Uri uri, CancellationToken ct)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
            return FetchFailure.Status((int)response.StatusCode);
        var (mediaType, charset) = ContentType(response);
        if (mediaType is not ("text/html" or "application/xhtml+xml" or "text/plain")) return FetchFailure.NotAPage(mediaType);
        // What the handler could unpack is gone from the header; what is left was packed twice or in a way we do not know.
        if (response.Content.Headers.ContentEncoding.Count > 0) return FetchFailure.Unreadable;
        if (response.Content.Headers.ContentLength > _options.MaxBytes) return FetchFailure.TooLarge(_options.MaxBytes);
        if (await ReadAtMost(_options.MaxBytes, response, ct) is not { } body) return FetchFailure.TooLarge(_options.MaxBytes);
        return FetchedPage.Found(uri, mediaType, PageCharset.Decode(body.Span, charset, isMarkup: mediaType != "text/plain"));
    }

    // By hand, because the typed header gives nothing at all when a site has written a stray semicolon.
    static (string MediaType, string? Charset) ContentType(HttpResponseMessage response)
    {
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values)) return ("", null);
        var parts = values.First().Split(';', ',');
        var charset = parts.Select(part => part.Split('=', 2)).FirstOrDefault(part => part is [var name, _] && name.Trim().Equals("charset", StringComparison.OrdinalIgnoreCase));
        return (parts[0].Trim().ToLowerInvariant(), charset?[1]);
    }

    // Counted after decompression: a few kilobytes can unpack to gigabytes.
    static async Task<ReadOnlyMemory<byte>?> ReadAtMost(int maxBytes, HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await body.ReadAsync(buffer, ct) is > 0 and var count)
        {
            if (read.Length + count > maxBytes) return null;
            read.Write(buffer, 0, count);
        }
        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
