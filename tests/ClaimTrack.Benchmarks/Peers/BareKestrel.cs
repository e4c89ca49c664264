using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ClaimTrack.Benchmarks.Peers;

/// <summary>The limit: Kestrel with the bytes at hand and nothing before it.</summary>
static class BareKestrel
{
    /// <summary>Serves the files of a folder by their names, as brotli.</summary>
    public static async Task Serve(string url, string folder)
    {
        var files = Directory.GetFiles(folder).ToDictionary(f => "/" + Path.GetFileName(f), File.ReadAllBytes);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url).ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        app.Run(context =>
        {
            var answer = context.Response;
            if (context.Request.Headers.IfNoneMatch.Count > 0)
            {
                answer.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            var bytes = files[context.Request.Path.Value!];
            answer.ContentType = "text/html; charset=utf-8";
            answer.Headers.ContentEncoding = new StringValues("br");
            answer.Headers[HeaderNames.ETag] = "\"it\"";
            answer.ContentLength = bytes.Length;
            return answer.Body.WriteAsync(bytes, 0, bytes.Length);
        });
        await app.RunAsync();
    }
}
