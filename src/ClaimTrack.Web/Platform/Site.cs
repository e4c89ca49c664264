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
}
