using System.IO.Compression;
using ClaimTrack.Web.Platform;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Web.Public.Kept;

/// <summary>A page as bytes, in every encoding that browsers take.</summary>
sealed class KeptPage
{
    // They belong to one sending, not to the page.
    static readonly HashSet<string> OfOneAnswer = new(StringComparer.OrdinalIgnoreCase) { HeaderNames.ContentLength, HeaderNames.Date, HeaderNames.TransferEncoding, HeaderNames.Server };

    // What holds for a copy that somebody has.
    static readonly HashSet<string> OfCopies = new(StringComparer.OrdinalIgnoreCase) { HeaderNames.ETag, HeaderNames.CacheControl, HeaderNames.Vary };

    readonly KeyValuePair<string, StringValues>[] _ofCopy;
    readonly KeyValuePair<string, StringValues>[] _ofPage;
    readonly byte[] _plain;
    readonly EntityTagHeaderValue _tag;
    volatile Compressed? _compressed;

    KeptPage(IEnumerable<KeyValuePair<string, StringValues>> headers, byte[] plain, EntityTagHeaderValue tag)
    {
        var byUse = headers.ToLookup(h => OfCopies.Contains(h.Key));
        (_ofCopy, _ofPage, _plain, _tag) = ([.. byUse[true]], [.. byUse[false]], plain, tag);
    }

    /// <summary>How much room it takes.</summary>
    public int Bytes => _plain.Length * 2;

    /// <summary>Keeps an answer, if it is one for everybody.</summary>
    public static KeptPage? Of(HttpResponse answer, byte[] body)
    {
        var control = answer.GetTypedHeaders().CacheControl;
        if (answer.StatusCode != StatusCodes.Status200OK || control is not { Public: true } || answer.Headers.SetCookie.Count > 0 || answer.GetTypedHeaders().ETag is not { } tag) return null;
        answer.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var page = new KeptPage(answer.Headers.Where(h => !OfOneAnswer.Contains(h.Key)), body, tag);
        // The reader who came first does not wait for what takes ten times as long as the page itself.
        _ = Task.Run(page.Compress);
        return page;
    }

    /// <summary>Answers with it, or says that whoever asks has it already, with no more than that takes.</summary>
    public Task Serve(HttpContext context, bool secureOnly)
    {
        var answer = context.Response;
        foreach (var (name, value) in _ofCopy) answer.Headers[name] = value;
        if (Has(context.Request))
        {
            answer.Headers.ContentType = default;
            answer.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        SecurityHeaders.Set(context, secureOnly, nonce: null);
        foreach (var (name, value) in _ofPage) answer.Headers[name] = value;
        var (bytes, encoding) = Best(context.Request.Headers.AcceptEncoding);
        if (encoding is not null) answer.Headers.ContentEncoding = encoding;
        answer.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : answer.Body.WriteAsync(bytes, 0, bytes.Length);
    }

    bool Has(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count == 0) return false;
        return request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(_tag, useStrongComparison: false));
    }

    (byte[] Bytes, string? Encoding) Best(StringValues accepted)
    {
        if (_compressed is not { } compressed || accepted.Count == 0) return (_plain, null);
        var takes = accepted.ToString();
        if (Takes(takes, "br")) return (compressed.Brotli, "br");
        if (Takes(takes, "gzip")) return (compressed.Gzip, "gzip");
        return (_plain, null);
    }

    // "gzip, br;q=0.9": what is named is taken unless its weight is nought.
    static bool Takes(string accepted, string encoding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var part = accepted.AsSpan(range).Trim();
            if (!part.StartsWith(encoding, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = part[encoding.Length..].TrimStart();
            if (rest.IsEmpty) return true;
            if (rest[0] == ';') return StringWithQualityHeaderValue.TryParse(part.ToString(), out var weighed) && weighed.Quality is not 0;
        }
        return false;
    }

    void Compress()
    {
        var brotli = new byte[BrotliEncoder.GetMaxCompressedLength(_plain.Length)];
        if (!BrotliEncoder.TryCompress(_plain, brotli, out var length, quality: 11, window: 22)) return;
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.SmallestSize, leaveOpen: true)) stream.Write(_plain);
        _compressed = new(brotli[..length], gzip.ToArray());
    }

    sealed record Compressed(byte[] Brotli, byte[] Gzip);
}
