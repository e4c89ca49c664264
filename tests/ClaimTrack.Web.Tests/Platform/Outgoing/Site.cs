using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ClaimTrack.Web.Tests.Platform;

/// <summary>A real site on this machine that answers as a test says.</summary>
sealed class Site : IAsyncDisposable
{
    readonly WebApplication _app;
    int _requests;

    Site(RequestDelegate answer, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AllowSynchronousIO = true;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null) listen.UseHttps(certificate);
            });
        });
        _app = builder.Build();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _requests);
            return answer(context);
        });
    }

    public int Requests => _requests;

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<Site> Start(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        var site = new Site(answer, certificate);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>A site with one page.</summary>
    public static Task<Site> With(string contentType, byte[] body, string? encoding = null, int status = 200) => Start(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.ContentType = contentType;
        if (encoding is not null) context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    public static Task<Site> With(string contentType, string body) => With(contentType, System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>A certificate that nobody vouches for.</summary>
    public static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=site.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var certificate = request.CreateSelfSigned(from, from.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
