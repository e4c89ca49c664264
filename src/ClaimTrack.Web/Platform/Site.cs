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
