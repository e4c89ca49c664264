using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ClaimTrack.Web.Platform;

/// <summary>What the public site is called and where it stands, from the section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The name over every public page.</summary>
    public string Name { get; init; } = "ClaimTrack";

    /// <summary>The address under which readers reach it, such as <c>https://facts.example</c>; without it the request's own.</summary>
    public string? Url { get; init; }

    /// <summary>The site's address without a slash at its end.</summary>
    public string Base(HttpRequest request) => (Url ?? $"{request.Scheme}://{request.Host}").TrimEnd('/');

    /// <summary>The host name under which readers reach it; without <see cref="Url"/> the request's own, or null outside a request.</summary>
    public string? HostName(HttpRequest? request) => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host : request?.Host.Host;
}

/// <summary>Addresses for letters. They are made of what is configured and never of the Host header, which anybody can write:
/// a link for a new password would lead to the forger's site.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> site, IServer server, IConfiguration configuration)
{
    /// <summary>The whole address of a path on this site.</summary>
    public string Of(string path) => (site.Value.Url ?? Own()).TrimEnd('/') + path;

    /// <summary>The address at which the server listens.</summary>
    public string Own()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration["Urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "http://localhost:5080";
        return address.Replace("//*", "//localhost").Replace("//+", "//localhost").Replace("//[::]", "//localhost").Replace("//0.0.0.0", "//localhost");
    }
}
