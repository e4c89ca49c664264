using ClaimTrack.Domain;

namespace ClaimTrack.Web.Public.About;

/// <summary>Where readers find what newsrooms tell of themselves.</summary>
public static class PageAddress
{
    /// <summary>The path of a page: <c>/method</c>.</summary>
    public static string Of(PageKind kind) => $"/{kind.ToString().ToLowerInvariant()}";

    /// <summary>The path of one version of it.</summary>
    /// <param name="kind">Which page.</param>
    /// <param name="number">Which version.</param>
    /// <param name="desk">Whose page it is, where several newsrooms have one.</param>
    public static string OfVersion(PageKind kind, int number, string? desk) => $"{Of(kind)}/versions/{number}{(desk is null ? "" : $"?desk={Uri.EscapeDataString(desk)}")}";

    /// <summary>The page that a path leads to.</summary>
    public static PageKind Read(PathString path) => Enum.GetValues<PageKind>().First(kind => path.StartsWithSegments(Of(kind)));

    /// <summary>The page's heading, a sentence for readers in English.</summary>
    public static string Heading(PageKind kind) => kind switch
    {
        PageKind.Method => "How we work",
        PageKind.Team => "Who we are",
        PageKind.Ratings => "What our ratings mean",
        PageKind.Funding => "Who pays for our work",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
